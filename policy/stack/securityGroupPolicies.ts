import { PolicyResource } from "@pulumi/policy";
import { selects } from "../../limits/pods/labelSelector";
import { property, propertyOf } from "../property";
import { PodSelector } from "../podSelection";
import { serviceAccountId, serviceAccounts } from "./places";
import { Stack } from "./stack";
import { Selected, WindowsPods, ofOwnNetwork, selectedWindowsPods } from "./windowsPods";

const SECURITY_GROUP_POLICY = /^kubernetes:vpcresources\.k8s\.aws\/\w+:SecurityGroupPolicy$/;

/** A SecurityGroupPolicy, and the Windows pods that it selects. */
export interface SecurityGroupPolicy {
    resource: PolicyResource;
    /** The selector that decides; the one that is not known, if there is one. */
    decides: PodSelector;
    selected: Selected;
}

/** The security group policies of the stack that have a selector. */
export function securityGroupPolicies(stack: Stack): SecurityGroupPolicy[] {
    return stack.once(allSecurityGroupPolicies);
}

function allSecurityGroupPolicies(stack: Stack): SecurityGroupPolicy[] {
    return stack.types().filter(type => SECURITY_GROUP_POLICY.test(type)).flatMap(type => stack.ofType(type)).flatMap(resource => {
        const [ofPods, ofAccounts] = ["podSelector", "serviceAccountSelector"].map(key => selectorOf(resource, key));
        const { certain, unsure } = ofOwnNetwork(selectedWindowsPods(stack, resource, ofPods?.value ?? {}));
        const decides = [ofPods, ofAccounts].find(selector => selector?.complete === false) ?? ofPods ?? ofAccounts;
        // Where there are two selectors, both have to hold.
        const both = (pods: WindowsPods[]) => ofAccounts ? pods.filter(each => selectsAccount(stack, each, ofAccounts)) : pods;
        return decides ? [{ resource, decides, selected: { certain: both(certain), unsure: both(unsure) } }] : [];
    });
}

/** A selector that the policy has; one that is unset selects nothing, and leaves it to the other. */
function selectorOf(resource: PolicyResource, key: string): PodSelector | undefined {
    const found = propertyOf(resource, "spec", key);
    const isUnset = found.isAbsent;
    return isUnset ? undefined : { resource, path: `spec.${key}`, ...propertyOf(resource, "spec", key).part };
}

/** Whether the selector certainly selects the pods' service account; all are, where it requires nothing. */
function selectsAccount(stack: Stack, { workload }: WindowsPods, { value }: PodSelector): boolean {
    const id = serviceAccountId(stack, workload);
    const account = id === undefined ? undefined : serviceAccounts(stack).get(id);
    const labels = property<Record<string, unknown>>(account?.props ?? {}, "metadata", "labels").part;
    const known = { labels: typeof labels.value === "object" ? labels.value : {}, complete: account !== undefined && labels.complete };
    return selects(value ?? {}, known) === true;
}
