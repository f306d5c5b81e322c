import { POD_ENI_RESOURCE, POD_ENI_VARIABLE, podEniProblems } from "../../limits/network/podEni";
import { reference } from "../references";
import { StackRule } from "../rule";
import { Cluster } from "../stack/clusters";
import { windowsClusters } from "../stack/nodeGroups";
import { securityGroupPolicies } from "../stack/securityGroupPolicies";
import { Stack } from "../stack/stack";
import { vpcCniVariable } from "../stack/vpcCni";
import { WindowsPods, windowsPods } from "../stack/windowsPods";
import { Workload } from "../stack/workloads";

/** L2: interfaces of their own are for Linux pods. The switch harms nobody until something asks for one for Windows pods. */
export const podEni: StackRule = {
    name: "windows-pod-eni",
    description: "Windows pods do not use security groups for pods.",
    enforcementLevel: "advisory",
    severity: "low",
    limits: ["L2"],
    tags: ["networking", "security"],
    ...reference("podSecurityGroups", "Security groups for pods can't be used with Windows nodes."),
    remediationSteps: `Let every SecurityGroupPolicy select only Linux pods, and remove ${POD_ENI_RESOURCE} from Windows pods.`,
    judge(stack, report) {
        for (const cluster of windowsClusters(stack).keys()) {
            const asking = askingFor(stack, cluster);
            if (asking.length === 0) {
                continue;
            }
            for (const { resource, path, found } of vpcCniVariable(stack, cluster, POD_ENI_VARIABLE, "enablePodEni")) {
                if (found.known) {
                    report.problems(resource, podEniProblems(path, found.value, asking));
                } else {
                    report.notJudged(resource, path);
                }
            }
        }
    },
};

/** What asks, or may ask, for interfaces of their own for Windows pods that may be of the cluster. */
function askingFor(stack: Stack, cluster: Cluster): string[] {
    const isHere = (pods: WindowsPods) => [cluster, undefined].includes(pods.cluster);
    return [
        ...securityGroupPolicies(stack).filter(({ selected: { certain, unsure } }) => [...certain, ...unsure].some(isHere))
            .map(({ resource }) => `SecurityGroupPolicy ${resource.name}`),
        ...windowsPods(stack).filter(pods => isHere(pods) && asksForInterface(pods.workload)).map(({ name }) => name),
    ];
}

function asksForInterface(workload: Workload): boolean {
    return workload.containers.some(container => ["limits", "requests"].some(key => {
        const found = workload.property(...container, "resources", key, POD_ENI_RESOURCE);
        return found.known && found.value !== undefined;
    }));
}
