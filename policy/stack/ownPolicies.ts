import { PolicyResource } from "@pulumi/policy";
import { givesPodAddresses } from "../../limits/cluster/clusterRolePolicies";
import { parsed } from "../../limits/text/parsed";
import { Property, PropertyPath, property, propertyOf } from "../property";
import { Stack } from "./stack";
import { POLICY, ROLE, ROLE_POLICY, ROLE_POLICY_ATTACHMENT, ROLE_POLICY_ATTACHMENTS_EXCLUSIVE } from "./types";

/** A policy of the user's own, which AWS does not manage. */
const OWN_ARN = /^arn:[\w-]+:iam::\d{12}:policy\//;

/** Whether policies of one's own let the VPC resource controller give addresses to pods, or may: some are not known, or not in the stack. */
export function mayGivePodAddresses(stack: Stack, role: PolicyResource): boolean {
    const isOfRole = (resource: PolicyResource) => [role, undefined].includes(stack.referred(resource, ROLE, "role"));
    const documents = [
        ...propertyOf(role, "inlinePolicies").indices.map(i => documentOf(role, "inlinePolicies", i, "policy")),
        ...stack.ofType(ROLE_POLICY).filter(isOfRole).map(policy => documentOf(policy, "policy")),
        // A policy of aws-native names the roles that have it.
        ...stack.ofType(POLICY).filter(policy => !propertyOf(policy, "roles").isAbsent && isOfRoles(stack, policy, role))
            .map(policy => documentOf(policy, "policy")),
        ...stack.ofType(ROLE_POLICY_ATTACHMENT).filter(isOfRole).flatMap(attachment => namedDocument(stack, attachment, "policyArn")),
        ...listedDocuments(stack, role, "managedPolicyArns"),
        ...stack.ofType(ROLE_POLICY_ATTACHMENTS_EXCLUSIVE).flatMap(list => listedDocuments(stack, list, "policyArns")),
    ];
    return documents.some(document => !document.known || givesPodAddresses(document.value));
}

/** The document of a policy of one's own that a property names. */
function namedDocument(stack: Stack, from: PolicyResource, ...path: PropertyPath): Property<unknown>[] {
    const policy = stack.referred(from, POLICY, ...path);
    const isElsewhere = !policy && OWN_ARN.test(propertyOf(from, ...path).text ?? "");
    return policy ? [documentOf(policy, "policy")] : isElsewhere ? [Property.unknown()] : [];
}

function listedDocuments(stack: Stack, from: PolicyResource, list: string): Property<unknown>[] {
    return propertyOf(from, list).indices.flatMap(i => namedDocument(stack, from, list, i));
}

/** Whether a policy that names roles certainly has the role among them, or may have. */
function isOfRoles(stack: Stack, policy: PolicyResource, role: PolicyResource): boolean {
    const roles = stack.allReferred(policy, ROLE, "roles");
    return roles.length === 0 || roles.includes(role);
}

/** A policy document, which programs write as an object or as JSON. */
function documentOf({ props }: PolicyResource, ...path: (string | number)[]): Property<unknown> {
    const { value, complete } = property(props, ...path).part;
    return !complete || !property(props, ...path).known ? Property.unknown() : Property.of(parsed(value) ?? value);
}
