import * as pulumi from "@pulumi/pulumi";
import { launchedByRefresh } from "../limits/nodes/instanceRefresh";
import { launchedAtOnce, unavailableNodes } from "../limits/nodes/nodeScaling";
import { WindowsAmiType } from "../limits/nodes/windowsAmiType";
import { ControlPlaneSettings } from "./controlPlane/controlPlaneSettings";
import { NatGatewayStrategy, NetworkSettings, ZONE_COUNT_DEFAULT } from "./network/network";
import { WindowsImagePipelineSettings, baseAmiType } from "./images/imagePipelineSettings";
import { SelfManagedSettings } from "./nodes/selfManagedSettings";
import { LinuxNodeGroupSettings } from "./nodes/linuxNodeGroup";
import { WINDOWS_AMI_TYPE_DEFAULT, WINDOWS_SCALING_DEFAULT, WindowsNodeGroupSettings } from "./nodes/windowsNodeGroupSettings";

/** A group of Windows nodes with a name of its own in the cluster. */
export interface NamedWindowsNodeGroup extends WindowsNodeGroupSettings {
    /** Name of the group, unique in the cluster: lowercase letters, digits and dashes, 30 at most. */
    name: string;
    /** Name of the image pipeline whose image the nodes run; by default they run Amazon's AMI. Changing it makes a new group. */
    imagePipeline?: string;
    /**
     * Makes the group an Auto Scaling group that EKS does not manage, with what only such a group can do; by default EKS manages it.
     *
     * Changing between the two makes a new group. On Amazon's AMI it needs releaseVersion, releaseVersions or followLatestRelease.
     *
     * @default EKS manages the group
     */
    selfManaged?: SelfManagedSettings;
}

/** An image pipeline with a name of its own in the cluster. */
export interface NamedImagePipeline extends WindowsImagePipelineSettings {
    /** Name of the pipeline, unique in the cluster: lowercase letters, digits and dashes, 30 at most. */
    name: string;
}

export interface WindowsClusterArgs extends ControlPlaneSettings {
    /** Groups of Windows nodes, at least one. */
    windowsNodeGroups: NamedWindowsNodeGroup[];
    /**
     * Pipelines that build Windows images for the groups; there are none by default.
     *
     * @default none
     */
    imagePipelines?: NamedImagePipeline[];
    /**
     * Whether a Windows pod on every group resolves a name and calls the Kubernetes API before `up` succeeds; the default is false.
     *
     * With windowsStorage, the pod also writes and reads a file on a volume of 1 GiB.
     *
     * @default false
     */
    smokeTest?: boolean;
    /**
     * Image with PowerShell that the smoke tests run; the default is Windows Server Core of the group's release, from Microsoft's registry.
     *
     * Nodes without a way to the internet need one in ECR. It must run on the Windows Server releases of all groups.
     *
     * @default Windows Server Core of the group's release
     */
    smokeTestImage?: pulumi.Input<string>;
    /**
     * Whether there is a RuntimeClass for each Windows Server release of the groups, `windows-2022` and so on, with which a pod says by one
     * word where it runs; the default is false.
     *
     * @default false
     */
    runtimeClasses?: boolean;
    /**
     * Whether Windows pods can have EBS volumes: the EBS CSI add-on, its role, and the StorageClass `windows-gp3` with the file system NTFS;
     * the default is false.
     *
     * @default false
     */
    windowsStorage?: boolean;
    /**
     * Whether each subnet of Windows nodes in a new VPC keeps blocks for the prefixes of the Windows groups at full size, with
     * windowsIpam.prefixDelegation; the default is false.
     *
     * Single addresses are spread over a subnet, so that it may have no free block of 16 left, and nodes no addresses for pods.
     *
     * @default false
     */
    reservePrefixes?: boolean;
    /**
     * AMI release that all groups on Amazon's AMI are pinned to, in the form "1.35-YYYY.MM.DD", where all have one amiType; by
     * default EKS chooses and later releases change nothing.
     *
     * `aws ssm get-parameter --query Parameter.Value --name /aws/service/ami-windows-latest/Windows_Server-2022-English-Core-EKS_Optimized-1.35`
     * says which is the newest.
     */
    releaseVersion?: string;
    /**
     * AMI release of each amiType that groups on Amazon's AMI have, such as `{ WINDOWS_CORE_2022_x86_64: "1.35-YYYY.MM.DD" }`, in
     * place of releaseVersion; none by default.
     *
     * Amazon builds the AMI types of one month on different days, so that no release is one of all.
     */
    releaseVersions?: Record<string, string>;
    /**
     * Whether every `up` rolls Windows nodes to the latest AMI release in SSM, in place of a pin; the default is false.
     *
     * @default false
     */
    followLatestRelease?: boolean;
    /**
     * The network; the default is a new VPC, 10.0.0.0/16 in two zones.
     *
     * @default a new VPC in two zones
     */
    network?: NetworkSettings;
    /**
     * Linux nodes for CoreDNS and other Linux-only pods; the default is two t3.medium nodes, none with CoreDNS on Fargate.
     *
     * @default two nodes, none with CoreDNS on Fargate
     */
    linuxNodeGroup?: LinuxNodeGroupSettings;
    /**
     * Whether CoreDNS runs on Fargate, so that no Linux node is needed; the default is false.
     *
     * @default false
     */
    coreDnsOnFargate?: boolean;
    /** Tags of everything that AWS makes for the cluster, 44 at most; none by default. */
    tags?: Record<string, pulumi.Input<string>>;
}

