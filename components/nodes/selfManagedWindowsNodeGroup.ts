import * as pulumi from "@pulumi/pulumi";
import { smallTypeNotices } from "../../limits/nodes/instanceType";
import { NODE_GROUP_LABEL } from "../../limits/nodes/windowsNodeLabels";
import { windowsAmi } from "../../limits/nodes/windowsAmiType";
import { judgedArgs } from "../judgedArgs";
import { amazonWindowsImage } from "./amazonWindowsImage";
import { autoScalingGrants } from "./autoScalingGrant";
import { autoScalingGroup, isMixed } from "./autoScalingGroup";
import { bootstrapUserData } from "./bootstrapUserData";
import { selfManagedLaunchTemplate } from "./selfManagedLaunchTemplate";
import { selfManagedGroupArgsProblems } from "./selfManagedProblems";
import { SelfManagedSettings } from "./selfManagedSettings";
import { warmPoolPolicy } from "./warmPoolPolicy";
import {
    CapacityType, ClusterBootstrap, OwnWindowsImage, WINDOWS_AMI_TYPE_DEFAULT, WINDOWS_INSTANCE_TYPES_DEFAULT, WINDOWS_SCALING_DEFAULT,
    WINDOWS_TAINT, WindowsNodeGroupSettings,
} from "./windowsNodeGroupSettings";
import { windowsPodCapacity } from "./windowsPodCapacity";

export interface SelfManagedWindowsNodeGroupArgs extends WindowsNodeGroupSettings, SelfManagedSettings {
    /** Name of the EKS cluster to join. */
    clusterName: pulumi.Input<string>;
    /** What the nodes are told to find the cluster, as `ControlPlane` gives it. */
    bootstrap: ClusterBootstrap;
    /** Security group that EKS made for the cluster, which the nodes get, as `ControlPlane` gives it. */
    clusterSecurityGroupId: pulumi.Input<string>;
    /** Name of an IAM role that no Linux node uses, with its Windows identity in the cluster (`WindowsSupport` gives it by the role's ARN). */
    nodeRoleName: pulumi.Input<string>;
    /** Private subnets with room for the pods of all nodes. */
    subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** Kubernetes minor version of the nodes, such as "1.35". */
    kubernetesVersion: string;
    /** AMI of your own; by default the nodes run Amazon's EKS-optimized AMI. Changing it rolls the nodes. */
    image?: OwnWindowsImage;
    /** AMI release of the amiType, in the form "1.35-YYYY.MM.DD"; it or followLatestRelease is needed on Amazon's AMI, and none is the default. */
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
    /** Tags of all that is made for the group, 40 at most; none by default. */
    tags?: Record<string, pulumi.Input<string>>;
}

/**
 * Windows nodes that EKS does not manage: an EC2 Auto Scaling group with a launch template that joins them to the cluster.
 *
 * Take it for what a managed group can't do: Dedicated Hosts and licences of your own, warm pools on images of your own, a mix of Spot and
 * on demand, kubelet arguments on Amazon's AMI. EKS neither drains nor repairs these nodes, and `up` starts the refresh that rolls them
 * without waiting for its end. An m6i.large with Windows costs about 137 USD a month in us-east-1.
 *
 * ```typescript
 * const batch = new SelfManagedWindowsNodeGroup("batch", {
 *     clusterName: cluster.clusterName, clusterSecurityGroupId: cluster.clusterSecurityGroupId,
 *     bootstrap: {
 *         endpoint: cluster.endpoint, certificateAuthorityData: cluster.certificateAuthorityData, serviceIpv4Cidr: cluster.serviceIpv4Cidr,
 *     },
 *     nodeRoleName: windowsRole.roleName, subnetIds: network.privateSubnetIds,
 *     kubernetesVersion: "1.35", releaseVersion: "1.35-2026.07.21", instanceRefresh: { checkpointPercentages: [20, 100] },
 * }, { dependsOn: [cluster, windowsSupport, windowsRole, coreDns] });
 * ```
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-windows-workers.html
 */
export class SelfManagedWindowsNodeGroup extends pulumi.ComponentResource {
    /** Name of the Auto Scaling group. */
    public readonly autoScalingGroupName: pulumi.Output<string>;
    /** Pods that fit on one node: what it has addresses for, and at most what kubelet accepts. */
    public readonly podsPerNode: pulumi.Output<number>;
    /** Id of the launch template. */
    public readonly launchTemplateId: pulumi.Output<string>;

    constructor(name: string, args: SelfManagedWindowsNodeGroupArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:SelfManagedWindowsNodeGroup", name, args, opts);
        args = judgedArgs(this, args, known => selfManagedGroupArgsProblems(name, known));
        const {
            clusterName, image, amiType = WINDOWS_AMI_TYPE_DEFAULT, instanceTypes = WINDOWS_INSTANCE_TYPES_DEFAULT, scaling = WINDOWS_SCALING_DEFAULT,
            rootVolume = {}, metadataHopLimit = 1, windowsTaint = true, nodeRoleName, clusterSecurityGroupId, dedicatedHosts, warmPool, tags,
        } = args;
        const labels = { ...args.labels, [NODE_GROUP_LABEL]: name };
        const isSpot = args.capacityType === CapacityType.Spot;
        smallTypeNotices(instanceTypes).forEach(notice => pulumi.log.warn(notice, this));

        // A component's own `dependsOn` is not seen in the dependencies of its children.
        const after = { parent: this, dependsOn: opts?.dependsOn };
        const permissions = [
            ...warmPool ? [warmPoolPolicy(`${name}-warm-pool`, nodeRoleName, clusterName, { parent: this })] : [],
            ...autoScalingGrants(name, { volume: rootVolume.kmsKeyArn, image: image?.kmsKeyArn }, after),
        ];
        const launchTemplate = selfManagedLaunchTemplate(name, {
            imageId: image?.imageId ?? amazonWindowsImage(amiType, args.kubernetesVersion, args.releaseVersion, this),
            userData: bootstrapUserData({ ...args, labels }, args.bootstrap, windowsTaint ? [WINDOWS_TAINT] : [], warmPool !== undefined),
            instanceType: isMixed(instanceTypes, isSpot) ? undefined : instanceTypes[0],
            rootVolume, metadataHopLimit, nodeRoleName, clusterSecurityGroupId, dedicatedHosts, tags,
        }, { parent: this, dependsOn: permissions });

        const { podAddresses, podsPerNode } = windowsPodCapacity(instanceTypes, args.prefixDelegation ?? false, args.kubelet?.maxPods, this);
        const release = image ? image.windowsRelease : windowsAmi(amiType)?.release;
        const group = autoScalingGroup(name, {
            ...args, instanceTypes, scaling, isSpot, launchTemplate, podAddresses,
            nodeTemplate: args.autoscaled ? { release, labels, isTainted: windowsTaint } : undefined,
        }, after);

        this.autoScalingGroupName = group.name;
        this.podsPerNode = podsPerNode;
        this.launchTemplateId = launchTemplate.id;
        this.registerOutputs({
            autoScalingGroupName: this.autoScalingGroupName, podsPerNode: this.podsPerNode, launchTemplateId: this.launchTemplateId,
        });
    }
}
