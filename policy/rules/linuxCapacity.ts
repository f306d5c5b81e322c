import { COREDNS_POD, FargateSelector, takesPod } from "../../limits/pods/fargateSelector";
import { linuxCapacityProblems, taintedLinuxProblems, taintsAgainstCoreDns } from "../../limits/nodes/linuxCapacity";
import { property } from "../property";
import { reference } from "../references";
import { StackRule } from "../rule";
import { Cluster, mayBelongTo } from "../stack/clusters";
import { mayGiveTolerations } from "../stack/coreDns";
import { mayHaveOtherLinuxNodes } from "../stack/linuxNodes";
import { NodeGroup, nodeGroups, windowsClusters } from "../stack/nodeGroups";
import { Stack } from "../stack/stack";
import { FARGATE_PROFILE } from "../stack/types";

/** E4: CoreDNS and other system pods run on Linux only. */
export const linuxCapacity: StackRule = {
    name: "windows-linux-capacity",
    description: "Clusters with Windows nodes have Linux nodes, or Fargate for CoreDNS.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["E4"],
    tags: ["cluster"],
    ...reference("windowsSupport", "A cluster with Windows nodes needs at least one Linux node, or Fargate, for CoreDNS."),
    remediationSteps: "Add a Linux node group without taints that CoreDNS does not tolerate, or a Fargate profile for CoreDNS.",
    judge(stack, report) {
        if (mayHaveOtherLinuxNodes(stack)) {
            return;
        }
        for (const [cluster, [windows]] of windowsClusters(stack)) {
            if (cluster.mayBeAuto || mayHaveDefaultNodes(cluster)) {
                continue;
            }
            // What may join another cluster as well as this one counts.
            const linux = nodeGroups(stack)
                .filter(group => !group.isWindows && [cluster, undefined].includes(group.cluster) && desiredNodes(group) > 0);
            const fargate = runsCoreDnsOnFargate(stack, cluster);
            report.problems(windows.resource, linuxCapacityProblems("", { nodes: linux.length, fargate, cluster: cluster.name }));
            if (!fargate && !stack.once(mayGiveTolerations) && linux.every(group => taintsAgainstCoreDns(group.taints).length > 0)) {
                linux.slice(0, 1).forEach(group =>
                    report.advice(group.resource, taintedLinuxProblems(group.path("taints"), taintsAgainstCoreDns(group.taints))));
            }
        }
    },
};

/** Nodes that the group starts with; a number that is not known yet counts as one. */
function desiredNodes(group: NodeGroup): number {
    return group.size("desiredSize") ?? 1;
}

/** Whether a component of @pulumi/eks, whose children are not shown, may make the node group that it makes by default. */
function mayHaveDefaultNodes(cluster: Cluster): boolean {
    const { found } = cluster.written(["skipDefaultNodeGroup"], ["skipDefaultNodeGroup"]);
    return !cluster.eksCluster && !(found.known && found.value === true);
}

/** Whether a Fargate profile of the cluster takes CoreDNS, or may. */
function runsCoreDnsOnFargate(stack: Stack, cluster: Cluster): boolean {
    // A component of @pulumi/eks whose children are not shown makes the profile that it is told to make.
    const { found } = cluster.written(["fargate"], ["fargate"]);
    if (!cluster.eksCluster && !(found.known && (found.value === undefined || found.value === false))) {
        return true;
    }
    return stack.ofType(FARGATE_PROFILE).filter(profile => mayBelongTo(stack, cluster, profile)).some(({ props }) => {
        const { value, complete } = property<(FargateSelector | null)[]>(props, "selectors").part;
        return !complete || !Array.isArray(value) || value.some(selector => selector && takesPod(selector, COREDNS_POD));
    });
}
