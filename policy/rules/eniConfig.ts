import { eniConfigProblems } from "../../limits/network/customNetworking";
import { propertyOf } from "../property";
import { reference } from "../references";
import { StackRule } from "../rule";
import { Cluster } from "../stack/clusters";
import { customNetworkingIn } from "../stack/customNetworking";
import { clusterOfKubernetes, ofKind } from "../stack/kubernetes";
import { windowsClusters } from "../stack/nodeGroups";
import { Stack } from "../stack/stack";
import { vpcCniSources } from "../stack/vpcCni";

const GROUP = "kubernetes:crd.k8s.amazonaws.com/";

/** L3: an ENIConfig alone turns nothing on, but somebody may have meant to. */
export const eniConfig: StackRule = {
    name: "windows-eni-config",
    description: "Clusters with Windows nodes have no ENIConfigs: these are for custom networking.",
    enforcementLevel: "advisory",
    severity: "low",
    limits: ["L3"],
    tags: ["networking"],
    ...reference("customNetworking", "An ENIConfig names the subnet and security groups of pods in custom networking, which Windows nodes don't support."),
    remediationSteps: "Remove the ENIConfig if nothing uses it, and give the node groups larger subnets.",
    judge(stack, report) {
        const windows = windowsClusters(stack);
        const loud = new Set([...windows.keys()].filter(cluster => usesCustomNetworking(stack, cluster)));
        for (const resource of ofKind(stack, "ENIConfig").filter(({ type }) => type.startsWith(GROUP))) {
            const cluster = clusterOfKubernetes(stack, resource);
            if (cluster && windows.has(cluster) && !loud.has(cluster)) {
                report.problems(resource, eniConfigProblems("kind", propertyOf(resource, "metadata", "name").text ?? resource.name));
            }
        }
    },
};

/** Whether another rule speaks of custom networking already. */
function usesCustomNetworking(stack: Stack, cluster: Cluster): boolean {
    return vpcCniSources(stack, cluster).some(source => customNetworkingIn(source).length > 0);
}
