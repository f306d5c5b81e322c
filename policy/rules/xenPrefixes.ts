import { isXen, xenPrefixProblems } from "../../limits/nodes/instanceType";
import { reference } from "../references";
import { StackRule } from "../rule";
import { instanceTypesOf, windowsClusters } from "../stack/nodeGroups";
import { pendingPrefixDelegation, prefixDelegationSwitch } from "../stack/prefixDelegation";

/** D2: only Nitro and bare metal take prefixes, and nothing tells when a node has none. */
export const xenPrefixes: StackRule = {
    name: "windows-xen-prefixes",
    description: "Windows node groups of a cluster with prefix delegation use instance types that support it.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["D2"],
    tags: ["networking", "nodes"],
    ...reference("prefixMode", "Prefix delegation for Windows works only on Nitro instance types."),
    remediationSteps: "Use a Nitro instance type such as m6i.xlarge, or turn prefix delegation for Windows off.",
    judge(stack, report) {
        for (const [cluster, groups] of windowsClusters(stack)) {
            const xen = instanceTypesOf(groups).filter(({ instanceType }) => isXen(instanceType));
            const on = xen.length > 0 ? prefixDelegationSwitch(stack, cluster) : undefined;
            if (on) {
                xen.forEach(({ path, instanceType, resource }) => report.problems(resource, xenPrefixProblems(path, instanceType, on.setting)));
            } else if (xen.length > 0) {
                pendingPrefixDelegation(stack, cluster).forEach(({ resource, path }) => report.notJudged(resource, path));
            }
        }
    },
};