/** The Linux nodes, or none where CoreDNS is on Fargate and nobody asked for them. */
export function linuxNodeGroupSettings({ linuxNodeGroup, coreDnsOnFargate }: WindowsClusterArgs): LinuxNodeGroupSettings | undefined {
    return linuxNodeGroup ?? (coreDnsOnFargate ? undefined : {});
}

/** Zones that the nodes spread over; undefined as long as the subnets of an existing VPC are not known. */
export function zoneCount({ network }: WindowsClusterArgs): number | undefined {
    const subnets = network?.existingVpc?.privateSubnetIds;
    return subnets === undefined ? network?.availabilityZoneCount ?? ZONE_COUNT_DEFAULT : Array.isArray(subnets) ? subnets.length : undefined;
}

/** Whether the network of the cluster has endpoints made for it. */
export function makesEndpoints({ network }: WindowsClusterArgs): boolean {
    return network?.natGateways === NatGatewayStrategy.None || network?.existingVpc?.endpoints !== undefined;
}

/** What endpoints of the network are for. */
export function endpointUse({ imagePipelines = [], windowsNodeGroups = [] }: WindowsClusterArgs): { imageBuilds: boolean; kmsKeys: boolean } {
    return {
        imageBuilds: imagePipelines.length > 0,
        kmsKeys: imagePipelines.some(({ build }) => build?.kmsKeyArn !== undefined) || windowsNodeGroups.some(({ rootVolume }) => rootVolume?.kmsKeyArn !== undefined),
    };
}

/** Nodes that the groups of a pipeline launch at once when they roll to its new image. */
export function pipelineSurge(args: WindowsClusterArgs, pipeline: string, zones: number): number {
    return args.windowsNodeGroups.filter(({ imagePipeline }) => imagePipeline === pipeline).reduce((sum, { scaling, update, selfManaged }) => {
        const { maxSize } = scaling ?? WINDOWS_SCALING_DEFAULT;
        return sum + (selfManaged ? launchedByRefresh(selfManaged.instanceRefresh ?? {}, maxSize)
            : launchedAtOnce(zones, unavailableNodes(update ?? {}, maxSize), update?.strategy));
    }, 0);
}

/** AMI release that a group on Amazon's AMI is pinned to. */
export function pinnedRelease({ releaseVersion, releaseVersions }: WindowsClusterArgs, amiType: WindowsAmiType = WINDOWS_AMI_TYPE_DEFAULT): string | undefined {
    return releaseVersion ?? releaseVersions?.[amiType];
}

/** AMI type that stands for the Windows release of a group, whoever built its image. */
export function groupAmiType(args: WindowsClusterArgs, amiType: WindowsAmiType | undefined, imagePipeline: string | undefined): WindowsAmiType {
    const pipeline = pipelineSettings(args, imagePipeline);
    return pipeline ? baseAmiType(pipeline) : amiType ?? WINDOWS_AMI_TYPE_DEFAULT;
}

/** Rate at which the volumes of a group are filled, as its image asks for it. */
export function imageInitializationRate(args: WindowsClusterArgs, imagePipeline: string | undefined): number | undefined {
    return pipelineSettings(args, imagePipeline)?.rootVolume?.initializationRateMiBps;
}

/** KMS key that the image of a group is encrypted with. */
export function imageKeyArn(args: WindowsClusterArgs, imagePipeline: string | undefined): pulumi.Input<string> | undefined {
    return pipelineSettings(args, imagePipeline)?.build?.kmsKeyArn;
}

function pipelineSettings(args: WindowsClusterArgs, imagePipeline: string | undefined): NamedImagePipeline | undefined {
    return args.imagePipelines?.find(({ name }) => name === imagePipeline);
}
