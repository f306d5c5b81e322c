import { isReleaseGated, windowsReleaseGateProblems } from "../../limits/cluster/kubernetesVersion";
import { Report, StackRule } from "../rule";
import { reference } from "../references";
import { NodeGroup, windowsNodeGroups } from "../stack/nodeGroups";

/** A1: each Windows Server release has AMIs from one Kubernetes version on. */
export const releaseGate: StackRule = {
    name: "windows-release-gate",
    description: "Windows node groups use a Windows Server release that their Kubernetes version has AMIs of.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["A1"],
    tags: ["nodes", "images"],
    ...reference("windowsAmi", "Windows Server 2025 AMIs exist for Kubernetes 1.35 and later, Windows Server 2022 ones for 1.24 and later."),
    remediationSteps: "Upgrade Kubernetes first, or use the amiType of an older Windows Server release.",
    judge(stack, report) {
        for (const group of windowsNodeGroups(stack)) {
            const { amiType } = group;
            if (typeof amiType === "string") {
                judgeGroup(group, amiType, report);
            }
        }
    },
};

function judgeGroup(group: NodeGroup, amiType: string, report: Report): void {
    // Nodes are never newer than their cluster, so where only its version is known, that one decides.
    const version = group.version ?? group.cluster?.version;
    if (version !== undefined) {
        report.problems(group.resource, windowsReleaseGateProblems(group.path("amiType"), amiType, version));
    } else if (isReleaseGated(amiType)) {
        const ofCluster = group.cluster?.setting(["version"], ["version"]);
        if (group.isPending("version")) {
            report.notJudged(group.resource, "version");
        } else if (ofCluster && !ofCluster.found.known) {
            report.notJudged(group.cluster!.resource, ofCluster.path);
        }
    }
}
