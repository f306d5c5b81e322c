import { NodeGroup } from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";
import { roleArnProblems } from "../../limits/text/arn";
import { instanceTypeFormProblems, isArm } from "../../limits/nodes/instanceType";
import { instanceTypeListProblems } from "../../limits/nodes/instanceTypeList";
import { nodeLabelProblems } from "../../limits/nodes/kubeletArguments";
import { NodeGroupScaling, nodeScalingProblems } from "../../limits/nodes/nodeScaling";
import { Problem, below } from "../../limits/text/problem";
import { NamedResource, resourceNameProblems } from "../../limits/text/resourceName";
import { EC2_GP3, volumeSizeProblems } from "../../limits/nodes/rootVolume";
import { NODE_TAGS, tagProblems } from "../../limits/text/tags";
import { judgedArgs } from "../judgedArgs";
import { nodeLaunchTemplate } from "./nodeLaunchTemplate";

/** The Linux nodes as `WindowsCluster` takes them. */
export interface LinuxNodeGroupSettings {
    /**
     * EC2 instance types, 20 at most, x86_64 or Graviton; the default is t3.medium.
     *
     * @default ["t3.medium"]
     */
    instanceTypes?: string[];
    /**
     * How many nodes; the default is two to three, starting with two, so that CoreDNS has a node in two zones.
     *
     * @default 2 to 3 nodes, starting with 2
     */
    scaling?: NodeGroupScaling;
    /**
     * Size of the encrypted root volume in GiB, 20 to 65536; the default is 50.
     *
     * @default 50
     */
    rootVolumeSizeGiB?: number;
    /** Labels of the nodes in Kubernetes, keys and values of 1 to 63 characters; none by default. */
    labels?: Record<string, string>;
}

export interface LinuxNodeGroupArgs extends LinuxNodeGroupSettings {
    /** Name of the EKS cluster to join. */
    clusterName: pulumi.Input<string>;
    /** ARN of an IAM role that no Windows node uses. */
    nodeRoleArn: pulumi.Input<string>;
    /** Subnets of at least two zones. */
    subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** Kubernetes minor version of the nodes, such as "1.35"; the default is the cluster's when the group is made. */
    kubernetesVersion?: pulumi.Input<string>;
    /** Tags of all that AWS makes for the group; none by default. */
    tags?: Record<string, pulumi.Input<string>>;
}

export const LINUX_SCALING_DEFAULT: NodeGroupScaling = { minSize: 2, maxSize: 3, desiredSize: 2 };
export const LINUX_INSTANCE_TYPES_DEFAULT = ["t3.medium"];
const ROOT_VOLUME_DEFAULT_GIB = 50;
/** Size of the Amazon Linux 2023 AMI. */
const ROOT_VOLUME_MINIMUM_GIB = 20;

/**
 * Managed node group of Amazon Linux 2023 nodes, for CoreDNS and the other pods that run on Linux only.
 *
 * Two t3.medium nodes cost about 60 USD a month in us-east-1.
 *
 * ```typescript
 * const linux = new LinuxNodeGroup("linux", {
 *     clusterName: cluster.clusterName, nodeRoleArn: linuxRole.roleArn, subnetIds: network.privateSubnetIds,
 * });
 * ```
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
 */
export class LinuxNodeGroup extends pulumi.ComponentResource {
    /** Name that EKS knows the node group by. */
    public readonly nodeGroupName: pulumi.Output<string>;

    constructor(name: string, args: LinuxNodeGroupArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:LinuxNodeGroup", name, args, opts);
        args = judgedArgs(this, args, known => [
            ...resourceNameProblems("name", name, [{ resource: NamedResource.NodeGroup }]),
            ...linuxNodeGroupProblems("", known), ...roleArnProblems("nodeRoleArn", known.nodeRoleArn), ...tagProblems("tags", known.tags, NODE_TAGS),
        ]);
        const instanceTypes = args.instanceTypes ?? LINUX_INSTANCE_TYPES_DEFAULT;

        const launchTemplate = nodeLaunchTemplate(name, {
            rootDevice: "/dev/xvda",
            volume: { sizeGiB: args.rootVolumeSizeGiB ?? ROOT_VOLUME_DEFAULT_GIB },
            metadataHopLimit: 2,
            tags: args.tags,
        }, { parent: this });
        const nodeGroup = new NodeGroup(name, {
            clusterName: args.clusterName,
            nodeRoleArn: args.nodeRoleArn,
            subnetIds: args.subnetIds,
            version: args.kubernetesVersion,
            amiType: isArm(instanceTypes[0]) ? "AL2023_ARM_64_STANDARD" : "AL2023_x86_64_STANDARD",
            instanceTypes,
            scalingConfig: args.scaling ?? LINUX_SCALING_DEFAULT,
            launchTemplate: { id: launchTemplate.id, version: pulumi.interpolate`${launchTemplate.latestVersion}` },
            labels: args.labels,
            tags: args.tags,
            // A component's own `dependsOn` is not seen in the dependencies of its children.
        }, { parent: this, dependsOn: opts?.dependsOn });

        this.nodeGroupName = nodeGroup.nodeGroupName;
        this.registerOutputs({ nodeGroupName: this.nodeGroupName });
    }
}

/** What is wrong with the settings, each under its own path below `path`. */
export function linuxNodeGroupProblems(path: string, settings: LinuxNodeGroupSettings): Problem[] {
    const scaling = settings.scaling ?? LINUX_SCALING_DEFAULT;
    const types = settings.instanceTypes ?? LINUX_INSTANCE_TYPES_DEFAULT;
    return [
        ...nodeScalingProblems(below(path, "scaling"), scaling),
        ...volumeSizeProblems(below(path, "rootVolumeSizeGiB"), settings.rootVolumeSizeGiB, ROOT_VOLUME_MINIMUM_GIB, EC2_GP3),
        ...types.flatMap((type, i) => instanceTypeFormProblems(below(path, `instanceTypes[${i}]`), type)),
        ...instanceTypeListProblems(below(path, "instanceTypes"), types),
        ...types.some(isArm) && !types.every(isArm)
            ? [{ path: below(path, "instanceTypes"), reason: `mixes Arm and x86_64, got ${JSON.stringify(types)}; keep one architecture` }]
            : [],
        ...nodeLabelProblems(below(path, "labels"), settings.labels),
    ];
}
