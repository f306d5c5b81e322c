import { Provider as KubernetesProvider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { windowsAmi } from "../limits/nodes/windowsAmiType";
import { NODE_GROUP_LABEL } from "../limits/nodes/windowsNodeLabels";
import { ControlPlane } from "./controlPlane/controlPlane";
import { CoreDns } from "./coreDns/coreDns";
import { WindowsImagePipeline } from "./images/windowsImagePipeline";
import { Network } from "./network/network";
import { LinuxNodeGroup } from "./nodes/linuxNodeGroup";
import { NodeRole } from "./nodes/nodeRole";
import { SelfManagedSettings } from "./nodes/selfManagedSettings";
import { SelfManagedWindowsNodeGroup } from "./nodes/selfManagedWindowsNodeGroup";
import { WindowsNodeGroup, WindowsNodeGroupArgs } from "./nodes/windowsNodeGroup";
import { ClusterBootstrap, OwnWindowsImage, WindowsNodeGroupSettings } from "./nodes/windowsNodeGroupSettings";
import { ClusterScope } from "./windowsClusterParts";
import { NamedWindowsNodeGroup, WindowsClusterArgs, groupAmiType, imageInitializationRate, imageKeyArn, pinnedRelease } from "./windowsClusterSettings";
import { SmokeTest } from "./workloads/smokeTest";
import { WindowsRuntimeClasses } from "./workloads/windowsRuntimeClasses";
import { WindowsStorage } from "./workloads/windowsStorage";

/** What the groups of Windows nodes are made from. */
export interface GroupParts {
    network: Network;
    controlPlane: ControlPlane;
    /** Role of Windows nodes. */
    nodeRole: NodeRole;
    pipelines: Record<string, WindowsImagePipeline>;
    /** Nodes that come before one of these can't join, or have no addresses for pods. CoreDNS is not among them: only pods need it. */
    after: pulumi.Resource[];
    /** The account's first Auto Scaling group, with which AWS makes the role that grants of KMS keys name. */
    linux: LinuxNodeGroup | undefined;
}

/** A group of Windows nodes, whoever manages it. */
export interface WindowsGroup {
    component: pulumi.Resource;
    /** Name that EKS or EC2 Auto Scaling knows it by. */
    nodeGroupName: pulumi.Output<string>;
    podsPerNode: pulumi.Output<number>;
    /** Labels that its nodes alone have, where EKS does not give them one. */
    nodeLabels?: Record<string, string>;
}

/** One group in the making. */
interface Making {
    /** Name of its component. */
    name: string;
    group: NamedWindowsNodeGroup;
    /** What groups of all kinds take. */
    settings: WindowsNodeGroupSettings & Pick<WindowsNodeGroupArgs, "kubernetesVersion" | "tags" | "prefixDelegation">;
}

/** The groups of Windows nodes by their names. */
export function windowsNodeGroups(scope: ClusterScope, parts: GroupParts): Record<string, WindowsGroup> {
    const { args } = scope;
    return Object.fromEntries(args.windowsNodeGroups.map(group => {
        const { name, imagePipeline, selfManaged, ...own } = group;
        const rate = imageInitializationRate(args, imagePipeline);
        const settings = {
            ...own, kubernetesVersion: args.kubernetesVersion, tags: args.tags, prefixDelegation: args.windowsIpam?.prefixDelegation,
            // Volumes are filled when nodes start, so a rate that the image asks for is its groups' to set.
            ...rate !== undefined && { rootVolume: { initializationRateMiBps: rate, ...own.rootVolume } },
        };
        const making = { name: `${scope.name}-${name}`, group, settings };
        return [name, selfManaged ? selfManagedGroup(scope, making, selfManaged, parts) : managedGroup(scope, making, parts)];
    }));
}

function managedGroup({ args, parent }: ClusterScope, { name, group, settings }: Making, parts: GroupParts): WindowsGroup {
    const image = imageOf(args, group, parts);
    const component = new WindowsNodeGroup(name, {
        ...settings, ...image ? { customImage: { ...image, bootstrap: bootstrapOf(parts) } } : releaseOf(args, group),
        clusterName: parts.controlPlane.clusterName, subnetIds: parts.network.windowsSubnetIds, nodeRoleArn: parts.nodeRole.roleArn,
    }, { parent, dependsOn: after(args, group, parts) });
    return { component, nodeGroupName: component.nodeGroupName, podsPerNode: component.podsPerNode };
}

function selfManagedGroup(
    { args, parent }: ClusterScope, { name, group, settings }: Making, selfManaged: SelfManagedSettings, parts: GroupParts,
): WindowsGroup {
    const { clusterName, clusterSecurityGroupId } = parts.controlPlane;
    const image = imageOf(args, group, parts);
    const component = new SelfManagedWindowsNodeGroup(name, {
        ...settings, ...selfManaged, ...image ? { image } : releaseOf(args, group),
        clusterName, clusterSecurityGroupId, bootstrap: bootstrapOf(parts),
        subnetIds: parts.network.windowsSubnetIds, nodeRoleName: parts.nodeRole.roleName,
    }, { parent, dependsOn: after(args, group, parts) });
    return { component, nodeGroupName: component.autoScalingGroupName, podsPerNode: component.podsPerNode, nodeLabels: { [NODE_GROUP_LABEL]: name } };
}

function after(args: WindowsClusterArgs, { rootVolume, imagePipeline }: NamedWindowsNodeGroup, parts: GroupParts): pulumi.Resource[] {
    const hasKey = rootVolume?.kmsKeyArn !== undefined || imageKeyArn(args, imagePipeline) !== undefined;
    return hasKey && parts.linux ? [...parts.after, parts.linux] : parts.after;
}

/** The image of a pipeline; undefined where the nodes run Amazon's AMI. */
function imageOf(args: WindowsClusterArgs, { imagePipeline }: NamedWindowsNodeGroup, { pipelines }: GroupParts): OwnWindowsImage | undefined {
    return imagePipeline === undefined ? undefined
        : { imageId: pipelines[imagePipeline].imageId, kmsKeyArn: imageKeyArn(args, imagePipeline) };
}

/** The release of Amazon's AMI. */
function releaseOf(args: WindowsClusterArgs, { amiType }: NamedWindowsNodeGroup): Pick<WindowsNodeGroupArgs, "releaseVersion" | "followLatestRelease"> {
    return { releaseVersion: pinnedRelease(args, amiType), followLatestRelease: args.followLatestRelease };
}

function bootstrapOf({ controlPlane: { endpoint, certificateAuthorityData, serviceIpv4Cidr } }: GroupParts): ClusterBootstrap {
    return { endpoint, certificateAuthorityData, serviceIpv4Cidr };
}

/** Windows Server release of a group's nodes, whoever built their image. */
function releaseOfNodes(args: WindowsClusterArgs, { amiType, imagePipeline }: NamedWindowsNodeGroup): number {
    return windowsAmi(groupAmiType(args, amiType, imagePipeline))!.release;
}

/** A smoke test on each group, once names can be resolved; where there is a storage class, it tests volumes too. */
export function smokeTests(
    { name, args, parent }: ClusterScope, groups: Record<string, WindowsGroup>, coreDns: CoreDns, kubernetes: KubernetesProvider,
    storage: WindowsStorage | undefined,
): void {
    for (const group of args.windowsNodeGroups) {
        const { component, nodeGroupName, nodeLabels } = groups[group.name];
        new SmokeTest(`${name}-${group.name}-smoke-test`, {
            ...nodeLabels ? { nodeLabels } : { nodeGroupName }, windowsRelease: releaseOfNodes(args, group), image: args.smokeTestImage, storageClassName: storage?.storageClassName,
        }, { parent, dependsOn: [component, coreDns], providers: { kubernetes } });
    }
}

/** What pods on the groups use by name: a RuntimeClass for each Windows Server release, and a StorageClass, which is returned. */
export function windowsWorkloads(
    { name, args, parent }: ClusterScope, controlPlane: ControlPlane, linux: LinuxNodeGroup | undefined, kubernetes: () => KubernetesProvider,
): WindowsStorage | undefined {
    if (args.runtimeClasses) {
        const releases = args.windowsNodeGroups.map(group => releaseOfNodes(args, group));
        new WindowsRuntimeClasses(`${name}-runtime`, { windowsReleases: [...new Set(releases)].sort() }, { parent, providers: { kubernetes: kubernetes() } });
    }
    return args.windowsStorage ? new WindowsStorage(`${name}-storage`, { clusterName: controlPlane.clusterName, tags: args.tags }, {
        // The driver's controller runs on Linux.
        parent, dependsOn: linux ? [controlPlane, linux] : [controlPlane], providers: { kubernetes: kubernetes() },
    }) : undefined;
}
