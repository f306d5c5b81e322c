import * as pulumi from "@pulumi/pulumi";
import { ControlPlaneSettings } from "./controlPlane/controlPlaneSettings";
import { NetworkSettings } from "./network/network";
import { LinuxNodeGroupSettings } from "./nodes/linuxNodeGroup";
import { WindowsNodeGroupSettings } from "./nodes/windowsNodeGroupSettings";

/** A group of Windows nodes with a name of its own in the cluster. */
export interface NamedWindowsNodeGroup extends WindowsNodeGroupSettings {
    /** Name of the group, unique in the cluster: lowercase letters, digits and dashes, 30 at most. */
    name: string;
}

export interface WindowsClusterArgs extends ControlPlaneSettings {
    /** Groups of Windows nodes, at least one. */
    windowsNodeGroups: NamedWindowsNodeGroup[];
    /** AMI release that all Windows groups are pinned to, such as "1.35-2026.04.18"; by default EKS chooses and later releases change nothing. */
    releaseVersion?: string;
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
    /** Tags of everything that AWS makes for the cluster; none by default. */
    tags?: Record<string, pulumi.Input<string>>;
}

/** The Linux nodes, or none where CoreDNS is on Fargate and nobody asked for them. */
export function linuxNodeGroupSettings({ linuxNodeGroup, coreDnsOnFargate }: WindowsClusterArgs): LinuxNodeGroupSettings | undefined {
    return linuxNodeGroup ?? (coreDnsOnFargate ? undefined : {});
}
