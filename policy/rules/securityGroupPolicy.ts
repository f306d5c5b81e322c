import { securityGroupPolicyProblems } from "../../limits/pods/windowsPodSupport";
import { reportSelected } from "../podSelection";
import { reference } from "../references";
import { StackRule } from "../rule";
import { securityGroupPolicies } from "../stack/securityGroupPolicies";

/** L2: security groups for pods are for Linux. */
export const securityGroupPolicy: StackRule = {
    name: "windows-security-group-policy",
    description: "Security group policies select no Windows pods.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["L2"],
    tags: ["pods", "security"],
    ...reference("podSecurityGroups", "Windows pods can't have security groups of their own."),
    remediationSteps: "Select labels or service accounts that only Linux pods have; "
        + "protect Windows nodes with the security groups of their node group.",
    judge(stack, report) {
        for (const { decides, selected } of securityGroupPolicies(stack)) {
            reportSelected(report, decides, selected, workloads => securityGroupPolicyProblems(decides.path, decides.value, workloads));
        }
    },
};
