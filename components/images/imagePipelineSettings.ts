import * as pulumi from "@pulumi/pulumi";
import { ImageSchedule } from "../../limits/images/imageSchedule";
import { RootVolume } from "../../limits/nodes/rootVolume";
import { WindowsAmiType } from "../../limits/nodes/windowsAmiType";

/** Amazon's EKS-optimized AMI as the base: kubelet, kube-proxy, containerd and csi-proxy are in it already. */
export interface EksOptimizedBase {
    /**
     * Windows Server release and edition; the default is Windows Server 2022 Core.
     *
     * @default WindowsAmiType.Core2022
     */
    amiType?: WindowsAmiType;
    /** AMI release of the amiType to build from, in the form "1.35-YYYY.MM.DD"; by default every build takes the latest. */
    releaseVersion?: string;
    /** AMI id to build from; by default every build takes the latest AMI. */
    imageId?: pulumi.Input<string>;
}

/** A plain Windows Server as the base, to which Amazon's component adds what EKS needs. */
export interface WindowsServerBase {
    /**
     * Windows Server release and edition; the default is Windows Server 2022 Core.
     *
     * @default WindowsAmiType.Core2022
     */
    amiType?: WindowsAmiType;
}

/** A step of your own between Windows Update and the image cache: a script, or a component that exists. */
export interface ImageStep {
    /** Name of the step, unique in the pipeline: lowercase letters, digits and dashes. */
    name: string;
    /**
     * PowerShell that runs on the build instance; a step has either this or componentArn.
     *
     * @default none
     */
    powerShell?: string;
    /**
     * ARN of an Image Builder component; a step has either this or powerShell.
     *
     * @default none
     */
    componentArn?: pulumi.Input<string>;
}

/** A container image that a node finds on its disk when it starts, instead of minutes later (A6). */
export interface CachedImage {
    /**
     * Image with its registry, as the pods name it: `mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022`.
     *
     * Its Windows Server release must be the AMI's, or 2022 on an AMI of 2025. With `:latest`, or without a tag, pods ask the registry all the same.
     */
    reference: pulumi.Input<string>;
    /**
     * What the image adds to the disk, extracted, in GiB; by default unknown, and the check of the disk leaves it out.
     *
     * An average .NET Framework image has 8.24 GB. Layers of a base image that is on the AMI already add nothing.
     *
     * @default unknown, the check of the disk leaves the image out
     */
    sizeGiB?: number;
}

/** Snapshots that EC2 keeps ready, each of which saves a Windows node its first boot (A5). */
export interface FastLaunch {
    /**
     * Snapshots kept ready, 1 to 10000; the default is as many as the groups launch at once during an update, 5 without groups.
     *
     * @default as many as the groups launch at once during an update
     */
    targetResourceCount?: pulumi.Input<number>;
    /**
     * Instances that EC2 starts at once to make snapshots, 6 or more; the default is 6.
     *
     * The account's quota is 40 unless AWS has raised it.
     *
     * @default 6
     */
    maxParallelLaunches?: number;
}

/** How far Amazon's STIG components harden Windows. */
export const StigLevel = {
    /** Findings of category III, the least severe. */
    Low: "low",
    /** Findings of categories II and III. */
    Medium: "medium",
    /** Findings of all three categories. */
    High: "high",
} as const;
export type StigLevel = (typeof StigLevel)[keyof typeof StigLevel];

/** How an image gets to the nodes. */
export const ImageDelivery = {
    /** The pipeline builds on its schedule and writes the AMI id into an SSM parameter; the next `up` rolls the nodes to it. */
    Scheduled: "SCHEDULED",
    /** `up` itself builds the image, for an hour or so, and rolls the nodes to it. */
    DuringUp: "DURING_UP",
} as const;
export type ImageDelivery = (typeof ImageDelivery)[keyof typeof ImageDelivery];

/** The instance that images are built on. */
export interface BuildInstance {
    /**
     * EC2 instance types, of which the first available one is used; the default is m6i.xlarge, then m5.xlarge.
     *
     * @default ["m6i.xlarge", "m5.xlarge"]
     */
    instanceTypes?: string[];
    /** Name of the S3 bucket for the logs of builds; by default they are in CloudWatch alone. */
    logBucketName?: pulumi.Input<string>;
    /** ARN of the SNS topic that is told of builds; none by default. */
    snsTopicArn?: pulumi.Input<string>;
    /** ARN of the KMS key that encrypts the image, not of an alias; the default is the account's key for EBS. */
    kmsKeyArn?: pulumi.Input<string>;
    /**
     * Whether the build instance reaches the internet, through NAT or otherwise; the default is true.
     *
     * @default true
     */
    internetAccess?: boolean;
}

/** An image pipeline as `WindowsCluster` takes it. */
export interface WindowsImagePipelineSettings {
    /** Amazon's EKS-optimized AMI as the base; this is the default, with the latest Windows Server 2022 Core. */
    eksOptimizedBase?: EksOptimizedBase;
    /** A plain Windows Server as the base; the default is the EKS-optimized AMI. */
    windowsServerBase?: WindowsServerBase;
    /** Steps of your own, after Windows Update and before the image cache; none by default. */
    steps?: ImageStep[];
    /** Hardening with Amazon's STIG component; none by default. */
    stigLevel?: StigLevel;
    /** Container images that nodes find on their disk when they start; none by default. */
    cachedImages?: CachedImage[];
    /** When the pipeline builds; by default only on demand. */
    schedule?: ImageSchedule;
    /**
     * How an image gets to the nodes; the default is through an SSM parameter that the next `up` reads.
     *
     * @default ImageDelivery.Scheduled
     */
    delivery?: ImageDelivery;
    /** Snapshots that let Windows nodes skip their first boot; by default there are none. */
    fastLaunch?: FastLaunch;
    /**
     * Root volume of the image; the default is 100 GiB. In a WindowsCluster, its groups take the initialization rate from it.
     *
     * @default 100 GiB of gp3
     */
    rootVolume?: RootVolume;
    /**
     * The instance that images are built on; the default is an m6i.xlarge.
     *
     * @default an m6i.xlarge
     */
    build?: BuildInstance;
    /**
     * Whether Amazon Inspector scans each image; the default is false.
     *
     * @default false
     */
    imageScanning?: boolean;
    /**
     * Images that are kept of each version of the recipe, 1 to 1000; the default is 3.
     *
     * Those launched in the last 60 days and the one that node groups run stay beside them. Every change of the settings makes a
     * new version, so old versions keep their newest images too: delete those by hand.
     *
     * @default 3
     */
    keepImages?: number;
    /**
     * Tags of the AMIs, beside the one that says which pipeline built them; none by default.
     *
     * @default none
     */
    imageTags?: Record<string, pulumi.Input<string>>;
}

export const KEEP_IMAGES_DEFAULT = 3;
export const BUILD_INSTANCE_TYPES_DEFAULT = ["m6i.xlarge", "m5.xlarge"];
export const IMAGE_AMI_TYPE_DEFAULT = WindowsAmiType.Core2022;

/** AMI type that stands for the release and edition of the base. */
export function baseAmiType({ eksOptimizedBase, windowsServerBase }: WindowsImagePipelineSettings): WindowsAmiType {
    return windowsServerBase?.amiType ?? eksOptimizedBase?.amiType ?? IMAGE_AMI_TYPE_DEFAULT;
}
