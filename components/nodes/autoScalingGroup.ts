import { Group, GroupArgs, LifecycleHook } from "@pulumi/aws/autoscaling";
import { LaunchTemplate } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { NodeTemplate, autoscalerTags } from "../../limits/nodes/autoscalerTags";
import { MAX_HEALTHY_DEFAULT, MIN_HEALTHY_DEFAULT } from "../../limits/nodes/instanceRefresh";
import { NodeGroupScaling } from "../../limits/nodes/nodeScaling";
import { WarmPoolSettings } from "../../limits/nodes/warmPool";
import { LAUNCH_HOOK } from "./warmPoolScript";
import { HEALTH_CHECK_GRACE_DEFAULT, SelfManagedSettings } from "./selfManagedSettings";

interface GroupTag {
    key: pulumi.Input<string>;
    value: pulumi.Input<string>;
    propagateAtLaunch: boolean;
}

/** What the Auto Scaling group is made from, beside its settings. */
interface GroupParts extends SelfManagedSettings {
    clusterName: pulumi.Input<string>;
    subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    instanceTypes: string[];
    scaling: NodeGroupScaling;
    isSpot: boolean;
    launchTemplate: LaunchTemplate;
    /** Pods that a node has addresses for. */
    podAddresses: pulumi.Output<number>;
    /** What the Cluster Autoscaler is told of the nodes; undefined where no autoscaler owns the desired size. */
    nodeTemplate?: NodeTemplate;
    /** Tags of the group itself; its instances get theirs from the launch template. */
    tags?: Record<string, pulumi.Input<string>>;
}

/** Deleting a group waits for its instances, and Windows takes minutes to shut down. */
const DELETE_TIMEOUT = "30m";
/** Nodes of a group with a warm pool are in service only when they have joined; the provider waits ten minutes by default. */
const CAPACITY_TIMEOUT = "30m";
/** Time in which an instance of such a group must boot and join; it is terminated then. */
const LAUNCH_SECONDS = 3_600;
/** Tag of instances that aws-node-termination-handler looks after: https://github.com/aws/aws-node-termination-handler#2-tag-the-instances */
const TERMINATION_HANDLER_TAG = "aws-node-termination-handler/managed";

/** Auto Scaling group that rolls its nodes when the launch template changes. */
export function autoScalingGroup(name: string, parts: GroupParts, opts: pulumi.CustomResourceOptions): Group {
    const { instanceRefresh = {}, healthCheckGraceSeconds = HEALTH_CHECK_GRACE_DEFAULT, scaling, warmPool, drainSeconds } = parts;
    const healthy = {
        minHealthyPercentage: instanceRefresh.minHealthyPercentage ?? MIN_HEALTHY_DEFAULT,
        maxHealthyPercentage: instanceRefresh.maxHealthyPercentage ?? MAX_HEALTHY_DEFAULT,
    };
    const group = new Group(name, {
        vpcZoneIdentifiers: parts.subnetIds,
        minSize: scaling.minSize, maxSize: scaling.maxSize, desiredCapacity: scaling.desiredSize,
        ...launchOf(parts),
        healthCheckType: "EC2",
        healthCheckGracePeriod: healthCheckGraceSeconds,
        defaultInstanceWarmup: healthCheckGraceSeconds,
        // The same limits hold where EC2 Auto Scaling replaces unhealthy instances or balances the zones.
        instanceMaintenancePolicy: healthy,
        instanceRefresh: {
            strategy: "Rolling",
            preferences: {
                ...healthy,
                checkpointPercentages: instanceRefresh.checkpointPercentages,
                checkpointDelay: instanceRefresh.checkpointDelaySeconds?.toString(),
                autoRollback: instanceRefresh.autoRollback,
            },
        },
        ...warmPool && warmPoolOf(warmPool),
        tags: groupTags(parts),
    }, { ...opts, ignoreChanges: parts.nodeTemplate ? ["desiredCapacity"] : [], customTimeouts: { delete: DELETE_TIMEOUT } });
    if (drainSeconds !== undefined) {
        // A handler that is missing or broken must not keep instances forever: when the time is over, they are terminated.
        new LifecycleHook(`${name}-drain`, {
            autoscalingGroupName: group.name, lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
            heartbeatTimeout: drainSeconds, defaultResult: "CONTINUE",
        }, { parent: opts.parent });
    }
    return group;
}

