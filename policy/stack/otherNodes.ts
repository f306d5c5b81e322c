import { Stack } from "./stack";
import { AUTO_SCALING_GROUP, EKS_NODE_GROUP_V2 } from "./types";

/** What may bring nodes that the stack's managed node groups don't show. */
const OTHER_NODES = [
    AUTO_SCALING_GROUP, "aws:ec2/instance:Instance", "aws:ec2/fleet:Fleet", "aws:ec2/spotFleetRequest:SpotFleetRequest",
    "aws:cloudformation/stack:Stack", "eks:index:NodeGroup", EKS_NODE_GROUP_V2,
];

/** Whether the stack may have nodes of any system beside those of its managed node groups. */
export function mayHaveOtherNodes(stack: Stack): boolean {
    return stack.has(...OTHER_NODES) || stack.types().some(type => type.startsWith("kubernetes:karpenter"));
}
