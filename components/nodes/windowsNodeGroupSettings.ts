import * as pulumi from "@pulumi/pulumi";
import { NodeGroupScaling, NodeGroupUpdate } from "../../limits/nodeScaling";
import { RootVolume } from "../../limits/rootVolume";
import { WindowsAmiType } from "../../limits/windowsAmiType";

/** How EC2 sells the instances. */
export const CapacityType = {
    OnDemand: "ON_DEMAND",
    /** Cheaper, and taken away at two minutes' notice: Windows containers that start slowly suffer from it. */
    Spot: "SPOT",
} as const;
export type CapacityType = (typeof CapacityType)[keyof typeof CapacityType];

/** Root volume of a Windows node, always encrypted. */
export interface WindowsRootVolume extends RootVolume {
    /** ARN of the KMS key that encrypts the volume; the default is the account's key for EBS. */
    kmsKeyArn?: pulumi.Input<string>;
}

/** Arguments of kubelet, which need an image of your own: EKS bootstraps its own AMI types itself. */
export interface KubeletSettings {
    /** Pods that kubelet accepts on a node; the default is kubelet's own, 110. */
    maxPods?: number;
    /** What kubelet and the container runtime keep for themselves, as `memory=0.5Gi,ephemeral-storage=1Gi`; nothing by default. */
    kubeReserved?: string;
    /** What Windows keeps for itself, as `memory=1.5Gi,ephemeral-storage=1Gi`; nothing by default. */
    systemReserved?: string;
    /** When pods are evicted, as `memory.available<200Mi`; kubelet's own thresholds by default. */
    evictionHard?: string;
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
     * EC2 instance types, x86_64, Nitro where prefixes are used; the default is m6i.large.
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
     * @default false
     */
    autoscaled?: boolean;
    /**
     * How many nodes an update may take away at once; the default is one.
     *
     * @default one node at a time
     */
    update?: NodeGroupUpdate;
    /**
     * Root volume, which holds the images; the default is 100 GiB of gp3.
     *
     * @default 100 GiB of gp3
     */
    rootVolume?: WindowsRootVolume;
    /**
     * Hops that a response of the instance metadata service may take: 2 lets pods use the node's role; the default is 1.
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
    /** Labels of the nodes in Kubernetes, beside the ones for system and build; none by default. */
    labels?: Record<string, string>;
    /** Arguments of kubelet; refused on Amazon's AMIs, which EKS bootstraps itself. None by default. */
    kubelet?: KubeletSettings;
}

export const WINDOWS_AMI_TYPE_DEFAULT = WindowsAmiType.Core2022;
export const WINDOWS_INSTANCE_TYPES_DEFAULT = ["m6i.large"];
export const WINDOWS_SCALING_DEFAULT: NodeGroupScaling = { minSize: 1, maxSize: 3, desiredSize: 1 };
