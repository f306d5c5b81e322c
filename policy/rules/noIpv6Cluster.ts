import { ipFamilyProblems, ipv6VariableProblems } from "../../limits/cluster/ipFamily";
import { reference } from "../references";
import { StackRule } from "../rule";
import { windowsClusters } from "../stack/nodeGroups";
import { vpcCniVariable } from "../stack/vpcCni";

/** L4: EKS gives Windows pods IPv4 addresses only. */
export const noIpv6Cluster: StackRule = {
    name: "windows-no-ipv6-cluster",
    description: "Clusters with Windows nodes use the IPv4 address family.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["L4"],
    tags: ["networking"],
    ...reference("windowsSupport", "Windows nodes and pods don't support IPv6."),
    remediationSteps: "Set kubernetesNetworkConfig.ipFamily to \"ipv4\" in a new cluster, and ENABLE_IPv6 of the VPC CNI to \"false\".",
    judge(stack, report) {
        for (const cluster of windowsClusters(stack).keys()) {
            const { path, found } = cluster.written(["kubernetesNetworkConfig", "ipFamily"], ["ipFamily"]);
            if (found.known) {
                report.problems(cluster.resource, ipFamilyProblems(path, found.value));
            } else {
                report.notJudged(cluster.resource, path);
            }
            for (const variable of vpcCniVariable(stack, cluster, "ENABLE_IPv6", "enableIpv6")) {
                report.problems(variable.resource, variable.found.known ? ipv6VariableProblems(variable.path, variable.found.value) : []);
            }
        }
    },
};
