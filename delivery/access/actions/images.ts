import { ActionTable } from "./typeActions";

const TAGS = ["imagebuilder:TagResource", "imagebuilder:UntagResource"];
/** Image Builder reads with the rights of the caller what a pipeline and an image are made of. */
const PARTS = ["imagebuilder:GetImageRecipe", "imagebuilder:GetDistributionConfiguration", "imagebuilder:GetInfrastructureConfiguration"];
const OWN_ROLE = ["imagebuilder.amazonaws.com"];

/** @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/imagebuilder */
export const IMAGES: ActionTable = {
    "aws:imagebuilder/component:Component": {
        read: ["imagebuilder:GetComponent"],
        create: ["imagebuilder:CreateComponent"],
        delete: ["imagebuilder:DeleteComponent"],
        tag: TAGS,
        serviceLinkedRoles: OWN_ROLE,
    },
    "aws:imagebuilder/imageRecipe:ImageRecipe": {
        read: ["imagebuilder:GetImageRecipe"],
        create: ["imagebuilder:CreateImageRecipe", "imagebuilder:GetComponent", "imagebuilder:GetImage", "ec2:DescribeImages", "ssm:GetParameter"],
        delete: ["imagebuilder:DeleteImageRecipe"],
        tag: TAGS,
        serviceLinkedRoles: OWN_ROLE,
    },
    "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration": {
        read: ["imagebuilder:GetInfrastructureConfiguration"],
        create: ["imagebuilder:CreateInfrastructureConfiguration", "iam:PassRole", "iam:GetInstanceProfile"],
        update: ["imagebuilder:UpdateInfrastructureConfiguration", "iam:PassRole"],
        delete: ["imagebuilder:DeleteInfrastructureConfiguration"],
        tag: TAGS,
        passesRoleTo: ["ec2.amazonaws.com"],
        serviceLinkedRoles: OWN_ROLE,
    },
    "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": {
        read: ["imagebuilder:GetDistributionConfiguration"],
        create: ["imagebuilder:CreateDistributionConfiguration"],
        update: ["imagebuilder:UpdateDistributionConfiguration"],
        delete: ["imagebuilder:DeleteDistributionConfiguration"],
        tag: TAGS,
        serviceLinkedRoles: OWN_ROLE,
    },
    "aws:imagebuilder/imagePipeline:ImagePipeline": {
        read: ["imagebuilder:GetImagePipeline"],
        create: ["imagebuilder:CreateImagePipeline", "iam:PassRole", ...PARTS],
        update: ["imagebuilder:UpdateImagePipeline", "iam:PassRole", ...PARTS],
        delete: ["imagebuilder:DeleteImagePipeline"],
        tag: TAGS,
        passesRoleTo: ["imagebuilder.amazonaws.com"],
        serviceLinkedRoles: OWN_ROLE,
    },
    "aws:imagebuilder/image:Image": {
        read: ["imagebuilder:GetImage"],
        create: ["imagebuilder:CreateImage", "iam:PassRole", ...PARTS],
        delete: ["imagebuilder:DeleteImage"],
        tag: TAGS,
        passesRoleTo: ["imagebuilder.amazonaws.com"],
        serviceLinkedRoles: OWN_ROLE,
    },
    "aws:imagebuilder/lifecyclePolicy:LifecyclePolicy": {
        read: ["imagebuilder:GetLifecyclePolicy"],
        create: ["imagebuilder:CreateLifecyclePolicy", "iam:PassRole"],
        update: ["imagebuilder:UpdateLifecyclePolicy", "iam:PassRole"],
        delete: ["imagebuilder:DeleteLifecyclePolicy"],
        tag: TAGS,
        passesRoleTo: ["imagebuilder.amazonaws.com"],
    },
};

/** What people call by hand, so that they need not wait for the schedule: the start of a build, and how it goes. */
export const BUILDS_BY_HAND = ["imagebuilder:StartImagePipelineExecution", "imagebuilder:ListImagePipelineImages", "imagebuilder:GetImage"];
