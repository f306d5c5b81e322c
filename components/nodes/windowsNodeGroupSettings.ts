import * as pulumi from "@pulumi/pulumi";
import { KubeletArguments, TaintEffect } from "../../limits/nodes/kubeletArguments";
import { NodeGroupScaling, NodeGroupUpdate, UpdateStrategy } from "../../limits/nodes/nodeScaling";
import { RootVolume } from "../../limits/nodes/rootVolume";
import { WindowsAmiType } from "../../limits/nodes/windowsAmiType";

/** How EC2 sells the instances. */
export const CapacityType = {
    /** At the full price, until you stop them. */
    OnDemand: "ON_DEMAND",
    /** Cheaper, and taken away at two minutes' notice: Windows containers that start slowly suffer from it. */
    Spot: "SPOT",
} as const;
export type CapacityType = (typeof CapacityType)[keyof typeof CapacityType];

/** Root volume of a Windows node, always encrypted. */
export interface WindowsRootVolume extends RootVolume {
    /** ARN of the KMS key that encrypts the volume, not of an alias; the default is the account's key for EBS. */
    kmsKeyArn?: pulumi.Input<string>;
}

/** Arguments of kubelet, which need an image of your own: EKS bootstraps its own AMI types itself. */
export interface KubeletSettings extends KubeletArguments {
    /**
     * Pods that kubelet accepts on a node, 1 to what the largest instance type has addresses for (224 on an m6i.xlarge); the
     * default is kubelet's own, 110.
     */
    maxPods?: number;
    /** What kubelet and the container runtime keep for themselves; the default is memory=0.5Gi,ephemeral-storage=1Gi. */
    kubeReserved?: string;
    /** What Windows keeps for itself; the default is memory=1.5Gi,ephemeral-storage=1Gi. */
    systemReserved?: string;
    /** When pods are evicted; the default is memory.available<200Mi,nodefs.available<10%. It replaces all of kubelet's own thresholds. */
    evictionHard?: string;
}

/** How nodes are replaced when their AMI or version changes; they are never patched in place. */
export interface NodeGroupRolling extends NodeGroupUpdate {
    /**
     * Whether new nodes come before old ones go; the default is that they do.
     *
     * @default UpdateStrategy.Default
     */
    strategy?: UpdateStrategy;
    /**
     * Whether nodes go even if a disruption budget keeps their pods; the default is false, and the update then fails.
     *
     * @default false
     */
    force?: boolean;
}

/** What nodes on your own AMI need to find the cluster. */
export interface ClusterBootstrap {
    /** Address of the Kubernetes API. */
    endpoint: pulumi.Input<string>;
    /** Certificate authority of the Kubernetes API, in base64. */
    certificateAuthorityData: pulumi.Input<string>;
    /** CIDR block of the cluster's services: without it, DNS doesn't resolve on nodes of an AMI of your own. */
    serviceIpv4Cidr: pulumi.Input<string>;
}

/** An AMI of your own. */
export interface OwnWindowsImage {
    /** Id of the AMI, as a `WindowsImagePipeline` gives it. */
    imageId: pulumi.Input<string>;
    /** ARN of the KMS key that the AMI is encrypted with, not of an alias. EC2 Auto Scaling gets the right to use it. By default the account's key for EBS. */
    kmsKeyArn?: pulumi.Input<string>;
    /** Windows Server release of the AMI: 2019, 2022 or 2025; by default unknown, so the Cluster Autoscaler can't use it. */
    windowsRelease?: number;
}

/** Your own AMI, and what its nodes need to find the cluster. */
export interface CustomWindowsImage extends OwnWindowsImage {
    /** What its nodes need to find the cluster, as `ControlPlane` gives it. */
    bootstrap: ClusterBootstrap;
}

/** A group of Windows nodes: what differs from one group of a cluster to the next. */
export interface WindowsNodeGroupSettings {
    /**
     * Windows Server release and edition; the default is Windows Server 2022 Core.
     *
     * @default WindowsAmiType.Core2022
     */
    amiType?: WindowsAmiType;
    /**
     * EC2 instance types, 20 at most (40 where EKS does not manage the group), x86_64 with 2 GiB of memory or more, Nitro where prefixes are used; the default is m6i.large.
     *
     * @default ["m6i.large"]
     */
    instanceTypes?: string[];
    /**
     * How many nodes; the default is one to three, starting with one.
     *
     * @default 1 to 3 nodes, starting with 1
     */
    scaling?: NodeGroupScaling;
    /**
     * Whether an autoscaler owns the desired size, so that `up` leaves it alone; the default is false.
     *
     * The Auto Scaling group gets the tags by which the Cluster Autoscaler starts its first node, so minSize may be 0.
     *
     * @default false
     */
    autoscaled?: boolean;
    /**
     * How nodes are replaced; the default is one at a time, the new one first.
     *
     * @default one node at a time
     */
    update?: NodeGroupRolling;
    /**
     * Root volume, which holds the images; the default is 100 GiB of gp3.
     *
     * @default 100 GiB of gp3
     */
    rootVolume?: WindowsRootVolume;
    /**
     * Hops that a response of the instance metadata service may take, 1 to 64: 2 lets pods use the node's role; the default is 1.
     *
     * @default 1
     */
    metadataHopLimit?: number;
    /**
     * How EC2 sells the instances; the default is on demand.
     *
     * @default CapacityType.OnDemand
     */
    capacityType?: CapacityType;
    /**
     * Whether nodes have the taint `os=windows:NoSchedule`, which keeps Linux pods away; the default is true.
     *
     * @default true
     */
    windowsTaint?: boolean;
    /** Labels of the nodes in Kubernetes, keys and values of 1 to 63 characters, beside the ones for system and build; none by default. */
    labels?: Record<string, string>;
    /**
     * Arguments of kubelet; refused in managed groups on Amazon's AMIs, which EKS bootstraps itself. Elsewhere, reserves are set by default.
     *
     * @default the reserves below, with an imagePipeline or selfManaged
     */
    kubelet?: KubeletSettings;
}

/** Keeps Linux pods, which don't tolerate it, off Windows nodes. */
export const WINDOWS_TAINT = { key: "os", value: "windows", effect: TaintEffect.NoSchedule };
/** What a pod tolerates to run on such nodes, in the words of Kubernetes. */
export const WINDOWS_TOLERATION = { key: WINDOWS_TAINT.key, operator: "Equal", value: WINDOWS_TAINT.value, effect: "NoSchedule" };

export { WINDOWS_AMI_TYPE_DEFAULT } from "../../limits/nodes/windowsAmiType";
export const WINDOWS_INSTANCE_TYPES_DEFAULT = ["m6i.large"];
export const WINDOWS_SCALING_DEFAULT: NodeGroupScaling = { minSize: 1, maxSize: 3, desiredSize: 1 };
