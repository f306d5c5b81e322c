import { Problem, shown, wholeNumberProblems } from "../text/problem";

/** EC2's own minimum. */
export const PARALLEL_LAUNCHES_MINIMUM = 6;
const SNAPSHOTS_MAXIMUM = 10000;
/** What EC2 keeps ready unless told otherwise. */
export const SNAPSHOTS_DEFAULT = 5;

/** How many snapshots EC2 keeps ready, and how many instances it starts at once to make them (A5). */
export interface FastLaunchCounts {
    /** An object is a number that the engine learns later, and not judged. */
    targetResourceCount?: number | object;
    maxParallelLaunches?: number;
}

/** The counts are ones that EC2 takes, and enough for the nodes that an update launches at once. */
export function fastLaunchProblems(path: string, fastLaunch: FastLaunchCounts, surge: number | undefined): Problem[] {
    const { targetResourceCount: snapshots, maxParallelLaunches: launches } = fastLaunch;
    const problems = [
        ...wholeNumberProblems(`${path}.maxParallelLaunches`, launches, PARALLEL_LAUNCHES_MINIMUM),
        ...snapshots === undefined || typeof snapshots === "object" || (Number.isInteger(snapshots) && snapshots >= 1 && snapshots <= SNAPSHOTS_MAXIMUM)
            ? [] : [{ path: `${path}.targetResourceCount`, reason: `must be a whole number from 1 to ${SNAPSHOTS_MAXIMUM}, got ${shown(snapshots)}` }],
    ];
    return problems.length === 0 && typeof snapshots === "number" && surge !== undefined && snapshots < surge
        ? [{ path: `${path}.targetResourceCount`, reason: `is less than the ${surge} nodes that an update of the groups launches at once, `
            + `got ${snapshots}; use ${surge} or leave it out` }]
        : problems;
}

/** Without a launch template, EC2 makes a VPC of its own to prepare the snapshots in. */
export function fastLaunchTemplateProblems(path: string, hasTemplate: boolean): Problem[] {
    return hasTemplate ? [] : [{
        path, reason: "without a launch template, EC2 creates a VPC to prepare the snapshots in, got nothing; "
            + "name a launch template with a subnet of yours",
    }];
}

/** EC2 makes snapshots only in the account that owns the AMI: that of the build, or one that it is copied to. */
export function fastLaunchAccountProblems(path: string, account: string, owners: string[]): Problem[] {
    return owners.includes(account) ? [] : [{
        path, reason: `Fast Launch works only in an account that owns the AMI (${owners.join(", ")}), got ${shown(account)}; `
            + "use that account, or copy the AMI to it with targetAccountIds",
    }];
}
