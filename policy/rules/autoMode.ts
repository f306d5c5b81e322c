import { autoModeProblems } from "../../limits/cluster/autoMode";
import { PlacedProperty } from "../property";
import { reference } from "../references";
import { StackRule } from "../rule";
import { Cluster } from "../stack/clusters";
import { nodeGroups, windowsNodeGroups } from "../stack/nodeGroups";
import { mayHaveOtherNodes } from "../stack/otherNodes";
import { windowsWorkloads } from "../stack/windowsWorkloads";

/** E4: Auto Mode has no Windows nodes. Windows node groups may stand beside it: then there is nothing to say. */
export const autoMode: StackRule = {
    name: "windows-auto-mode",
    description: "Windows pods in a cluster with Auto Mode have a Windows node group to run on.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["E4", "E6"],
    tags: ["cluster", "scaling"],
    ...reference("autoMode", "Nodes of Auto Mode run Bottlerocket, which is Linux."),
    remediationSteps: "Add a managed node group of a Windows AMI type to the cluster, unless another stack has one.",
    judge(stack, report) {
        // What may be Windows nodes may take the pods.
        if (windowsNodeGroups(stack).length > 0 || nodeGroups(stack).some(group => group.isCustom) || mayHaveOtherNodes(stack)) {
            return;
        }
        const told = new Set<Cluster>();
        for (const { resource, cluster } of windowsWorkloads(stack)) {
            if (cluster && !told.has(cluster)) {
                told.add(cluster);
                const { path, found } = autoModeSetting(cluster);
                report.problems(cluster.resource, found.known ? autoModeProblems(path, found.value, resource.name) : []);
            }
        }
    },
};

/** The switch of Auto Mode that is on, or the one that decides: EKS wants all three alike. */
function autoModeSetting(cluster: Cluster): PlacedProperty {
    const compute = cluster.written(["computeConfig", "enabled"], ["autoMode", "enabled"]);
    return [
        compute,
        cluster.written(["storageConfig", "blockStorage", "enabled"]),
        cluster.written(["kubernetesNetworkConfig", "elasticLoadBalancing", "enabled"]),
    ].find(({ found }) => found.known && found.value === true) ?? compute;
}
