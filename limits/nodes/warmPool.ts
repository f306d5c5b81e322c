import { Problem, below, shown, wholeNumberProblems } from "../text/problem";

/** Instances that have booted Windows already and wait, stopped, until they are needed as nodes. */
export interface WarmPoolSettings {
    /**
     * Instances that wait, at least, 0 or more; the default is 0.
     *
     * @default 0
     */
    minSize?: number;
    /**
     * Largest number of instances, waiting or in service; the default is the group's maxSize.
     *
     * @default maxSize
     */
    maxPreparedCapacity?: number;
}

/**
 * A warm pool that EC2 Auto Scaling takes, and that can hold an instance.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutWarmPool.html
 */
export function warmPoolProblems(path: string, pool: WarmPoolSettings, maxSize: number): Problem[] {
    const { minSize, maxPreparedCapacity } = pool;
    const problems = [
        ...wholeNumberProblems(below(path, "minSize"), minSize, 0),
        ...wholeNumberProblems(below(path, "maxPreparedCapacity"), maxPreparedCapacity, 0),
    ];
    return problems.length > 0 || (minSize ?? 0) <= (maxPreparedCapacity ?? maxSize) ? problems : [{
        path: below(path, "minSize"), reason: `is above ${maxPreparedCapacity === undefined ? "maxSize" : "maxPreparedCapacity"}, `
            + `got ${shown(minSize)} and ${maxPreparedCapacity ?? maxSize}; lower it`,
    }];
}

/** Instances that wait while the group is at full size; each holds an address of its subnet. */
export function waitingInstances({ minSize = 0, maxPreparedCapacity }: WarmPoolSettings, maxSize: number): number {
    return Math.max(minSize, (maxPreparedCapacity ?? maxSize) - maxSize);
}
