import { hostResourceGroupArnProblems, licenseConfigurationArnProblems } from "../text/arn";
import { Problem, below, shown, wholeNumberProblems } from "../text/problem";
import { InstanceRefreshSettings, instanceRefreshProblems, rangeProblems, refreshSurge } from "./instanceRefresh";
import { WarmPoolSettings, waitingInstances, warmPoolProblems } from "./warmPool";

/** What decides on the Auto Scaling group of self-managed nodes, as plain values. */
export interface SelfManagedGroup {
    instanceRefresh?: InstanceRefreshSettings;
    healthCheckGraceSeconds?: number;
    onDemandBaseCapacity?: number;
    onDemandPercentage?: number;
    drainSeconds?: number;
    dedicatedHosts?: { hostResourceGroupArn: unknown; licenseConfigurationArns?: unknown };
    warmPool?: WarmPoolSettings;
}

/** What of the group's other settings the judgement needs. */
export interface GroupCapacity {
    maxSize: number;
    isSpot: boolean;
}

/** Seconds that a lifecycle hook waits: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html */
export const HOOK_SECONDS = { least: 30, most: 7_200 };

/** What is wrong with the settings of an Auto Scaling group of Windows nodes, each under its own path. */
export function selfManagedGroupProblems(path: string, group: SelfManagedGroup, { maxSize, isSpot }: GroupCapacity): Problem[] {
    const { dedicatedHosts, warmPool } = group;
    return [
        ...instanceRefreshProblems(below(path, "instanceRefresh"), group.instanceRefresh ?? {}),
        ...wholeNumberProblems(below(path, "healthCheckGraceSeconds"), group.healthCheckGraceSeconds, 0),
        ...rangeProblems(below(path, "drainSeconds"), group.drainSeconds, HOOK_SECONDS.least, HOOK_SECONDS.most),
        ...wholeNumberProblems(below(path, "onDemandBaseCapacity"), group.onDemandBaseCapacity, 0),
        ...rangeProblems(below(path, "onDemandPercentage"), group.onDemandPercentage, 0, 100),
        ...isSpot ? [] : (["onDemandBaseCapacity", "onDemandPercentage"] as const).filter(key => group[key] !== undefined).map(key => ({
            path: below(path, key), reason: `sets how many nodes of a Spot group are On-Demand, got ${shown(group[key])} for a group without Spot; `
                + "set capacityType to SPOT or remove it",
        })),
        ...dedicatedHosts ? [
            ...hostResourceGroupArnProblems(below(path, "dedicatedHosts.hostResourceGroupArn"), dedicatedHosts.hostResourceGroupArn),
            ...Array.isArray(dedicatedHosts.licenseConfigurationArns) ? dedicatedHosts.licenseConfigurationArns.flatMap((arn, i) =>
                licenseConfigurationArnProblems(below(path, `dedicatedHosts.licenseConfigurationArns[${i}]`), arn)) : [],
        ] : [],
        ...warmPool ? warmPoolProblems(below(path, "warmPool"), warmPool, maxSize) : [],
        ...isSpot ? withoutSpot(path, group) : [],
    ];
}

/**
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html (Spot Instances don't run on Dedicated Hosts)
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html
 */
function withoutSpot(path: string, group: SelfManagedGroup): Problem[] {
    return ([["dedicatedHosts", "Spot Instances don't run on Dedicated Hosts"], ["warmPool", "a warm pool holds no Spot Instances"]] as const)
        .filter(([key]) => group[key] !== undefined)
        .map(([key, why]) => ({ path: below(path, key), reason: `${why}, got ${key} beside capacityType SPOT; remove one` }));
}

/** Instances beyond maxSize that hold addresses of the subnets for a while: those of a refresh, and those that wait in a warm pool. */
export function instancesBeyond({ instanceRefresh = {}, warmPool }: Pick<SelfManagedGroup, "instanceRefresh" | "warmPool">, maxSize: number): number {
    return refreshSurge(instanceRefresh, maxSize) + (warmPool ? waitingInstances(warmPool, maxSize) : 0);
}
