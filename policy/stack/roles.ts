import { PolicyResource } from "@pulumi/policy";
import { propertyOf } from "../property";

/**
 * Whether an ARN that is known is that of a role of the stack; undefined where nobody can tell yet.
 *
 * Paths don't count: aws-auth has ARNs without them, and names of roles are unique in an account.
 */
export function isArnOf(role: PolicyResource, arn: string): boolean | undefined {
    const own = propertyOf(role, "arn").text;
    if (own !== undefined) {
        return withoutPath(own) === withoutPath(arn);
    }
    const name = propertyOf(role, "name").written;
    // A name that the provider has yet to choose is one that nobody could write into an ARN.
    return !name.known ? undefined : typeof name.value === "string" && name.value.length > 0 && roleName(arn) === name.value;
}

/** Name of the role that an ARN is of. */
export function roleName(arn: string): string {
    return arn.slice(arn.lastIndexOf("/") + 1);
}

/** The ARN as aws-auth has it. */
export function withoutPath(arn: string): string {
    return `${arn.slice(0, Math.max(arn.indexOf("/"), 0))}/${roleName(arn)}`;
}
