import { readText } from "../known";
import { Stack } from "./stack";
import { AUTO_SCALING_GROUP, EKS_NODE_GROUP_V2, INSTANCE } from "./types";

/** What may bring nodes that the stack's managed node groups don't show. */
const OTHER_NODES = [
    AUTO_SCALING_GROUP, INSTANCE, "aws:ec2/fleet:Fleet", "aws:ec2/spotFleetRequest:SpotFleetRequest",
    "aws:cloudformation/stack:Stack", "eks:index:NodeGroup", EKS_NODE_GROUP_V2,
];

/** The same in the provider that is made from AWS's own schemas. */
const NATIVE_NODES = /^aws-native:(autoscaling:AutoScalingGroup|eks:(Nodegroup|FargateProfile)|ec2:(Instance|EC2Fleet|SpotFleet)|cloudformation:\w+)$/i;
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
        && (OTHER_NODES.includes(type) || type.startsWith("kubernetes:karpenter") || NATIVE_NODES.test(type)))
        || stack.types().filter(type => MANIFESTS.test(type)).flatMap(type => stack.ofType(type)).some(({ name, props }) =>
            KARPENTER.test(name) || MANIFEST_NAMES.some(key => KARPENTER.test(readText(props, key) ?? "")));
}
