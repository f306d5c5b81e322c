import { autoModeOnlyProblems, autoModeProblems } from "../../limits/cluster/autoMode";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { Cluster, Setting } from "../stack/clusters";
import { nodeGroups, windowsClusters, windowsNodeGroups } from "../stack/nodeGroups";
import { mayHaveOtherNodes } from "../stack/otherNodes";
import { Stack } from "../stack/stack";
import { windowsWorkloads } from "../stack/workloads";

/** E4: Auto Mode has no Windows nodes; those of managed groups may stand beside it. */
export const autoMode: StackRule = {
    name: "windows-auto-mode",
    description: "Windows pods of clusters in Auto Mode have managed node groups to run on.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["E4", "E6"],
    tags: ["cluster", "scaling"],
    ...reference("autoMode", "Nodes of Auto Mode run Bottlerocket, which is Linux."),
    remediationSteps: "Give the cluster a managed node group of a Windows AMI type, scale it yourself, and give every pod a nodeSelector for kubernetes.io/os.",
    judge(stack, report) {
        for (const cluster of windowsClusters(stack).keys()) {
            const { path, found } = autoModeSetting(cluster);
            if (found.known) {
                report.problems(cluster.resource, autoModeProblems(path, found.value));
            } else {
                report.notJudged(cluster.resource, path);
            }
        }
        judgeWindowsPods(stack, report);
    },
};

/** The switch of Auto Mode that is on, or the one that decides: EKS wants all three alike. */
function autoModeSetting(cluster: Cluster): Setting {
    const compute = cluster.setting(["computeConfig", "enabled"], ["autoMode", "enabled"]);
    return [
        compute,
        cluster.setting(["storageConfig", "blockStorage", "enabled"]),
        cluster.setting(["kubernetesNetworkConfig", "elasticLoadBalancing", "enabled"]),
    ].find(({ found }) => found.known && found.value === true) ?? compute;
}

/** Windows pods on a cluster that has Linux nodes only, unless what may be Windows nodes is in the stack. */
function judgeWindowsPods(stack: Stack, report: Report): void {
    if (windowsNodeGroups(stack).length > 0 || nodeGroups(stack).some(group => group.isCustom) || mayHaveOtherNodes(stack)) {
        return;
    }
    const spokenOf = new Set<Cluster>();
    for (const { resource, cluster } of windowsWorkloads(stack)) {
        if (cluster && !spokenOf.has(cluster)) {
            spokenOf.add(cluster);
            const { path, found } = autoModeSetting(cluster);
            report.problems(cluster.resource, found.known ? autoModeOnlyProblems(path, found.value, resource.name) : []);
        }
    }
}
