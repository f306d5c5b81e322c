/** What IAM takes of a managed policy, without white space. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const POLICY_CHARACTERS = 6_144;

/** The ARN of a managed policy, such as a permissions boundary. */
export const POLICY_ARN = /^arn:aws[\w-]*:iam::\d{12}:policy\/\S+$/;

/** Characters of a document that IAM counts. */
export function policyCharacters(document: string): number {
    return document.replace(/\s/g, "").length;
}
