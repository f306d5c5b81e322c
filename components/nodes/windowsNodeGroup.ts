import { NodeGroup } from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";
import { roleArnProblems } from "../../limits/text/arn";
import { smallTypeNotices } from "../../limits/nodes/instanceType";
import { unavailableNodes, updateTimeoutMinutes } from "../../limits/nodes/nodeScaling";
import { WINDOWS_ROOT_DEFAULT_GIB, WINDOWS_ROOT_DEVICE } from "../../limits/nodes/rootVolume";
import { windowsAmi } from "../../limits/nodes/windowsAmiType";
import { NamedResource, resourceNameProblems } from "../../limits/text/resourceName";
import { NODE_TAGS, tagProblems } from "../../limits/text/tags";
import { judgedArgs } from "../judgedArgs";
import { autoScalingGrants } from "./autoScalingGrant";
import { tagAutoScalingGroup } from "./autoscalerTags";
import { bootstrapUserData } from "./bootstrapUserData";
import { latestWindowsRelease } from "./latestWindowsRelease";
import { nodeLaunchTemplate } from "./nodeLaunchTemplate";
import {
    CustomWindowsImage, WINDOWS_AMI_TYPE_DEFAULT, WINDOWS_INSTANCE_TYPES_DEFAULT, WINDOWS_SCALING_DEFAULT, WINDOWS_TAINT, WindowsNodeGroupSettings,
} from "./windowsNodeGroupSettings";
import { customImageProblems, windowsNodeGroupProblems } from "./windowsNodeGroupProblems";
import { windowsPodCapacity } from "./windowsPodCapacity";

export interface WindowsNodeGroupArgs extends WindowsNodeGroupSettings {
    /** Name of the EKS cluster to join. */
    clusterName: pulumi.Input<string>;
    /** ARN of an IAM role that no Linux node uses, with its Windows identity in the cluster (`WindowsSupport` gives it). */
    nodeRoleArn: pulumi.Input<string>;
    /** Private subnets with room for the pods of all nodes. */
    subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** Kubernetes minor version of the nodes, such as "1.35". */
    kubernetesVersion: string;
    /** AMI of your own; by default the nodes run Amazon's EKS-optimized AMI. Changing between the two makes a new group. */
    customImage?: CustomWindowsImage;
    /** AMI release of the amiType to pin, in the form "1.35-YYYY.MM.DD"; by default EKS chooses and later releases change nothing. */
    releaseVersion?: string;
    /**
     * Whether every `up` rolls the nodes to the latest AMI release in SSM, in place of a pin; the default is false.
     *
     * @default false
     */
    followLatestRelease?: boolean;
    /**
     * Whether the cluster gives prefixes to Windows nodes: it decides how many pods fit; the default is false.
     *
     * @default false
     */
    prefixDelegation?: boolean;
    /** Tags of all that AWS makes for the group; none by default. */
    tags?: Record<string, pulumi.Input<string>>;
}

