import { ActionTable } from "./typeActions";

const EKS_TAGS = ["eks:TagResource", "eks:UntagResource"];
/** A group that has a launch template is validated by a dry run of it, with the rights of the caller. */
const LAUNCHES = ["ec2:RunInstances", "ec2:CreateTags"];

/**
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/eks
 * @see https://docs.aws.amazon.com/eks/latest/userguide/security-iam-id-based-policy-examples.html
 */
export const CLUSTER: ActionTable = {
    "aws:eks/cluster:Cluster": {
        read: ["eks:DescribeCluster", "eks:DescribeUpdate"],
        // EKS asks for a grant of the key that encrypts Kubernetes secrets, with the rights of the caller; it reads the role, subnets and
        // security groups with them, too. https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html
        create: [
            "eks:CreateCluster", "iam:PassRole", "iam:GetRole", "kms:DescribeKey", "kms:CreateGrant", "ec2:DescribeSubnets", "ec2:DescribeVpcs",
            "ec2:DescribeSecurityGroups",
        ],
        update: ["eks:UpdateClusterConfig", "eks:UpdateClusterVersion", "eks:AssociateEncryptionConfig"],
        delete: ["eks:DeleteCluster"],
        tag: EKS_TAGS,
        passesRoleTo: ["eks.amazonaws.com"],
        serviceLinkedRoles: ["eks.amazonaws.com"],
    },
    "aws:eks/addon:Addon": {
        read: ["eks:DescribeAddon", "eks:DescribeUpdate"],
        // The last ones are for add-ons whose pods have an AWS role, by an association or by a service account.
        create: ["eks:CreateAddon", "eks:CreatePodIdentityAssociation", "iam:PassRole", "iam:GetRole"],
        update: ["eks:UpdateAddon", "eks:CreatePodIdentityAssociation", "eks:UpdatePodIdentityAssociation", "eks:DeletePodIdentityAssociation", "iam:PassRole"],
        delete: ["eks:DeleteAddon", "eks:DeletePodIdentityAssociation"],
        tag: EKS_TAGS,
        passesRoleTo: ["eks.amazonaws.com", "pods.eks.amazonaws.com"],
    },
    "aws:eks/nodeGroup:NodeGroup": {
        read: ["eks:DescribeNodegroup", "eks:DescribeUpdate"],
        create: ["eks:CreateNodegroup", "iam:PassRole", "iam:GetRole", "iam:ListAttachedRolePolicies", ...LAUNCHES],
        update: ["eks:UpdateNodegroupConfig", "eks:UpdateNodegroupVersion", ...LAUNCHES],
        delete: ["eks:DeleteNodegroup"],
        tag: EKS_TAGS,
        passesRoleTo: ["eks.amazonaws.com", "ec2.amazonaws.com"],
        serviceLinkedRoles: ["eks-nodegroup.amazonaws.com", "autoscaling.amazonaws.com", "spot.amazonaws.com"],
    },
    "aws:eks/fargateProfile:FargateProfile": {
        read: ["eks:DescribeFargateProfile"],
        create: ["eks:CreateFargateProfile", "iam:PassRole", "iam:GetRole"],
        delete: ["eks:DeleteFargateProfile"],
        tag: EKS_TAGS,
        passesRoleTo: ["eks.amazonaws.com", "eks-fargate-pods.amazonaws.com"],
        serviceLinkedRoles: ["eks-fargate.amazonaws.com"],
    },
    "aws:eks/accessEntry:AccessEntry": {
        read: ["eks:DescribeAccessEntry"],
        create: ["eks:CreateAccessEntry"],
        update: ["eks:UpdateAccessEntry"],
        delete: ["eks:DeleteAccessEntry"],
        tag: EKS_TAGS,
    },
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
        read: ["eks:ListAssociatedAccessPolicies"],
        create: ["eks:AssociateAccessPolicy"],
        update: ["eks:AssociateAccessPolicy"],
        delete: ["eks:DisassociateAccessPolicy"],
    },
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
        read: ["eks:DescribePodIdentityAssociation"],
        create: ["eks:CreatePodIdentityAssociation", "iam:PassRole", "iam:GetRole"],
        update: ["eks:UpdatePodIdentityAssociation", "iam:PassRole"],
        delete: ["eks:DeletePodIdentityAssociation"],
        tag: EKS_TAGS,
        passesRoleTo: ["pods.eks.amazonaws.com"],
    },
};
