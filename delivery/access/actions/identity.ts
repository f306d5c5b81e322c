import { ActionTable } from "./typeActions";

const ROLE_POLICIES = ["iam:ListRolePolicies", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies"];

/**
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/iam
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/kms
 */
export const IDENTITY: ActionTable = {
    "aws:iam/role:Role": {
        read: ["iam:GetRole", ...ROLE_POLICIES],
        create: ["iam:CreateRole"],
        update: ["iam:UpdateAssumeRolePolicy", "iam:UpdateRole", "iam:UpdateRoleDescription"],
        // A role that an instance profile still holds can't be deleted, so the provider takes it out.
        delete: ["iam:ListInstanceProfilesForRole", "iam:RemoveRoleFromInstanceProfile", "iam:DeleteRole"],
        tag: ["iam:TagRole", "iam:UntagRole"],
    },
    "aws:iam/rolePolicy:RolePolicy": {
        read: ["iam:GetRolePolicy"],
        create: ["iam:PutRolePolicy"],
        update: ["iam:PutRolePolicy"],
        delete: ["iam:DeleteRolePolicy"],
    },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
        read: ["iam:ListAttachedRolePolicies"],
        create: ["iam:AttachRolePolicy"],
        delete: ["iam:DetachRolePolicy"],
    },
    "aws:iam/policy:Policy": {
        read: ["iam:GetPolicy", "iam:GetPolicyVersion"],
        create: ["iam:CreatePolicy"],
        // A policy has five versions at most, so the oldest goes first.
        update: ["iam:ListPolicyVersions", "iam:DeletePolicyVersion", "iam:CreatePolicyVersion"],
        delete: ["iam:ListPolicyVersions", "iam:DeletePolicyVersion", "iam:DeletePolicy"],
        tag: ["iam:TagPolicy", "iam:UntagPolicy"],
    },
    "aws:iam/instanceProfile:InstanceProfile": {
        read: ["iam:GetInstanceProfile"],
        create: ["iam:CreateInstanceProfile", "iam:AddRoleToInstanceProfile", "iam:PassRole"],
        update: ["iam:RemoveRoleFromInstanceProfile", "iam:AddRoleToInstanceProfile", "iam:PassRole"],
        delete: ["iam:RemoveRoleFromInstanceProfile", "iam:DeleteInstanceProfile"],
        tag: ["iam:TagInstanceProfile", "iam:UntagInstanceProfile"],
        passesRoleTo: ["ec2.amazonaws.com"],
    },
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
        read: ["iam:GetOpenIDConnectProvider"],
        create: ["iam:CreateOpenIDConnectProvider"],
        update: [
            "iam:UpdateOpenIDConnectProviderThumbprint", "iam:AddClientIDToOpenIDConnectProvider", "iam:RemoveClientIDFromOpenIDConnectProvider",
        ],
        delete: ["iam:DeleteOpenIDConnectProvider"],
        tag: ["iam:TagOpenIDConnectProvider", "iam:UntagOpenIDConnectProvider"],
    },
    "aws:kms/key:Key": {
        read: ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"],
        create: ["kms:CreateKey", "kms:EnableKeyRotation"],
        update: ["kms:UpdateKeyDescription", "kms:PutKeyPolicy", "kms:EnableKey", "kms:DisableKey", "kms:EnableKeyRotation", "kms:DisableKeyRotation"],
        delete: ["kms:ScheduleKeyDeletion"],
        tag: ["kms:TagResource", "kms:UntagResource"],
    },
    "aws:kms/grant:Grant": {
        read: ["kms:ListGrants", "kms:DescribeKey"],
        create: ["kms:CreateGrant"],
        delete: ["kms:RevokeGrant"],
    },
};
