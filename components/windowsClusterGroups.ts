import { Provider as KubernetesProvider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { windowsAmi } from "../limits/nodes/windowsAmiType";
import { ControlPlane } from "./controlPlane/controlPlane";
import { CoreDns } from "./coreDns/coreDns";
import { WindowsImagePipeline } from "./images/windowsImagePipeline";
import { Network } from "./network/network";
import { LinuxNodeGroup } from "./nodes/linuxNodeGroup";
import { WindowsNodeGroup, WindowsNodeGroupArgs } from "./nodes/windowsNodeGroup";
import { ClusterScope } from "./windowsClusterParts";
import { NamedWindowsNodeGroup, groupAmiType, imageInitializationRate, imageKeyArn, pinnedRelease } from "./windowsClusterSettings";
import { SmokeTest } from "./workloads/smokeTest";
import { WindowsRuntimeClasses } from "./workloads/windowsRuntimeClasses";
import { WindowsStorage } from "./workloads/windowsStorage";

/** What the groups of Windows nodes are made from. */
export interface GroupParts {
    network: Network;
    controlPlane: ControlPlane;
    /** ARN of the role of Windows nodes. */
    nodeRoleArn: pulumi.Output<string>;
    pipelines: Record<string, WindowsImagePipeline>;
    /** Nodes that come before one of these can't join, or have no addresses for pods. CoreDNS is not among them: only pods need it. */
    after: pulumi.Resource[];
    /** The account's first Auto Scaling group, with which AWS makes the role that grants of KMS keys name. */
    linux: LinuxNodeGroup | undefined;
}

/** The groups of Windows nodes by their names. */
export function windowsNodeGroups(scope: ClusterScope, parts: GroupParts): Record<string, WindowsNodeGroup> {
    const { name, args, parent } = scope;
    return Object.fromEntries(args.windowsNodeGroups.map(group => {
        const { name: groupName, imagePipeline, ...settings } = group;
        const rate = imageInitializationRate(args, imagePipeline);
        const hasKey = settings.rootVolume?.kmsKeyArn !== undefined || imageKeyArn(args, imagePipeline) !== undefined;
        return [groupName, new WindowsNodeGroup(`${name}-${groupName}`, {
            ...settings, ...imageOf(scope, group, parts),
            clusterName: parts.controlPlane.clusterName, subnetIds: parts.network.privateSubnetIds, nodeRoleArn: parts.nodeRoleArn,
            kubernetesVersion: args.kubernetesVersion, tags: args.tags,
            prefixDelegation: args.windowsIpam?.prefixDelegation,
            // Volumes are filled when nodes start, so a rate that the image asks for is its groups' to set.
            ...rate !== undefined && { rootVolume: { initializationRateMiBps: rate, ...settings.rootVolume } },
        }, { parent, dependsOn: hasKey && parts.linux ? [...parts.after, parts.linux] : parts.after })];
    }));
}

/** The image of a pipeline with what its nodes must be told, or a release of Amazon's AMI. */
function imageOf(
    { args }: ClusterScope, { amiType, imagePipeline }: NamedWindowsNodeGroup, { controlPlane, pipelines }: GroupParts,
): Pick<WindowsNodeGroupArgs, "customImage" | "releaseVersion" | "followLatestRelease"> {
    if (imagePipeline === undefined) {
        return { releaseVersion: pinnedRelease(args, amiType), followLatestRelease: args.followLatestRelease };
    }
    const { endpoint, certificateAuthorityData, serviceIpv4Cidr } = controlPlane;
    return {
        customImage: {
            imageId: pipelines[imagePipeline].imageId, kmsKeyArn: imageKeyArn(args, imagePipeline),
            bootstrap: { endpoint, certificateAuthorityData, serviceIpv4Cidr },
        },
    };
}

/** A smoke test on each group, once names can be resolved. */
export function smokeTests(
    { name, args, parent }: ClusterScope, groups: Record<string, WindowsNodeGroup>, coreDns: CoreDns, kubernetes: KubernetesProvider,
): void {
    for (const { name: groupName, amiType, imagePipeline } of args.windowsNodeGroups) {
        const group = groups[groupName];
        new SmokeTest(`${name}-${groupName}-smoke-test`, {
            nodeGroupName: group.nodeGroupName, windowsRelease: windowsAmi(groupAmiType(args, amiType, imagePipeline))!.release,
        }, { parent, dependsOn: [group, coreDns], providers: { kubernetes } });
    }
}

/** What pods on the groups use by name: a RuntimeClass for each Windows Server release, and a StorageClass. */
export function windowsWorkloads(
    { name, args, parent }: ClusterScope, controlPlane: ControlPlane, linux: LinuxNodeGroup | undefined, kubernetes: () => KubernetesProvider,
): void {
    if (args.runtimeClasses) {
        const releases = args.windowsNodeGroups.map(({ amiType, imagePipeline }) => windowsAmi(groupAmiType(args, amiType, imagePipeline))!.release);
        new WindowsRuntimeClasses(`${name}-runtime`, { windowsReleases: [...new Set(releases)].sort() }, { parent, providers: { kubernetes: kubernetes() } });
    }
    if (args.windowsStorage) {
        new WindowsStorage(`${name}-storage`, { clusterName: controlPlane.clusterName, tags: args.tags }, {
            // The driver's controller runs on Linux.
            parent, dependsOn: linux ? [controlPlane, linux] : [controlPlane], providers: { kubernetes: kubernetes() },
        });
    }
}