/**
 * Managed node group of Windows nodes, on Amazon's EKS-optimized AMI or one of your own, tainted so that Linux pods stay away.
 *
 * An m6i.large with Windows costs about 137 USD a month in us-east-1.
 *
 * ```typescript
 * const web = new WindowsNodeGroup("web", {
 *     clusterName: cluster.clusterName, nodeRoleArn: windowsRole.roleArn, subnetIds: network.privateSubnetIds,
 *     kubernetesVersion: "1.35", amiType: WindowsAmiType.Core2022,
 * }, { dependsOn: [cluster, windowsSupport, windowsRole, coreDns] });
 * ```
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export class WindowsNodeGroup extends pulumi.ComponentResource {
    /** Name that EKS knows the node group by. */
    public readonly nodeGroupName: pulumi.Output<string>;
    /** Pods that fit on one node: what it has addresses for, and at most what kubelet accepts. */
    public readonly podsPerNode: pulumi.Output<number>;
    /** Id of the launch template. */
    public readonly launchTemplateId: pulumi.Output<string>;

    constructor(name: string, args: WindowsNodeGroupArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:WindowsNodeGroup", name, args, opts);
        args = judgedArgs(this, args, known => [
            ...resourceNameProblems("name", name, [{ resource: NamedResource.NodeGroup }]),
            ...windowsNodeGroupProblems("", known, { ...known, ownImage: known.customImage !== undefined }),
            ...customImageProblems("customImage", known.customImage),
            ...roleArnProblems("nodeRoleArn", known.nodeRoleArn), ...tagProblems("tags", known.tags, NODE_TAGS),
        ]);
        const {
            customImage, amiType = WINDOWS_AMI_TYPE_DEFAULT, instanceTypes = WINDOWS_INSTANCE_TYPES_DEFAULT, scaling = WINDOWS_SCALING_DEFAULT,
            rootVolume = {}, update = {}, metadataHopLimit = 1, windowsTaint = true,
        } = args;

        smallTypeNotices(instanceTypes).forEach(notice => pulumi.log.warn(notice, this));

        // A component's own `dependsOn` is not seen in the dependencies of its children.
        const after = { parent: this, dependsOn: opts?.dependsOn };
        const grants = autoScalingGrants(name, { volume: rootVolume.kmsKeyArn, image: customImage?.kmsKeyArn }, after);
        const launchTemplate = nodeLaunchTemplate(name, {
            rootDevice: WINDOWS_ROOT_DEVICE,
            volume: { ...rootVolume, sizeGiB: rootVolume.sizeGiB ?? WINDOWS_ROOT_DEFAULT_GIB },
            metadataHopLimit,
            imageId: customImage?.imageId,
            userData: customImage && bootstrapUserData(args, customImage.bootstrap, windowsTaint ? [WINDOWS_TAINT] : []),
            tags: args.tags,
        }, { parent: this, dependsOn: grants });
        this.launchTemplateId = launchTemplate.id;
        const releaseVersion = args.followLatestRelease
            ? latestWindowsRelease(amiType, args.kubernetesVersion, this) : args.releaseVersion;
        const timeout = `${updateTimeoutMinutes(scaling.maxSize, unavailableNodes(update, scaling.maxSize))}m`;

        // The name is generated: most changes replace the group, and the new one comes up before the old one goes.
        const nodeGroup = new NodeGroup(name, {
            clusterName: args.clusterName,
            nodeRoleArn: args.nodeRoleArn,
            subnetIds: args.subnetIds,
            // With a custom AMI, EKS rejects these fields; the image defines them.
            ...customImage ? {} : { version: args.kubernetesVersion, amiType, releaseVersion },
            instanceTypes,
            capacityType: args.capacityType,
            scalingConfig: scaling,
            updateConfig: {
                ...update.maxUnavailablePercentage !== undefined
                    ? { maxUnavailablePercentage: update.maxUnavailablePercentage } : { maxUnavailable: update.maxUnavailable ?? 1 },
                updateStrategy: update.strategy,
            },
            forceUpdateVersion: update.force,
            launchTemplate: { id: launchTemplate.id, version: pulumi.interpolate`${launchTemplate.latestVersion}` },
            taints: windowsTaint ? [WINDOWS_TAINT] : [],
            labels: args.labels,
            tags: args.tags,
        }, {
            ...after,
            // EKS can't change a group between these in place, and the provider doesn't see it: nodes that took single addresses
            // don't change to prefixes, and an AMI type that is no longer given stays what it was.
            replacementTrigger: `${customImage ? "own" : "Amazon's"} image, ${args.prefixDelegation ? "prefixes" : "single addresses"}`,
            ignoreChanges: [
                ...releaseVersion === undefined && !customImage ? ["releaseVersion"] : [],
                ...args.autoscaled ? ["scalingConfig.desiredSize"] : [],
            ],
            customTimeouts: { create: timeout, update: timeout, delete: timeout },
        });

        this.nodeGroupName = nodeGroup.nodeGroupName;
        const { podAddresses, podsPerNode } = windowsPodCapacity(instanceTypes, args.prefixDelegation ?? false, args.kubelet?.maxPods, this);
        this.podsPerNode = podsPerNode;
        if (args.autoscaled) {
            const release = customImage ? customImage.windowsRelease : windowsAmi(amiType)?.release;
            tagAutoScalingGroup(name, nodeGroup, { release, labels: args.labels, isTainted: windowsTaint }, podAddresses, this);
        }
        this.registerOutputs({
            nodeGroupName: this.nodeGroupName, podsPerNode: this.podsPerNode, launchTemplateId: this.launchTemplateId,
        });
    }
}
