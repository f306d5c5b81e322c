import { Problem, shown } from "../text/problem";

/** Managed policies that a role may have, where the account's quota is raised as far as it goes; it is 10 before. */
const POLICIES_MAXIMUM = 25;
/** Characters of all inline policies of a role together; white space does not count, and no quota raises it. */
const INLINE_MAXIMUM = 10240;
const LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
const NAMESPACE = new RegExp(`^${LABEL}$`);
const NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const OIDC_PROVIDER = /^arn:aws[a-z-]*:iam::\d{12}:oidc-provider\/(?!https:)(?<issuer>[^\s/]+\.[^\s]+)$/;
const POLICY = /^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/(?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,128}$/;

/** Issuer of an IAM OIDC provider, as trust policies name it: IAM names the provider after it. */
export function issuerOf(oidcProviderArn: string): string {
    return OIDC_PROVIDER.exec(oidcProviderArn)?.groups?.issuer ?? "";
}

/** The value is the ARN of an IAM OIDC provider; what the engine learns later is not judged. */
export function oidcProviderArnProblems(path: string, arn: unknown): Problem[] {
    return (typeof arn !== "string" && arn !== undefined) || OIDC_PROVIDER.test(String(arn)) ? [] : [{
        path, reason: "must be the ARN of the IAM OIDC provider of the cluster, such as "
            + `"arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF", got ${shown(arn)}; `
            + "use oidcProviderArn of WindowsCluster, ControlPlane or eks.Cluster with createOidcProvider",
    }];
}

/**
 * The value is a name that a namespace may have.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export function namespaceNameProblems(path: string, name: unknown): Problem[] {
    return (typeof name !== "string" && name !== undefined) || (name !== undefined && name.length <= 63 && NAMESPACE.test(name)) ? [] : [{
        path, reason: `must be the name of a namespace: lowercase letters, digits and dashes, 63 at most, got ${shown(name)}`,
    }];
}

/** Whether most objects of Kubernetes may have the name. */
export function isDnsSubdomain(name: string): boolean {
    return name.length <= 253 && NAME.test(name);
}

/**
 * The value is a name that a service account may have. A pattern with a star is none: tokens carry whole names.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export function serviceAccountNameProblems(path: string, name: unknown): Problem[] {
    return typeof name !== "string" || isDnsSubdomain(name) ? [] : [{
        path, reason: `must be the name of a service account: lowercase letters, digits, dashes and dots, 253 at most, got ${shown(name)}`,
    }];
}

/** The value is the ARN of an IAM policy; what the engine learns later is not judged. */
export function policyArnProblems(path: string, arn: unknown): Problem[] {
    return typeof arn !== "string" || POLICY.test(arn) ? [] : [{
        path, reason: `must be the ARN of an IAM policy, such as "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", got ${shown(arn)}`,
    }];
}

/**
 * IAM takes only so many policies on a role.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function policyCountProblems(path: string, count: number): Problem[] {
    return count <= POLICIES_MAXIMUM ? [] : [{
        path, reason: `IAM allows at most ${POLICIES_MAXIMUM} managed policies on a role, got ${count}; put some into inlinePolicy`,
    }];
}

/**
 * The text is a policy document that IAM takes inline; what the engine learns later is not judged.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
 */
export function inlinePolicyProblems(path: string, document: unknown): Problem[] {
    if (typeof document !== "string") {
        return [];
    }
    const length = document.replace(/\s/g, "").length;
    return [
        ...hasStatement(document) ? [] : [{
            path, reason: `must be a policy document in JSON with a Statement, such as { "Version": "2012-10-17", "Statement": [ … ] }, got ${shown(document)}`,
        }],
        ...length <= INLINE_MAXIMUM ? [] : [{
            path, reason: `IAM allows ${INLINE_MAXIMUM} characters of inline policies on a role, without white space, got ${length}; `
                + "make it a managed policy and name it in policyArns",
        }],
    ];
}

function hasStatement(document: string): boolean {
    try {
        return (JSON.parse(document) as { Statement?: unknown } | null)?.Statement !== undefined;
    } catch {
        return false;
    }
}
