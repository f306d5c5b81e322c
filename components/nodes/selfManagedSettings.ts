import * as pulumi from "@pulumi/pulumi";
import { InstanceRefreshSettings } from "../../limits/nodes/instanceRefresh";
import { WarmPoolSettings } from "../../limits/nodes/warmPool";

/** Dedicated Hosts that nodes run on, with licences that AWS License Manager counts. */
export interface DedicatedHosts {
    /** ARN of the host resource group of AWS License Manager that the nodes are placed in. */
    hostResourceGroupArn: pulumi.Input<string>;
    /** ARNs of the licence configurations that the nodes count against; by default those that the AMI is associated with. */
    licenseConfigurationArns?: pulumi.Input<string>[];
}

/** What an Auto Scaling group of your own does that a managed node group of EKS does not. */
export interface SelfManagedSettings {
    /**
     * How nodes are replaced when their AMI or another part of the launch template changes; the default is a new node before an old one goes.
     *
     * @default 100 to 110 percent of the nodes in service
     */
    instanceRefresh?: InstanceRefreshSettings;
    /**
     * Seconds that a new instance has to boot Windows and join before it is checked, and before a refresh goes on; the default is 15 minutes.
     *
     * @default 900
     */
    healthCheckGraceSeconds?: number;
    /**
     * Nodes that are on demand in a group with capacityType SPOT, before any Spot node; the default is 0.
     *
     * @default 0
     */
    onDemandBaseCapacity?: number;
    /**
     * Percentage of the other nodes that is on demand in a group with capacityType SPOT, 0 to 100; the default is 0.
     *
     * @default 0
     */
    onDemandPercentage?: number;
    /**
     * Seconds that EC2 Auto Scaling waits before it terminates a node, so that its pods can be drained, 30 to 7,200; by default it does not wait.
     *
     * It only waits. What drains is aws-node-termination-handler in queue mode on Linux nodes, which ends the wait when it has finished.
     *
     * @default no wait
     */
    drainSeconds?: number;
    /** Dedicated Hosts for the nodes; by default they share hosts with other accounts. */
    dedicatedHosts?: DedicatedHosts;
    /** Instances that have booted Windows and wait until they are needed; none by default. */
    warmPool?: WarmPoolSettings;
}

export const HEALTH_CHECK_GRACE_DEFAULT = 900;
