// The library's front door. Importing it deploys nothing.
export { AuthenticationMode } from "../limits/access/authenticationMode";
export { type NodeGroupScaling, type NodeGroupUpdate, UpdateStrategy } from "../limits/nodes/nodeScaling";
export { SupportType } from "../limits/cluster/supportNotice";
export { WindowsAmiType } from "../limits/nodes/windowsAmiType";
export { type WindowsIpam } from "../limits/network/windowsIpam";
export { ClusterAccess, type PrincipalAccess } from "./controlPlane/accessEntries";
export { ControlPlane, type ControlPlaneArgs } from "./controlPlane/controlPlane";
export { ClusterLogType, type EndpointAccess } from "./controlPlane/controlPlaneSettings";
export { CoreDns, type CoreDnsArgs, type CoreDnsOnFargate } from "./coreDns/coreDns";
export { ExistingCluster } from "./existingCluster/existingCluster";
export { type ExistingClusterArgs, type ExistingClusterNodeGroup } from "./existingCluster/existingClusterSettings";
export { type ControlPlaneSubnetIds, type ExistingVpc, type ExistingVpcEndpoints, NatGatewayStrategy, Network, type NetworkArgs, type NetworkSettings } from "./network/network";
export { PrefixReservations, type PrefixReservationsArgs, type PrefixSubnet } from "./network/prefixReservations";
export { VpcEndpoints, type VpcEndpointsArgs } from "./network/vpcEndpoints";
export { BuildCondition, type ImageSchedule } from "../limits/images/imageSchedule";
export {
    type BuildInstance, type CachedImage, type EksOptimizedBase, type FastLaunch, ImageDelivery, type ImageStep, StigLevel, type WindowsImagePipelineSettings, type WindowsServerBase,
} from "./images/imagePipelineSettings";
export { WindowsImagePipeline, type WindowsImagePipelineArgs } from "./images/windowsImagePipeline";
export { LinuxNodeGroup, type LinuxNodeGroupArgs, type LinuxNodeGroupSettings } from "./nodes/linuxNodeGroup";
export { NodeRole, type NodeRoleArgs } from "./nodes/nodeRole";
export { type InstanceRefreshSettings } from "../limits/nodes/instanceRefresh";
export { type WarmPoolSettings } from "../limits/nodes/warmPool";
export { type DedicatedHosts, type SelfManagedSettings } from "./nodes/selfManagedSettings";
export { SelfManagedWindowsNodeGroup, type SelfManagedWindowsNodeGroupArgs } from "./nodes/selfManagedWindowsNodeGroup";
export { WindowsNodeGroup, type WindowsNodeGroupArgs } from "./nodes/windowsNodeGroup";
export { CapacityType, type ClusterBootstrap, type CustomWindowsImage, type KubeletSettings, type NodeGroupRolling, type OwnWindowsImage, type WindowsNodeGroupSettings, type WindowsRootVolume } from "./nodes/windowsNodeGroupSettings";
export { SmokeTest, type SmokeTestArgs } from "./workloads/smokeTest";
export { WindowsRuntimeClasses, type WindowsRuntimeClassesArgs } from "./workloads/windowsRuntimeClasses";
export { WindowsServiceAccount, type WindowsServiceAccountArgs } from "./workloads/windowsServiceAccount";
export { WindowsStorage, type WindowsStorageArgs } from "./workloads/windowsStorage";
export { WindowsCluster } from "./windowsCluster";
export { type NamedImagePipeline, type NamedWindowsNodeGroup, type WindowsClusterArgs } from "./windowsClusterSettings";
export { type AwsAuthRoleMapping } from "./windowsSupport/nodeAccess";
export { VpcCniOwner, WindowsSupport, type WindowsSupportArgs } from "./windowsSupport/windowsSupport";
