import { Problem, shown, wholeNumberProblems } from "../text/problem";

/** How many nodes a group may have. */
export interface NodeGroupScaling {
    /** Nodes at least, 0 or more. */
    minSize: number;
    /** Nodes at most, 1 or more, and not below minSize. */
    maxSize: number;
    /** Nodes now, from minSize to maxSize. */
    desiredSize: number;
}

/** Minutes that a Windows node takes to launch, join, and take over the pods of the one that it replaces. */
const MINUTES_PER_NODE = 20;
/** What the provider waits for by default. */
const DEFAULT_TIMEOUT_MINUTES = 60;

/** What is wrong with the sizes, each under its own path. */
export function nodeScalingProblems(path: string, { minSize, maxSize, desiredSize }: NodeGroupScaling): Problem[] {
    const problems = [
        ...[["minSize", minSize] as const, ["maxSize", maxSize] as const, ["desiredSize", desiredSize] as const]
            .filter(([, size]) => size === undefined)
            .map(([key]) => ({ path: `${path}.${key}`, reason: "is required if other sizes are set, got nothing; set it" })),
        ...wholeNumberProblems(`${path}.minSize`, minSize, 0),
        ...wholeNumberProblems(`${path}.maxSize`, maxSize, 1),
        ...wholeNumberProblems(`${path}.desiredSize`, desiredSize, 0),
    ];
    const isSize = (key: string) => !problems.some(({ path: place }) => place === `${path}.${key}`);
    const [atLeast, atMost] = [isSize("minSize") ? minSize : 0, isSize("maxSize") ? maxSize : Infinity];
    if (atLeast > atMost) {
        return [...problems, { path: `${path}.minSize`, reason: `is above maxSize, got ${minSize} and ${maxSize}; lower it or raise maxSize` }];
    }
    if (!isSize("desiredSize") || desiredSize >= atLeast && desiredSize <= atMost) {
        return problems;
    }
    const range = problems.length > 0 ? desiredSize < atLeast ? `be at least minSize, ${minSize}` : `be at most maxSize, ${maxSize}`
        : `lie in ${minSize}..${maxSize} (minSize..maxSize)`;
    return [...problems, { path: `${path}.desiredSize`, reason: `must ${range}, got ${desiredSize}` }];
}

/** How EKS replaces nodes one after the other. */
export const UpdateStrategy = {
    /** New nodes come up before old ones go. */
    Default: "DEFAULT",
    /** Old nodes go first, for when there is no capacity for more. */
    Minimal: "MINIMAL",
} as const;
export type UpdateStrategy = (typeof UpdateStrategy)[keyof typeof UpdateStrategy];

/** How many nodes an update may take away at once: a count or a percentage, not both. */
export interface NodeGroupUpdate {
    /**
     * Nodes that may be unavailable at once, 1 to 100; the default is 1.
     *
     * @default 1
     */
    maxUnavailable?: number;
    /** Percentage of nodes that may be unavailable at once, 1 to 100; not beside maxUnavailable. */
    maxUnavailablePercentage?: number;
}

/** The update settings name one limit, in the range that EKS takes. */
export function nodeUpdateProblems(path: string, update: NodeGroupUpdate): Problem[] {
    const { maxUnavailable, maxUnavailablePercentage } = update;
    const problems = [["maxUnavailable", maxUnavailable] as const, ["maxUnavailablePercentage", maxUnavailablePercentage] as const]
        .filter(([, value]) => value !== undefined && !(Number.isInteger(value) && value >= 1 && value <= 100))
        .map(([key, value]) => ({ path: `${path}.${key}`, reason: `must be a whole number from 1 to 100, got ${shown(value)}` }));
    return maxUnavailable !== undefined && maxUnavailablePercentage !== undefined
        ? [...problems, { path, reason: `only one of maxUnavailable and maxUnavailablePercentage is allowed, got ${maxUnavailable} `
            + `and ${maxUnavailablePercentage}; keep one` }]
        : problems;
}

/** Nodes of a group of `size` that may be unavailable at once. */
export function unavailableNodes(update: NodeGroupUpdate, size: number): number {
    return update.maxUnavailablePercentage !== undefined
        ? Math.max(1, Math.floor(size * update.maxUnavailablePercentage / 100))
        : update.maxUnavailable ?? 1;
}

/**
 * Nodes that a group has for a while during an update, beyond its maximum: EKS adds them by itself. With strategy MINIMAL it
 * adds none, as old nodes go before their successors come.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html
 */
export function surgeNodes(zones: number, unavailable: number, strategy?: string): number {
    return strategy === UpdateStrategy.Minimal ? 0 : Math.max(2 * zones, unavailable);
}

/** Nodes that an update launches at once: those that it adds, or with strategy MINIMAL those that it has taken away. */
export function launchedAtOnce(zones: number, unavailable: number, strategy?: string): number {
    return Math.max(unavailable, surgeNodes(zones, unavailable, strategy));
}

/** Minutes that an update of the whole group may take, so that Pulumi does not give up on nodes that are still rolling. */
export function updateTimeoutMinutes(maxSize: number, unavailable: number): number {
    return Math.max(DEFAULT_TIMEOUT_MINUTES, rollOutMinutes(maxSize, unavailable));
}

/** Minutes in which all nodes of a group are replaced, so many at once. */
export function rollOutMinutes(nodes: number, atOnce: number): number {
    return Math.ceil(nodes / atOnce) * MINUTES_PER_NODE;
}

/** Nodes that have to be replaced at once for the whole group to be done within so many minutes. */
export function nodesAtOnceWithin(nodes: number, minutes: number): number {
    return Math.ceil(nodes / Math.max(1, Math.floor(minutes / MINUTES_PER_NODE)));
}
