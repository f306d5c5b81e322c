import { NodeRelease, newestRelease, oneReleaseProblems } from "../../limits/nodes/oneRelease";
import { isWindowsAmiType } from "../../limits/nodes/windowsAmiType";
import { PolicyResource } from "@pulumi/policy";
import { reference } from "../references";
import { StackRule } from "../rule";
import { Cluster } from "../stack/clusters";
import { push } from "../stack/grouping";
import { NodeGroup, windowsNodeGroups } from "../stack/nodeGroups";
import { Stack } from "../stack/stack";
import { WINDOWS_CLUSTER } from "../stack/types";

/** A3: pods move from node to node, so all nodes are the same. */
export const oneRelease: StackRule = {
    name: "windows-one-release",
    description: "All Windows node groups of a cluster run the same Windows Server release, AMI release and kubelet version.",
    enforcementLevel: "advisory",
    severity: "low",
    limits: ["A3"],
    tags: ["images", "patching"],
    ...reference("windowsAmiManagement", "All Windows nodes of a cluster should run the same AMI version and kubelet version."),
    remediationSteps: "Give all Windows node groups of the cluster the Windows Server release and version of the newest one, and a releaseVersion of the same month.",
    judge(stack, report) {
        for (const [owner, groups] of groupsByCluster(stack)) {
            const releases = groups.map(group => ({ group, release: releaseOf(group) }));
            const newest = { ...newestRelease(releases.map(({ release }) => release)), cluster: owner.name };
            for (const { group, release } of releases) {
                const paths = { amiType: group.path("amiType"), kubernetesVersion: group.versionPath, releaseVersion: group.releasePath };
                report.problems(group.resource, oneReleaseProblems(paths, release, newest));
            }
        }
    },
};

/** Windows groups on Amazon's AMIs, by the cluster of the stack or by the component that is one. */
function groupsByCluster(stack: Stack): Map<Cluster | PolicyResource, NodeGroup[]> {
    const found = new Map<Cluster | PolicyResource, NodeGroup[]>();
    for (const group of windowsNodeGroups(stack)) {
        const owner = group.cluster ?? (group.resource.type === WINDOWS_CLUSTER ? group.resource : undefined);
        if (owner && isWindowsAmiType(group.amiType) && !hasOwnImage(group)) {
            push(found, owner, group);
        }
    }
    return found;
}

/** Whether a component is told, or may be, to make the group from an image of one's own, which no release is known of. */
function hasOwnImage(group: NodeGroup): boolean {
    return ["customImage", "imagePipeline"].some(key => {
        const found = group.property(key);
        return !found.isAbsent;
    });
}

function releaseOf({ amiType, ownVersion, releaseVersion }: NodeGroup): NodeRelease {
    return {
        amiType: typeof amiType === "string" ? amiType : undefined,
        kubernetesVersion: ownVersion,
        releaseVersion: releaseVersion.known && typeof releaseVersion.value === "string" ? releaseVersion.value : undefined,
    };
}
