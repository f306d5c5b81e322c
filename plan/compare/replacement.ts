import { Properties } from "../signatures";

const DATA = ["data", "binaryData"];
const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";

/**
 * Paths of the properties whose change makes a new resource, by type. The stand-ins of the engine's tests read them as well.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws (ForceNew and RequiresReplace in the schemas of internal/service)
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/master/provider/pkg/provider/forceNew.go
 */
const REPLACED: Record<string, string[]> = {
    // VPC, subnets, routes, gateways and launch templates.
    "aws:ec2/vpc:Vpc": ["cidrBlock", "instanceTenancy"],
    "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": ["vpcId", "cidrBlock"],
    "aws:ec2/internetGateway:InternetGateway": [],
    "aws:ec2/subnet:Subnet": ["vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId"],
    "aws:ec2/subnetCidrReservation:SubnetCidrReservation": ["subnetId", "cidrBlock", "reservationType", "description"],
    "aws:ec2/routeTable:RouteTable": ["vpcId"],
    "aws:ec2/route:Route": ["routeTableId", "destinationCidrBlock"],
    "aws:ec2/routeTableAssociation:RouteTableAssociation": ["subnetId", "gatewayId"],
    "aws:ec2/eip:Eip": ["domain"],
    "aws:ec2/natGateway:NatGateway": ["allocationId", "subnetId", "connectivityType"],
    "aws:ec2/vpcEndpoint:VpcEndpoint": ["vpcId", "serviceName", "vpcEndpointType"],
    "aws:ec2/securityGroup:SecurityGroup": ["name", "namePrefix", "description", "vpcId"],
    "aws:ec2/securityGroupRule:SecurityGroupRule": [
        "type", "protocol", "fromPort", "toPort", "securityGroupId", "sourceSecurityGroupId", "cidrBlocks", "self",
    ],
    "aws:ec2/launchTemplate:LaunchTemplate": ["name", "namePrefix"],
    "aws:ec2/tag:Tag": ["resourceId", "key"],
    // Roles, instance profiles and keys.
    "aws:iam/role:Role": ["name", "namePrefix", "path"],
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ["role", "policyArn"],
    "aws:iam/rolePolicy:RolePolicy": ["role", "name", "namePrefix"],
    "aws:iam/instanceProfile:InstanceProfile": ["name", "namePrefix", "path"],
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": ["url"],
    "aws:kms/grant:Grant": ["granteePrincipal", "keyId", "operations", "name", "constraints"],
    "aws:kms/key:Key": ["customerMasterKeySpec", "keyUsage", "multiRegion"],
    // What EKS makes.
    "aws:eks/cluster:Cluster": [
        "name", "roleArn", "bootstrapSelfManagedAddons",
        "accessConfig.bootstrapClusterCreatorAdminPermissions", "kubernetesNetworkConfig.ipFamily", "kubernetesNetworkConfig.serviceIpv4Cidr", "remoteNetworkConfig",
    ],
    "aws:eks/nodeGroup:NodeGroup": [
        "clusterName", "nodeGroupName", "nodeGroupNamePrefix", "nodeRoleArn", "subnetIds", "amiType",
        "instanceTypes", "capacityType", "diskSize", "remoteAccess", "launchTemplate.id", "launchTemplate.name",
    ],
    "aws:eks/addon:Addon": ["clusterName", "addonName"],
    "aws:eks/accessEntry:AccessEntry": ["clusterName", "principalArn", "type"],
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": ["clusterName", "principalArn", "policyArn", "accessScope"],
    "aws:eks/fargateProfile:FargateProfile": ["clusterName", "fargateProfileName", "podExecutionRoleArn", "selectors", "subnetIds"],
    // Auto Scaling groups.
    "aws:autoscaling/group:Group": ["name", "namePrefix", "initialLifecycleHooks"],
    "aws:autoscaling/lifecycleHook:LifecycleHook": ["name", "autoscalingGroupName"],
    "aws:autoscaling/tag:Tag": ["autoscalingGroupName", "tag.key"],
    // Image Builder.
    "aws:imagebuilder/component:Component": [
        "name", "version", "platform", "data", "uri", "description", "kmsKeyId", "supportedOsVersions", "changeDescription",
    ],
    "aws:imagebuilder/imageRecipe:ImageRecipe": [
        "name", "version", "parentImage", "components", "blockDeviceMappings",
        "description", "systemsManagerAgent", "userDataBase64", "workingDirectory", "amiTags",
    ],
    "aws:imagebuilder/imagePipeline:ImagePipeline": ["name"],
    "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration": ["name"],
    "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": ["name"],
    "aws:imagebuilder/lifecyclePolicy:LifecyclePolicy": ["name"],
    "aws:imagebuilder/image:Image": [
        "imageRecipeArn", "containerRecipeArn", "infrastructureConfigurationArn", "distributionConfigurationArn",
        "executionRole", "enhancedImageMetadataEnabled", "imageTestsConfiguration", "imageScanningConfiguration",
    ],
    // Objects of Kubernetes.
    "kubernetes:core/v1:ConfigMap": ["metadata.name", "metadata.namespace", ...DATA],
    "kubernetes:core/v1:ConfigMapPatch": ["metadata.name", "metadata.namespace"],
    "kubernetes:core/v1:ServiceAccount": ["metadata.name", "metadata.namespace"],
    "kubernetes:core/v1:Namespace": ["metadata.name"],
    "kubernetes:core/v1:PersistentVolumeClaim": [
        "metadata.name", "metadata.namespace", "spec.accessModes", "spec.selector", "spec.storageClassName", "spec.volumeName",
    ],
    "kubernetes:core/v1:Service": ["metadata.name", "metadata.namespace"],
    "kubernetes:apps/v1:Deployment": ["metadata.name", "metadata.namespace", "spec.selector"],
    "kubernetes:policy/v1:PodDisruptionBudget": ["metadata.name", "metadata.namespace"],
    "kubernetes:networking.k8s.io/v1:Ingress": ["metadata.name", "metadata.namespace"],
    "kubernetes:node.k8s.io/v1:RuntimeClass": ["metadata.name", "handler"],
    "kubernetes:storage.k8s.io/v1:StorageClass": ["metadata.name", "parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"],
    "kubernetes:batch/v1:Job": ["metadata.name", "metadata.namespace", "spec"],
    "kubernetes:helm.sh/v3:Release": ["name", "namespace"],
};

