import { Problem, below, shown } from "../text/problem";

/** How an Auto Scaling group replaces its nodes when their AMI or another part of the launch template changes. */
export interface InstanceRefreshSettings {
    /**
     * Smallest percentage of nodes in service during a refresh, 0 to 100; the default is 100: new nodes come before old ones go.
     *
     * @default 100
     */
    minHealthyPercentage?: number;
    /**
     * Largest percentage of nodes during a refresh, 100 to 200, and at most 100 above minHealthyPercentage; the default is 110.
     *
     * Subnets need addresses for the nodes above 100.
     *
     * @default 110
     */
    maxHealthyPercentage?: number;
    /**
     * Percentages of replaced nodes at which a refresh waits, in ascending order, the last one 100; by default it does not wait.
     *
     * @default no checkpoint
     */
    checkpointPercentages?: number[];
    /**
     * Seconds that a refresh waits at each checkpoint, 0 to 172,800 (two days); the default is an hour.
     *
     * @default 3600
     */
    checkpointDelaySeconds?: number;
    /**
     * Whether a refresh that fails goes back to the AMI and launch template that the nodes had before; the default is false.
     *
     * @default false
     */
    autoRollback?: boolean;
}

export const MIN_HEALTHY_DEFAULT = 100;
export const MAX_HEALTHY_DEFAULT = 110;
const DELAY_MAXIMUM = 172_800;
/** Percentage points that the two limits may lie apart. */
const RANGE_MAXIMUM = 100;

/**
 * A refresh that EC2 Auto Scaling takes, and that ends with all nodes on the new AMI.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html
 */
export function instanceRefreshProblems(path: string, refresh: InstanceRefreshSettings): Problem[] {
    const { minHealthyPercentage: least = MIN_HEALTHY_DEFAULT, maxHealthyPercentage: most = MAX_HEALTHY_DEFAULT, checkpointDelaySeconds: delay } = refresh;
    const problems = [
        ...rangeProblems(below(path, "minHealthyPercentage"), least, 0, 100),
        ...rangeProblems(below(path, "maxHealthyPercentage"), most, 100, 200),
        ...checkpointProblems(below(path, "checkpointPercentages"), refresh.checkpointPercentages),
        ...rangeProblems(below(path, "checkpointDelaySeconds"), delay ?? 0, 0, DELAY_MAXIMUM),
        ...delay !== undefined && refresh.checkpointPercentages === undefined ? [{
            path: below(path, "checkpointDelaySeconds"), reason: `needs checkpointPercentages, got ${shown(delay)} without them; set them or remove it`,
        }] : [],
    ];
    return problems.length > 0 || most - least <= RANGE_MAXIMUM ? problems : [{
        path: below(path, "maxHealthyPercentage"),
        reason: `may be ${RANGE_MAXIMUM} above minHealthyPercentage at most, got ${most} and ${least}; lower it to ${least + RANGE_MAXIMUM}`,
    }];
}

function checkpointProblems(path: string, percentages: number[] | undefined): Problem[] {
    if (percentages === undefined) {
        return [];
    }
    const problems = percentages.flatMap((percentage, i) => [
        ...rangeProblems(`${path}[${i}]`, percentage, 1, 100),
        ...i > 0 && percentage <= percentages[i - 1]
            ? [{ path: `${path}[${i}]`, reason: `must be above the checkpoint before it, got ${shown(percentages)}; put them in ascending order` }] : [],
    ]);
    return problems.length > 0 || percentages.at(-1) === 100 ? problems : [{
        path, reason: `must end with 100, or the last nodes keep the old AMI, got ${shown(percentages)}; add 100`,
    }];
}

/** `value` is a whole number from `least` to `most`, or one problem that says so. */
export function rangeProblems(path: string, value: number | undefined, least: number, most: number): Problem[] {
    return value === undefined || (Number.isInteger(value) && value >= least && value <= most)
        ? [] : [{ path, reason: `must be a whole number from ${least} to ${most}, got ${shown(value)}` }];
}

/** Nodes that a refresh of a group of `size` adds for a while, one at least where it may add any. */
export function refreshSurge({ maxHealthyPercentage = MAX_HEALTHY_DEFAULT }: InstanceRefreshSettings, size: number): number {
    return Math.ceil(size * (maxHealthyPercentage - 100) / 100);
}

/** Nodes that a refresh of a group of `size` launches at once: those that it adds, and those that it has taken away. */
export function launchedByRefresh(refresh: InstanceRefreshSettings, size: number): number {
    const { minHealthyPercentage = MIN_HEALTHY_DEFAULT } = refresh;
    return Math.max(1, refreshSurge(refresh, size) + Math.floor(size * (100 - minHealthyPercentage) / 100));
}
