import * as types from "../stack/types";
import { FIRSTS, FLAG, Form, KEYED, NAMED, NUMBER, ONLY } from "./forms";

/**
 * A property that has another name, place or form: its path in the model, its path in aws-native, and its form. `[]` stands for the
 * items of a list, which are as many in both.
 */
type Moved = [model: string, native: string, form?: Form];

/** How resources of a type of aws-native read as the ones that the rules know. Whatever is not named keeps its name. */
export interface NativeType {
    /** Type of the model. */
    type: string;
    /** The property that holds what the model has at the top, and what rules read of it. */
    within?: { property: string; members: string[] };
    moved?: Moved[];
    /** What the mend in a message calls otherwise here. */
    words?: Record<string, string>;
}

const DATA = "launchTemplateData";
const TEMPLATE_NAMES: Moved[] = [
    ["launchTemplate.id", "launchTemplate.launchTemplateId"], ["launchTemplate.name", "launchTemplate.launchTemplateName"],
];
const OF_GROUP = { nodeRoleArn: "nodeRole", subnetIds: "subnets" };

/**
 * The types of aws-native that rules read, in the names of version 1.79.0.
 *
 * The provider is made from AWS's own schemas: names are those of CloudFormation, and what identifies a resource is its id.
 *
 * @see https://www.pulumi.com/registry/packages/aws-native/api-docs/
 */
