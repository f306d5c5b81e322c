import type { ResourceRules } from "../resourceRules";
import { arn } from "./names";

const iam = (file: string) => `hashicorp/terraform-provider-aws internal/service/iam/${file}.go`;

/** IAM names a provider after its issuer. */
function providerArn(url: unknown, account: string): string {
    return `arn:aws:iam::${account}:oidc-provider/${String(url).replace("https://", "")}`;
}

/** Roles, what is attached to them, and keys. */
export const identityRules: Record<string, ResourceRules> = {
    "aws:iam/role:Role": {
        required: ["assumeRolePolicy"], named: "name", source: iam("role"),
        identity: ({ name }) => String(name),
        // Roles are global: their ARN has no region.
        outputs: ({ name }, { account, serial }) => ({ arn: `arn:aws:iam::${account}:role/${name}`, uniqueId: `AROA${serial}` }),
    },
    "aws:iam/policy:Policy": {
        required: ["policy"], named: "name", source: iam("policy"),
        identity: ({ name }) => String(name),
        id: ({ name }, { account }) => `arn:aws:iam::${account}:policy/${name}`,
        outputs: ({ name }, { account }) => ({ arn: `arn:aws:iam::${account}:policy/${name}` }),
    },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
        required: ["role", "policyArn"], source: iam("role_policy_attachment"),
        // Attaching a policy twice is no error to AWS, so it is no identity.
        id: ({ role, policyArn }) => `${role}/${policyArn}`,
    },
    "aws:iam/rolePolicy:RolePolicy": {
        required: ["role", "policy"], named: "name", source: iam("role_policy"),
        identity: ({ role, name }) => `${role}:${name}`,
    },
    "aws:iam/instanceProfile:InstanceProfile": {
        required: [], named: "name", source: iam("instance_profile"),
        identity: ({ name }) => String(name),
        outputs: ({ name }, { account }) => ({ arn: `arn:aws:iam::${account}:instance-profile/${name}` }),
    },
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
        required: ["url", "clientIdLists"], source: iam("openid_connect_provider"),
        identity: ({ url }) => String(url),
        id: ({ url }, { account }) => providerArn(url, account),
        outputs: ({ url }, { account }) => ({ arn: providerArn(url, account), thumbprintLists: ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"] }),
    },
    "aws:kms/grant:Grant": {
        required: ["granteePrincipal", "keyId", "operations"],
        source: "hashicorp/terraform-provider-aws internal/service/kms/grant.go",
        id: ({ keyId }, { serial }) => `${keyId}:${serial}`,
    },
    "aws:kms/key:Key": {
        required: [],
        source: "hashicorp/terraform-provider-aws internal/service/kms/key.go",
        id: (_, { serial }) => `00000000-0000-0000-0000-${String(serial).padStart(12, "0")}`,
        outputs: (_, place) => ({ arn: arn("kms", place, "key"), keyId: String(place.serial) }),
    },
};
