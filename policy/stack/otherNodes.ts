import { PolicyResource } from "@pulumi/policy";
import { property } from "../property";
import { isWindowsKarpenter, karpenterResources } from "./karpenter";
import { selfManagedWindowsGroups } from "./selfManaged";
import { Stack, ancestors } from "./stack";
import { AUTO_SCALING_GROUP, CLOUD_FORMATION_STACK, EKS_NODE_GROUP, EKS_NODE_GROUP_V2, FLEET, INSTANCE, SPOT_FLEET_REQUEST } from "./types";

/** What may bring nodes that the stack's managed node groups don't show. */
const OTHER_NODES = [
    AUTO_SCALING_GROUP, INSTANCE, FLEET, SPOT_FLEET_REQUEST, CLOUD_FORMATION_STACK, EKS_NODE_GROUP, EKS_NODE_GROUP_V2,
];

/** Stacks and other templates of the provider that is made from AWS's own schemas. */
const NATIVE_TEMPLATES = "aws-native:cloudformation:";
const KARPENTER = /karpenter/i;
/** What may bring Karpenter under any name: charts, and files of manifests. */
const MANIFESTS = /^kubernetes:(helm\.sh|yaml|kustomize|apps)\//;
const MANIFEST_NAMES = ["chart", "name", "file", "files", "directory", "yaml"];

/** Whether the stack may have nodes of any system beside those of its managed node groups. */
export function mayHaveOtherNodes(stack: Stack): boolean {
    return stack.once(hasOtherNodes);
}

function hasOtherNodes(stack: Stack): boolean {
    return hasNodesOfAnySystem(stack, []);
}

/**
 * Whether the stack has resources that may bring nodes of any system; what certainly brings Windows nodes alone does not.
 *
 * @param but - Types that don't count.
 */
export function hasNodesOfAnySystem(stack: Stack, but: string[]): boolean {
    const isOther = (type: string) => !but.includes(type) && (OTHER_NODES.includes(type) || type.startsWith(NATIVE_TEMPLATES));
    return [...stack.types().filter(isOther).flatMap(type => stack.ofType(type)), ...karpenterResources(stack)]
        .some(resource => !isOfWindowsNodes(stack, resource))
        || stack.types().filter(type => MANIFESTS.test(type)).flatMap(type => stack.ofType(type)).some(({ name, props }) =>
            KARPENTER.test(name) || MANIFEST_NAMES.some(key => KARPENTER.test(property(props, key).text ?? "")));
}

/** Whether a resource is a part of what makes Windows nodes, or the component that holds that. */
function isOfWindowsNodes(stack: Stack, resource: PolicyResource): boolean {
    const windows = stack.once(windowsMakers);
    return isWindowsKarpenter(stack, resource) || [resource, ...ancestors(resource)].some(each => windows.has(each));
}

/** Self-managed Windows groups, and the components of @pulumi/eks that made them. */
function windowsMakers(stack: Stack): Set<PolicyResource> {
    const isComponent = ({ type }: PolicyResource) => type === EKS_NODE_GROUP || type === EKS_NODE_GROUP_V2;
    return new Set(selfManagedWindowsGroups(stack).flatMap(({ resource }) => [resource, ...ancestors(resource).filter(isComponent)]));
}
