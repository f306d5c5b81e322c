import { ProseRule, textOf } from "./rule";

/** IAM counts no spaces. */
function size(document: string | undefined): number {
    return (document ?? "").replace(/\s/g, "").length;
}

const TRUST_POLICY_MAXIMUM = 2048;
const ROLE_POLICY_MAXIMUM = 10_240;
const NODE_TYPES = ["EC2", "EC2_LINUX", "EC2_WINDOWS", "FARGATE_LINUX", "HYBRID_LINUX"];

export const identityRules: ProseRule[] = [
    {
        operations: ["CreateRole"], source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
        refuses: ({ AssumeRolePolicyDocument }) => size(textOf(AssumeRolePolicyDocument)) > TRUST_POLICY_MAXIMUM
            ? [`a trust policy has at most ${TRUST_POLICY_MAXIMUM} characters`] : [],
    },
    {
        operations: ["PutRolePolicy"], source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
        refuses: ({ PolicyDocument }) => size(textOf(PolicyDocument)) > ROLE_POLICY_MAXIMUM
            ? [`the inline policies of a role have at most ${ROLE_POLICY_MAXIMUM} characters`] : [],
    },
    {
        operations: ["CreateGrant"], source: "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html: KeyId is a key id or key ARN",
        refuses: ({ KeyId }) => /(^|:)alias\//.test(textOf(KeyId) ?? "") ? [`Key Aliases are not supported for this operation, got ${KeyId}`] : [],
    },
    {
        operations: ["CreateAccessEntry"], source: "https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html",
        refuses: ({ principalArn, type }) => {
            const arn = textOf(principalArn);
            const [, kind, path] = /^arn:aws[a-z-]*:iam::\d{12}:(role|user|root)(?:\/(.+))?$/.exec(arn ?? "") ?? [];
            return arn === undefined ? [] : [
                ...kind === undefined || (kind !== "root" && path === undefined) ? [`principalArn must be the ARN of an IAM principal, got ${arn}`] : [],
                ...path?.startsWith("aws-service-role/") ? [`an access entry can't be for a service-linked role, got ${arn}`] : [],
                ...kind !== "role" && NODE_TYPES.includes(String(type)) ? [`an access entry of type ${type} is for a role, got ${arn}`] : [],
            ];
        },
    },
];
