import { PolicyResource } from "@pulumi/policy";
import { selects } from "../../limits/pods/labelSelector";
import { securityGroupPolicyProblems } from "../../limits/pods/windowsPodSupport";
import { read, readPart } from "../known";
import { PodSelector, reportSelected } from "../podSelection";
import { reference } from "../references";
import { StackRule } from "../rule";
import { serviceAccountId, serviceAccounts } from "../stack/places";
import { Stack } from "../stack/stack";
import { WindowsPods, ofOwnNetwork, selectedWindowsPods } from "../stack/windowsPods";

const SECURITY_GROUP_POLICY = /^kubernetes:vpcresources\.k8s\.aws\/\w+:SecurityGroupPolicy$/;

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
        + "protect Windows nodes by the security groups of their node group.",
    judge(stack, report) {
        for (const policy of stack.types().filter(type => SECURITY_GROUP_POLICY.test(type)).flatMap(type => stack.ofType(type))) {
            const [ofPods, ofAccounts] = ["podSelector", "serviceAccountSelector"].map(key => selectorOf(policy, key));
            const { certain, unsure } = ofOwnNetwork(selectedWindowsPods(stack, policy, ofPods?.value ?? {}));
            const decides = [ofPods, ofAccounts].find(selector => selector?.complete === false) ?? ofPods ?? ofAccounts;
            if (decides) {
                // Where there are two selectors, both have to hold.
                const both = (pods: WindowsPods[]) => ofAccounts ? pods.filter(each => selectsAccount(stack, each, ofAccounts)) : pods;
                reportSelected(report, decides, { certain: both(certain), unsure: both(unsure) },
                    workloads => securityGroupPolicyProblems(decides.path, decides.value, workloads));
            }
        }
    },
};

/** A selector that the policy has; one that is unset selects nothing, and leaves it to the other. */
function selectorOf(resource: PolicyResource, key: string): PodSelector | undefined {
    const found = read(resource.props, "spec", key);
    const isUnset = found.known && found.value === undefined;
    return isUnset ? undefined : { resource, path: `spec.${key}`, ...readPart(resource.props, "spec", key) };
}

/** Whether the selector certainly selects the pods' service account; all are, where it requires nothing. */
function selectsAccount(stack: Stack, { workload }: WindowsPods, { value }: PodSelector): boolean {
    const id = serviceAccountId(stack, workload);
    const account = id === undefined ? undefined : serviceAccounts(stack).get(id);
    const labels = readPart<Record<string, unknown>>(account?.props ?? {}, "metadata", "labels");
    const known = { labels: typeof labels.value === "object" ? labels.value : {}, complete: account !== undefined && labels.complete };
    return selects(value ?? {}, known) === true;
}
