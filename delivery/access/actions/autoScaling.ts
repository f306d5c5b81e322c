import { ActionTable } from "./typeActions";

const TAGS = ["autoscaling:CreateOrUpdateTags", "autoscaling:DeleteTags"];

/**
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/autoscaling
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html
 */
export const AUTO_SCALING: ActionTable = {
    "aws:autoscaling/group:Group": {
        read: ["autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeScalingActivities", "autoscaling:DescribeInstanceRefreshes", "autoscaling:DescribeWarmPool"],
        create: [
            "autoscaling:CreateAutoScalingGroup", "autoscaling:PutWarmPool", "autoscaling:PutLifecycleHook", "autoscaling:EnableMetricsCollection",
            "autoscaling:SuspendProcesses", "ec2:RunInstances", "ec2:CreateTags", "iam:PassRole",
        ],
        update: [
            "autoscaling:UpdateAutoScalingGroup", "autoscaling:StartInstanceRefresh", "autoscaling:CancelInstanceRefresh", "autoscaling:PutWarmPool",
            "autoscaling:DeleteWarmPool", "autoscaling:EnableMetricsCollection", "autoscaling:DisableMetricsCollection", "autoscaling:SuspendProcesses",
            "autoscaling:ResumeProcesses", "autoscaling:SetInstanceProtection", "ec2:RunInstances", "ec2:CreateTags", "iam:PassRole",
        ],
        // The provider first lets the group shrink to nothing.
        delete: ["autoscaling:UpdateAutoScalingGroup", "autoscaling:SetInstanceProtection", "autoscaling:DeleteWarmPool", "autoscaling:DeleteAutoScalingGroup"],
        tag: TAGS,
        passesRoleTo: ["ec2.amazonaws.com"],
        serviceLinkedRoles: ["autoscaling.amazonaws.com", "spot.amazonaws.com"],
    },
    "aws:autoscaling/lifecycleHook:LifecycleHook": {
        read: ["autoscaling:DescribeLifecycleHooks"],
        create: ["autoscaling:PutLifecycleHook"],
        update: ["autoscaling:PutLifecycleHook"],
        delete: ["autoscaling:DeleteLifecycleHook"],
    },
    "aws:autoscaling/tag:Tag": {
        read: ["autoscaling:DescribeTags"],
        create: ["autoscaling:CreateOrUpdateTags"],
        update: ["autoscaling:CreateOrUpdateTags"],
        delete: ["autoscaling:DeleteTags"],
    },
};
