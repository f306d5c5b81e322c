import { POD_ENI_VARIABLE, podEniProblems } from "../../limits/network/podEni";
import { reference } from "../references";
import { StackRule } from "../rule";
import { windowsClusters } from "../stack/nodeGroups";
import { vpcCniVariable } from "../stack/vpcCni";

/** L2: interfaces of their own are for Linux pods, which may well be why the variable is set. */
export const podEni: StackRule = {
    name: "windows-pod-eni",
    description: "Clusters with Windows nodes use security groups for pods with Linux pods only.",
    enforcementLevel: "advisory",
    severity: "low",
    limits: ["L2"],
    tags: ["networking", "security"],
    ...reference("podSecurityGroups", "Security groups for pods can't be used with Windows nodes."),
    remediationSteps: `Leave ${POD_ENI_VARIABLE} on where Linux pods use security groups, with policies that select these alone; or else set it to "false".`,
    judge(stack, report) {
        for (const cluster of windowsClusters(stack).keys()) {
            for (const { resource, path, found } of vpcCniVariable(stack, cluster, POD_ENI_VARIABLE, "enablePodEni")) {
                if (found.known) {
                    report.problems(resource, podEniProblems(path, found.value));
                } else {
                    report.notJudged(resource, path);
                }
            }
        }
    },
};
