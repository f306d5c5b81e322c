import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/** Tag that says which component made a resource: a later lookup finds what it made itself, and must not take it for somebody else's. */
export const OWNER_TAG = "eks-windows:made-by";

/** The component as the tag names it, unique among the stacks of an account that share no project. */
export function ownerOf(name: string): string {
    return `${pulumi.getProject()}/${pulumi.getStack()}/${name}`;
}

/** Name of the component's policy on a role of somebody else: IAM overwrites a policy of the same name, so no two components have the same one. */
export function ownPolicyName(name: string): string {
    return `windows-vpc-resource-controller-${createHash("sha256").update(ownerOf(name)).digest("hex").slice(0, 12)}`;
}
