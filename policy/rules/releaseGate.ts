import { amiReleaseProblems, isAmiRelease } from "../../limits/nodes/amiRelease";
import { isKubernetesVersion, isReleaseGated, windowsReleaseGateProblems } from "../../limits/cluster/kubernetesVersion";
import { windowsAmi } from "../../limits/nodes/windowsAmiType";
import { Report, StackRule } from "../rule";
import { reference } from "../references";
import { NodeGroup, windowsNodeGroups } from "../stack/nodeGroups";

/** A1: each Windows Server release has AMIs from one Kubernetes version on. */
export const releaseGate: StackRule = {
    name: "windows-release-gate",
    description: "Windows node groups use a Windows Server release and an AMI release that exist for their Kubernetes version.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["A1", "A3"],
    tags: ["nodes", "images"],
    ...reference("windowsAmi", "Windows Server 2025 AMIs exist for Kubernetes 1.35 and later, Windows Server 2022 AMIs for 1.24 and later."),
    remediationSteps: "Upgrade Kubernetes first, or use the amiType of an older Windows Server release; pin an AMI release of the group's Kubernetes version.",
    judge(stack, report) {
        const groups = windowsNodeGroups(stack);
        for (const group of groups) {
            const { amiType } = group;
            if (typeof amiType === "string") {
                judgeGroup(group, amiType, report);
            }
        }
        // Groups of a WindowsCluster share their pins.
        new Map(groups.map(group => [`${group.resource.urn} ${group.releasePath}`, group])).forEach(group => judgePin(group, report));
    },
};

function judgeGroup(group: NodeGroup, amiType: string, report: Report): void {
    // Nodes are never newer than their cluster, so where only its version is known, that one decides.
    const version = group.version ?? group.cluster?.version;
    if (version !== undefined) {
        report.problems(group.resource, windowsReleaseGateProblems(group.path("amiType"), amiType, version));
    } else if (isReleaseGated(amiType)) {
        const ofCluster = group.cluster?.written(["version"], ["version"]);
        if (group.property("version").isPending) {
            report.notJudged(group.resource, "version");
        } else if (ofCluster && !ofCluster.found.known) {
            report.notJudged(group.cluster!.resource, ofCluster.path);
        }
    }
}

/** EKS refuses a release of another Kubernetes version. */
function judgePin({ resource, amiType, releaseVersion, releasePath, ownVersion }: NodeGroup, report: Report): void {
    if (typeof amiType === "string" && windowsAmi(amiType) && releaseVersion.known && isAmiRelease(releaseVersion.value) && isKubernetesVersion(ownVersion)) {
        report.problems(resource, amiReleaseProblems(releasePath, releaseVersion.value, ownVersion));
    }
}
