import { Problem, shown, wholeNumberProblems } from "../text/problem";

/** EC2's own minimum. */
export const PARALLEL_LAUNCHES_MINIMUM = 6;
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
     * Instances that EC2 starts at once to make snapshots, 6 or more; the default is 6.
     *
     * The account's quota is 40 unless AWS has raised it.
     *
     * @default 6
     */
    maxParallelLaunches?: number;
}

/** The counts are ones that EC2 takes, and enough for the nodes that an update launches at once. */
export function fastLaunchProblems(path: string, fastLaunch: FastLaunch, surge: number | undefined): Problem[] {
    const { targetResourceCount: snapshots, maxParallelLaunches: launches } = fastLaunch;
    const problems = [
        ...wholeNumberProblems(`${path}.maxParallelLaunches`, launches, PARALLEL_LAUNCHES_MINIMUM),
        ...snapshots === undefined || (Number.isInteger(snapshots) && snapshots >= 1 && snapshots <= SNAPSHOTS_MAXIMUM)
            ? [] : [{ path: `${path}.targetResourceCount`, reason: `must be a whole number from 1 to ${SNAPSHOTS_MAXIMUM}, got ${shown(snapshots)}` }],
    ];
    return problems.length === 0 && snapshots !== undefined && surge !== undefined && snapshots < surge
        ? [{ path: `${path}.targetResourceCount`, reason: `is less than the ${surge} nodes that an update of the groups launches at once, `
            + `got ${snapshots}; use ${surge} or leave it out` }]
        : problems;
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
