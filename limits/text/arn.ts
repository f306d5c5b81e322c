import { Problem, shown } from "./problem";

const KEY_ARN = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/;
const ALIAS_ARN = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:alias\/[A-Za-z0-9/_-]+$/;
const KEY_EXAMPLE = "\"arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab\"";
// Paths and names as IAM has them.
const PRINCIPAL_ARN = /^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/(?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,64}$/;
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/(?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,64}$/;
const ROLE_NAME = /^[\w+=,.@-]{1,64}$/;
const SESSION_ARN = /^arn:(?<partition>aws[a-z-]*):sts::(?<account>\d{12}):assumed-role\/(?<role>[\w+=,.@-]+)\//;
const SERVICE_LINKED_ROLE = /:role\/aws-service-role\//;
const HOST_RESOURCE_GROUP_ARN = /^arn:aws[a-z-]*:resource-groups:[a-z0-9-]+:\d{12}:group\/[\w.-]+$/;
const LICENSE_CONFIGURATION_ARN = /^arn:aws[a-z-]*:license-manager:[a-z0-9-]+:\d{12}:license-configuration[:/]lic-[0-9a-f]+$/;
/** Roles of IAM Identity Center without the path that they always have. */
const PATHLESS_SSO_ROLE = /:role\/AWSReservedSSO_/;

/**
 * The value is the ARN of a KMS key, or of an alias where one is taken; what the engine learns later is not judged.
 *
 * @param alias - Whether an alias will do: not in an IAM policy and not for a grant, which both take the key's own ARN alone.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html
 */
export function kmsKeyArnProblems(path: string, arn: unknown, alias: boolean): Problem[] {
    if (typeof arn !== "string" || KEY_ARN.test(arn) || (alias && ALIAS_ARN.test(arn))) {
        return [];
    }
    return [{
        path, reason: ALIAS_ARN.test(arn)
            ? `must be the ARN of a key, not of an alias, got ${shown(arn)}; use one such as ${KEY_EXAMPLE}`
            : `must be the ARN of a KMS key, such as ${KEY_EXAMPLE}, got ${shown(arn)}`,
    }];
}

/** The value is the ARN of an IAM role; what the engine learns later is not judged. */
export function roleArnProblems(path: string, arn: unknown): Problem[] {
    return typeof arn !== "string" || ROLE_ARN.test(arn)
        ? [] : [{ path, reason: `must be the ARN of an IAM role, such as "arn:aws:iam::111122223333:role/nodes", got ${shown(arn)}` }];
}

/** Name of a role, which may have a path before it. */
export function roleNameOf(arn: string): string {
    return arn.split("/").at(-1)!;
}

/**
 * The value is the name of an IAM role, where AWS takes no ARN; what the engine learns later is not judged.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html
 */
export function roleNameProblems(path: string, name: unknown): Problem[] {
    return typeof name !== "string" || ROLE_NAME.test(name)
        ? [] : [{ path, reason: `must be the name of an IAM role, such as "windows-nodes", without its ARN and path, got ${shown(name)}` }];
}

/**
 * The value is the ARN of an IAM role or user that EKS makes an access entry for; what the engine learns later is not judged.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html
 */
export function principalArnProblems(path: string, arn: unknown): Problem[] {
    if (typeof arn !== "string") {
        return [];
    }
    const session = SESSION_ARN.exec(arn)?.groups;
    if (session) {
        return [{
            path, reason: `EKS needs the role, not a session of it, got ${shown(arn)}; `
                + `use the role: "arn:${session.partition}:iam::${session.account}:role/${session.role}", with its path if it has one`,
        }];
    }
    if (!PRINCIPAL_ARN.test(arn)) {
        return [{ path, reason: `must be the ARN of an IAM role or user such as "arn:aws:iam::111122223333:role/deploy", got ${shown(arn)}` }];
    }
    if (SERVICE_LINKED_ROLE.test(arn)) {
        return [{ path, reason: `EKS rejects service-linked roles, got ${shown(arn)}; remove the entry, AWS services have access without it` }];
    }
    return PATHLESS_SSO_ROLE.test(arn) ? [{
        path, reason: `roles of IAM Identity Center have a path, got ${shown(arn)}; write it after role/, `
            + "as in role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_…",
    }] : [];
}

/**
 * The value is the ARN of a host resource group; what the engine learns later is not judged.
 *
 * @see https://docs.aws.amazon.com/license-manager/latest/userguide/host-resource-groups.html
 */
export function hostResourceGroupArnProblems(path: string, arn: unknown): Problem[] {
    return typeof arn !== "string" || HOST_RESOURCE_GROUP_ARN.test(arn) ? [] : [{
        path, reason: `must be the ARN of a host resource group, such as "arn:aws:resource-groups:eu-central-1:111122223333:group/windows-hosts", got ${shown(arn)}`,
    }];
}

/**
 * The value is the ARN of a licence configuration; what the engine learns later is not judged.
 *
 * @see https://docs.aws.amazon.com/license-manager/latest/APIReference/API_CreateLicenseConfiguration.html
 */
export function licenseConfigurationArnProblems(path: string, arn: unknown): Problem[] {
    return typeof arn !== "string" || LICENSE_CONFIGURATION_ARN.test(arn) ? [] : [{
        path, reason: "must be the ARN of a licence configuration, such as "
            + `"arn:aws:license-manager:eu-central-1:111122223333:license-configuration:lic-0123456789abcdef0123456789abcdef", got ${shown(arn)}`,
    }];
}