/** Properties that stay as they are when the program no longer gives them, since AWS fills them in as well. */
export const COMPUTED: Record<string, string[]> = {
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": ["thumbprintLists"],
    "aws:eks/cluster:Cluster": ["accessConfig", "kubernetesNetworkConfig", "upgradePolicy", "version"],
    "aws:eks/nodeGroup:NodeGroup": ["amiType", "capacityType", "diskSize", "instanceTypes", "releaseVersion", "updateConfig", "version"],
    "aws:eks/addon:Addon": ["addonVersion", "configurationValues"],
    "aws:eks/accessEntry:AccessEntry": ["kubernetesGroups", "userName"],
    "aws:autoscaling/group:Group": ["availabilityZones", "defaultCooldown", "desiredCapacity", "healthCheckType", "vpcZoneIdentifiers"],
    "aws:autoscaling/lifecycleHook:LifecycleHook": ["defaultResult"],
    "aws:imagebuilder/imagePipeline:ImagePipeline": ["imageScanningConfiguration", "imageTestsConfiguration"],
};

/** Outputs that each update counts up, so that what reads them changes as well. */
export const COUNTED: Record<string, string[]> = { "aws:ec2/launchTemplate:LaunchTemplate": ["latestVersion", "defaultVersion"] };

/** Paths whose change makes a new resource, with these settings of its provider; undefined where a type is not in the table. */
export function replacedPaths(type: string, settings: Properties, inputs: Properties): string[] | undefined {
    const paths = Object.hasOwn(REPLACED, type) ? REPLACED[type] : undefined;
    const isChangedInPlace = type === CONFIG_MAP && String(settings.enableConfigMapMutable) === "true" && inputs.immutable !== true;
    return isChangedInPlace ? paths?.filter(path => !DATA.includes(path)) : paths;
}
