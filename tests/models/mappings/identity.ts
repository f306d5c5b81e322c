import type { Mapping } from "../mappings";

/** Roles, what is attached to them, and keys. */
export const identityMappings: Record<string, Mapping> = {
    "aws:iam/role:Role": {
        service: "iam", operation: "CreateRole", named: { property: "name", member: "RoleName" },
        renamed: { assumeRolePolicy: "AssumeRolePolicyDocument" }, elsewhere: ["forceDetachPolicies"],
    },
    "aws:iam/policy:Policy": {
        service: "iam", operation: "CreatePolicy", named: { property: "name", member: "PolicyName" }, renamed: { policy: "PolicyDocument" },
    },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { service: "iam", operation: "AttachRolePolicy", renamed: { role: "RoleName" } },
    "aws:iam/rolePolicy:RolePolicy": {
        service: "iam", operation: "PutRolePolicy", named: { property: "name", member: "PolicyName" },
        renamed: { role: "RoleName", policy: "PolicyDocument" },
    },
    "aws:iam/instanceProfile:InstanceProfile": {
        service: "iam", operation: "CreateInstanceProfile", named: { property: "name", member: "InstanceProfileName" }, elsewhere: ["role"],
    },
    "aws:iam/serviceLinkedRole:ServiceLinkedRole": { service: "iam", operation: "CreateServiceLinkedRole" },
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
        service: "iam", operation: "CreateOpenIDConnectProvider", renamed: { clientIdLists: "ClientIDList", thumbprintLists: "ThumbprintList" },
    },
    "aws:kms/key:Key": { service: "kms", operation: "CreateKey", elsewhere: ["enableKeyRotation", "deletionWindowInDays"] },
    "aws:kms/alias:Alias": { service: "kms", operation: "CreateAlias", named: { property: "name", member: "AliasName" } },
    "aws:kms/grant:Grant": { service: "kms", operation: "CreateGrant", elsewhere: ["retireOnDelete"] },
};