export const NATIVE_TYPES: Readonly<Record<string, NativeType>> = {
    "aws-native:eks:Cluster": {
        type: types.CLUSTER,
        moved: [["vpcConfig", "resourcesVpcConfig"], ["vpcConfig.clusterSecurityGroupId", "clusterSecurityGroupId"]],
        words: { "attach it with a RolePolicyAttachment": "add it to managedPolicyArns of the role" },
    },
    "aws-native:eks:Nodegroup": {
        type: types.NODE_GROUP,
        moved: [["nodeRoleArn", "nodeRole"], ["subnetIds", "subnets"], ["nodeGroupName", "nodegroupName"]],
        words: { ...OF_GROUP, latestVersion: "latestVersionNumber", "aws.eks.AccessEntry": "AccessEntry" },
    },
    "aws-native:eks:Addon": { type: types.ADDON },
    "aws-native:eks:AccessEntry": { type: types.ACCESS_ENTRY },
    "aws-native:eks:FargateProfile": {
        type: types.FARGATE_PROFILE, moved: [["selectors[].labels", "selectors[].labels", KEYED]],
    },
    "aws-native:eks:PodIdentityAssociation": { type: types.POD_IDENTITY_ASSOCIATION },
    "aws-native:iam:Role": {
        type: types.ROLE,
        moved: [["name", "roleName"], ["inlinePolicies", "policies"], ["inlinePolicies[].policy", "policies[].policyDocument"]],
    },
    "aws-native:iam:InstanceProfile": {
        type: types.INSTANCE_PROFILE, moved: [["name", "instanceProfileName"], ["role", "roles", ONLY]],
    },
    "aws-native:iam:RolePolicy": {
        type: types.ROLE_POLICY, moved: [["role", "roleName"], ["policy", "policyDocument"]],
    },
    "aws-native:iam:ManagedPolicy": {
        type: types.POLICY, moved: [["arn", "policyArn"], ["policy", "policyDocument"]],
    },
    "aws-native:ec2:LaunchTemplate": {
        type: types.LAUNCH_TEMPLATE,
        within: {
            property: DATA,
            members: [
                "blockDeviceMappings", "hibernationOptions", "iamInstanceProfile", "imageId", "instanceInitiatedShutdownBehavior",
                "instanceMarketOptions", "instanceType", "metadataOptions", "networkInterfaces", "securityGroupIds", "tagSpecifications",
                "userData",
            ],
        },
        moved: [
            ["id", "launchTemplateId"], ["name", "launchTemplateName"],
            ["latestVersion", "latestVersionNumber", NUMBER], ["defaultVersion", "defaultVersionNumber", NUMBER],
            ["vpcSecurityGroupIds", `${DATA}.securityGroupIds`],
            ["networkInterfaces[].securityGroups", `${DATA}.networkInterfaces[].groups`],
            ["tagSpecifications[].tags", `${DATA}.tagSpecifications[].tags`, KEYED],
            ["blockDeviceMappings[].ebs.encrypted", `${DATA}.blockDeviceMappings[].ebs.encrypted`, FLAG],
        ],
        words: { ...OF_GROUP, "vpcConfig.clusterSecurityGroupId": "clusterSecurityGroupId", "use \"true\"": "use true" },
    },
    "aws-native:ec2:Instance": { type: types.INSTANCE, moved: TEMPLATE_NAMES },
    "aws-native:ec2:Subnet": { type: types.SUBNET, moved: [["id", "subnetId"]] },
    "aws-native:ec2:SecurityGroup": {
        type: types.SECURITY_GROUP,
        moved: [["id", "groupId"], ["ingress", "securityGroupIngress"], ["egress", "securityGroupEgress"]],
    },
    "aws-native:ec2:SecurityGroupIngress": {
        type: types.SECURITY_GROUP_INGRESS_RULE, moved: [["securityGroupId", "groupId"]],
    },
    "aws-native:ec2:SecurityGroupEgress": {
        type: types.SECURITY_GROUP_EGRESS_RULE,
        moved: [["securityGroupId", "groupId"], ["referencedSecurityGroupId", "destinationSecurityGroupId"]],
    },
    "aws-native:ec2:Ec2Fleet": { type: types.FLEET },
    "aws-native:ec2:SpotFleet": { type: types.SPOT_FLEET_REQUEST },
    "aws-native:autoscaling:AutoScalingGroup": {
        type: types.AUTO_SCALING_GROUP,
        moved: [
            ...TEMPLATE_NAMES, ["launchConfiguration", "launchConfigurationName"], ["vpcZoneIdentifiers", "vpcZoneIdentifier"],
            ["minSize", "minSize", NUMBER], ["maxSize", "maxSize", NUMBER], ["desiredCapacity", "desiredCapacity", NUMBER],
        ],
    },
    "aws-native:autoscaling:LaunchConfiguration": {
        type: types.LAUNCH_CONFIGURATION, moved: [["name", "launchConfigurationName"]],
    },
    "aws-native:imagebuilder:ImageRecipe": { type: types.IMAGE_RECIPE },
    "aws-native:imagebuilder:Component": { type: types.IMAGE_COMPONENT },
    "aws-native:imagebuilder:InfrastructureConfiguration": { type: types.INFRASTRUCTURE_CONFIGURATION },
    "aws-native:imagebuilder:DistributionConfiguration": { type: types.DISTRIBUTION_CONFIGURATION },
    "aws-native:imagebuilder:ImagePipeline": { type: types.IMAGE_PIPELINE },
    "aws-native:imagebuilder:Image": { type: types.IMAGE },
    "aws-native:ssm:Association": { type: types.SSM_ASSOCIATION, moved: [["parameters", "parameters", FIRSTS]] },
    "aws-native:ssm:MaintenanceWindowTask": {
        type: types.MAINTENANCE_WINDOW_TASK,
        moved: [
            ["taskInvocationParameters.runCommandParameters.parameters",
                "taskInvocationParameters.maintenanceWindowRunCommandParameters.parameters", NAMED],
        ],
    },
    "aws-native:ssm:MaintenanceWindowTarget": { type: types.MAINTENANCE_WINDOW_TARGET, moved: [["id", "windowTargetId"]] },
    // A baseline names the patch groups that it is for.
    "aws-native:ssm:PatchBaseline": { type: types.PATCH_GROUP },
};

/**
 * The type that the program wrote, where it is one of aws-native that rules read: whatever a resource reads as, its URN keeps it.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/names/#urns
 */
export function nativeType(urn: string): NativeType | undefined {
    if (!urn.includes("aws-native:")) {
        return undefined;
    }
    const [, , qualified = ""] = urn.split("::");
    return typeNamed(qualified.slice(qualified.lastIndexOf("$") + 1));
}

/** The same by its own name. */
export function typeNamed(type: string): NativeType | undefined {
    return Object.hasOwn(NATIVE_TYPES, type) ? NATIVE_TYPES[type] : undefined;
}
