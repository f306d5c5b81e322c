/**
 * IAM actions that the AWS provider's implementation of one resource type calls.
 *
 * The names are those of AWS's Service Authorization Reference. What is listed here was read in the sources of the provider that Pulumi's
 * is built from, and in the pages that a row names.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export interface TypeActions {
    /** What a refresh calls. Create, update and delete call it too, to wait for the end and to read the result. */
    read: string[];
    create?: string[];
    update?: string[];
    delete?: string[];
    /** What a change of tags calls, and what AWS asks for where the resource is made with tags. */
    tag?: string[];
    /** Services that the resource hands a role to, as `iam:PassedToService` knows them. */
    passesRoleTo?: string[];
    /** Services whose service-linked role AWS makes in the name of the caller, if the account has none yet. */
    serviceLinkedRoles?: string[];
}

/** Rows by Pulumi's type of the resource. */
export type ActionTable = Record<string, TypeActions>;

/** How the provider tags whatever belongs to EC2. */
export const EC2_TAGS = ["ec2:CreateTags", "ec2:DeleteTags"];
