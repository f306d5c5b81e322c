// Type tokens, not classes: a pack that loads the SDKs pays for them at every preview.
export const CLUSTER = "aws:eks/cluster:Cluster";
export const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
export const ADDON = "aws:eks/addon:Addon";
export const FARGATE_PROFILE = "aws:eks/fargateProfile:FargateProfile";
export const ACCESS_ENTRY = "aws:eks/accessEntry:AccessEntry";
export const POD_IDENTITY_ASSOCIATION = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
export const ROLE = "aws:iam/role:Role";
export const ROLE_POLICY_ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
export const ROLE_POLICY_ATTACHMENTS_EXCLUSIVE = "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive";
export const INSTANCE_PROFILE = "aws:iam/instanceProfile:InstanceProfile";
export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
export const LAUNCH_CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";
export const INSTANCE = "aws:ec2/instance:Instance";
export const SUBNET = "aws:ec2/subnet:Subnet";
export const VPC_ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
export const AUTO_SCALING_GROUP = "aws:autoscaling/group:Group";
export const CLOUD_FORMATION_STACK = "aws:cloudformation/stack:Stack";
export const IMAGE = "aws:imagebuilder/image:Image";
export const IMAGE_RECIPE = "aws:imagebuilder/imageRecipe:ImageRecipe";
export const INFRASTRUCTURE_CONFIGURATION = "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration";
export const IMAGE_COMPONENT = "aws:imagebuilder/component:Component";
export const DISTRIBUTION_CONFIGURATION = "aws:imagebuilder/distributionConfiguration:DistributionConfiguration";
export const IMAGE_PIPELINE = "aws:imagebuilder/imagePipeline:ImagePipeline";
export const POLICY = "aws:iam/policy:Policy";
export const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
export const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const SECURITY_GROUP_INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const SECURITY_GROUP_EGRESS_RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
export const FLEET = "aws:ec2/fleet:Fleet";
export const SPOT_FLEET_REQUEST = "aws:ec2/spotFleetRequest:SpotFleetRequest";
export const PATCH_GROUP = "aws:ssm/patchGroup:PatchGroup";
export const SSM_ASSOCIATION = "aws:ssm/association:Association";
export const MAINTENANCE_WINDOW_TASK = "aws:ssm/maintenanceWindowTask:MaintenanceWindowTask";
export const MAINTENANCE_WINDOW_TARGET = "aws:ssm/maintenanceWindowTarget:MaintenanceWindowTarget";

/** Components of @pulumi/eks. The engine shows their children; inputs, only where the component's own release registers them. */
export const EKS_CLUSTER = "eks:index:Cluster";
export const EKS_MANAGED_NODE_GROUP = "eks:index:ManagedNodeGroup";
export const EKS_NODE_GROUP = "eks:index:NodeGroup";
export const EKS_NODE_GROUP_V2 = "eks:index:NodeGroupV2";
/** The CNI of clusters of @pulumi/eks before version 3, which is no add-on. */
export const EKS_VPC_CNI = "eks:index:VpcCni";
export const EKS_VPC_CNI_ADDON = "eks:index:VpcCniAddon";

/** Components of this package. */
export const WINDOWS_CLUSTER = "eks-windows:index:WindowsCluster";
export const WINDOWS_NODE_GROUP = "eks-windows:index:WindowsNodeGroup";

export const STACK = "pulumi:pulumi:Stack";

/**
 * Whether rules may need the inputs of a resource: a stack rule is shown only its outputs, which for components are few, and which for
 * a role don't tell the policies that the program lists from those that the provider found. Of an instance's user data they may have a hash.
 */
export function needsInputs(type: string): boolean {
    return [CLUSTER, ROLE, INSTANCE, LAUNCH_TEMPLATE, LAUNCH_CONFIGURATION].includes(type) || type.startsWith("eks:index:") || type.startsWith("eks-windows:index:");
}

/**
 * Whether a component hides what the program wrote: @pulumi/eks 4.3 registers its components without inputs, so rules judge them by
 * their children then. Nobody makes one of them without any argument.
 */
export function hidesInputs(type: string, inputs: Record<string, unknown>): boolean {
    return type.startsWith("eks:index:") && Object.keys(inputs).length === 0;
}