/** Tags of the group, of which its instances get those by which others find them. */
function groupTags({ clusterName, tags = {}, nodeTemplate, podAddresses, drainSeconds }: GroupParts): GroupTag[] {
    const ofNodes = nodeTemplate ? Object.entries(autoscalerTags(nodeTemplate, podAddresses)) : [];
    return [
        ...Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: false })),
        // By this tag of the instances, Kubernetes' cloud provider knows nodes that EKS does not manage.
        { key: pulumi.interpolate`kubernetes.io/cluster/${clusterName}`, value: "owned", propagateAtLaunch: true },
        ...drainSeconds === undefined ? [] : [{ key: TERMINATION_HANDLER_TAG, value: "true", propagateAtLaunch: true }],
        ...nodeTemplate ? [
            { key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false },
            { key: pulumi.interpolate`k8s.io/cluster-autoscaler/${clusterName}`, value: "owned", propagateAtLaunch: false },
        ] : [],
        ...ofNodes.map(([key, value]) => ({ key, value: pulumi.interpolate`${value}`, propagateAtLaunch: false })),
    ];
}

/** One type on demand is the launch template's; several, or Spot, are a mixed instances policy. */
function launchOf(parts: GroupParts): Pick<GroupArgs, "launchTemplate" | "mixedInstancesPolicy"> {
    const { launchTemplate, instanceTypes, isSpot, onDemandBaseCapacity = 0, onDemandPercentage = 0 } = parts;
    // A number, since a group of the latest version would not see that there is a newer one.
    const version = pulumi.interpolate`${launchTemplate.latestVersion}`;
    if (!isMixed(instanceTypes, isSpot)) {
        return { launchTemplate: { id: launchTemplate.id, version } };
    }
    return {
        mixedInstancesPolicy: {
            launchTemplate: {
                launchTemplateSpecification: { launchTemplateId: launchTemplate.id, version },
                overrides: instanceTypes.map(instanceType => ({ instanceType })),
            },
            instancesDistribution: isSpot ? {
                onDemandBaseCapacity, onDemandPercentageAboveBaseCapacity: onDemandPercentage,
                onDemandAllocationStrategy: "prioritized", spotAllocationStrategy: "price-capacity-optimized",
            } : { onDemandPercentageAboveBaseCapacity: 100, onDemandAllocationStrategy: "prioritized" },
        },
    };
}

/** Whether the group, and not its launch template, names the instance types. */
export function isMixed(instanceTypes: string[], isSpot: boolean): boolean {
    return instanceTypes.length > 1 || isSpot;
}

/** The pool, and the hook with which its instances, and nodes, say that they are ready: until then they are neither stopped nor in service. */
function warmPoolOf({ minSize, maxPreparedCapacity }: WarmPoolSettings): Partial<GroupArgs> {
    return {
        // Nodes that were in service belong to the cluster already, so they don't go back.
        warmPool: { minSize, maxGroupPreparedCapacity: maxPreparedCapacity, poolState: "Stopped", instanceReusePolicy: { reuseOnScaleIn: false } },
        initialLifecycleHooks: [{
            // Any change of it makes a new group, so it depends on no setting.
            name: LAUNCH_HOOK, lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING", defaultResult: "ABANDON", heartbeatTimeout: LAUNCH_SECONDS,
        }],
        waitForCapacityTimeout: CAPACITY_TIMEOUT,
    };
}
