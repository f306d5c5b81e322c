import { Problem, shown } from "./problem";

/** EC2's own minimum. */
export const PARALLEL_LAUNCHES_MINIMUM = 6;
const PARALLEL_LAUNCHES_MAXIMUM = 40;
const SNAPSHOTS_MAXIMUM = 10000;
/** What EC2 keeps ready unless told otherwise. */
export const SNAPSHOTS_DEFAULT = 5;

/** Snapshots that EC2 keeps ready, each of which saves a Windows node its first boot (A5). */
export interface FastLaunch {
    /**
     * Snapshots kept ready, 1 to 10000; the default is as many as the groups launch at once during an update, 5 without groups.
     *
     * @default as many as the groups launch at once during an update
     */
    targetResourceCount?: number;
    /**
     * Instances that EC2 starts at once to make snapshots, 6 to 40; the default is 6.
     *
     * @default 6
     */
    maxParallelLaunches?: number;
}

/** The counts are ones that EC2 takes, and enough for the nodes that an update launches at once. */
export function fastLaunchProblems(path: string, fastLaunch: FastLaunch, surge: number | undefined): Problem[] {
    const { targetResourceCount: snapshots, maxParallelLaunches: launches } = fastLaunch;
    const within = (key: string, value: number | undefined, minimum: number, maximum: number, why: string) =>
        value === undefined || (Number.isInteger(value) && value >= minimum && value <= maximum)
            ? [] : [{ path: `${path}.${key}`, reason: `must be a whole number from ${minimum} to ${maximum}${why}, got ${shown(value)}` }];
    const problems = [
        ...within("maxParallelLaunches", launches, PARALLEL_LAUNCHES_MINIMUM, PARALLEL_LAUNCHES_MAXIMUM, ", the account's quota"),
        ...within("targetResourceCount", snapshots, 1, SNAPSHOTS_MAXIMUM, ""),
    ];
    return problems.length === 0 && snapshots !== undefined && surge !== undefined && snapshots < surge
        ? [{ path: `${path}.targetResourceCount`, reason: `is less than the ${surge} nodes that an update of the groups launches at once, `
            + `got ${snapshots}; use ${surge} or leave it out` }]
        : problems;
}

/** EC2 makes snapshots of AMIs that the account owns, and Amazon's are not. */
export function fastLaunchOwnershipProblems(path: string, wanted: boolean | undefined, ownImage: boolean): Problem[] {
    return wanted && !ownImage
        ? [{ path, reason: "EC2 launches only AMIs of your own fast, and this group runs Amazon's, got true; "
            + "give it an imagePipeline with fastLaunch, or remove it" }]
        : [];
}

/** Without a launch template, EC2 makes a VPC of its own to prepare the snapshots in. */
export function fastLaunchTemplateProblems(path: string, hasTemplate: boolean): Problem[] {
    return hasTemplate ? [] : [{
        path, reason: "without a launch template EC2 prepares the snapshots in a VPC that it makes for this, got nothing; "
            + "name a launch template with a subnet of yours",
    }];
}

/** EC2 makes snapshots only in the account that owns the AMI: that of the build, or one that it is copied to. */
export function fastLaunchAccountProblems(path: string, account: string, owners: string[]): Problem[] {
    return owners.includes(account) ? [] : [{
        path, reason: `Fast Launch works only in an account that owns the AMI (${owners.join(", ")}), got ${shown(account)}; `
            + "use that account, or have the AMI copied with targetAccountIds",
    }];
}
