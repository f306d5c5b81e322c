import { readText } from "../known";
import { Stack } from "./stack";
import { AUTO_SCALING_GROUP, EKS_NODE_GROUP_V2, FLEET, INSTANCE, SPOT_FLEET_REQUEST } from "./types";

/** What may bring nodes that the stack's managed node groups don't show. */
const OTHER_NODES = [
    AUTO_SCALING_GROUP, INSTANCE, FLEET, SPOT_FLEET_REQUEST,
    "aws:cloudformation/stack:Stack", "eks:index:NodeGroup", EKS_NODE_GROUP_V2,
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
 * Whether the stack has resources that may bring nodes of any system.
 *
 * @param but - Types that don't count.
 */
export function hasNodesOfAnySystem(stack: Stack, but: string[]): boolean {
    return stack.types().some(type => !but.includes(type)
        && (OTHER_NODES.includes(type) || type.startsWith("kubernetes:karpenter") || type.startsWith(NATIVE_TEMPLATES)))
        || stack.types().filter(type => MANIFESTS.test(type)).flatMap(type => stack.ofType(type)).some(({ name, props }) =>
            KARPENTER.test(name) || MANIFEST_NAMES.some(key => KARPENTER.test(readText(props, key) ?? "")));
}
