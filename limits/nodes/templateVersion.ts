import { Problem, shown } from "../text/problem";

/** Versions that EC2 looks up anew each time. */
const MOVING = ["$Latest", "$Default"];
/** Property paths of `ignoreChanges` that take in the version of the launch template. */
const TEMPLATE_VERSION = /^(\*|launchTemplate((\.|\[")(version|\*)("\])?|\[\*\])?)$/;

const MEND = "set it to latestVersion of the launch template";

/**
 * A node group names the version of its launch template by number, so that a new AMI, which is a new version, rolls the nodes (P3).
 *
 * EKS keeps the number that a name stood for, so the provider sees a difference in every preview, and no difference more when
 * there is a new AMI. The default version stays where it is unless the template says that it moves.
 *
 * @param defaultStays - Whether it is certain that the template's default version stays where it is.
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/eks/nodegroup/#nodegrouplaunchtemplate
 */
export function templateVersionProblems(path: string, version: unknown, defaultStays: boolean): Problem[] {
    if (typeof version !== "string" || !MOVING.includes(version)) {
        return [];
    }
    const effect = version === "$Default" && defaultStays
        ? "a new AMI makes a new version of the launch template but leaves the default version, so nodes keep the old AMI"
        : "EKS stores the number instead, so every preview shows an update, whether nodes roll or not";
    return [{ path, reason: `${effect}, got ${shown(version)}; ${MEND}` }];
}

/** A group that names an older version of its launch template, or one by a number of its own, stays there when the AMI changes (P3). */
export function pinnedVersionProblems(path: string, version: string): Problem[] {
    return [{
        path, reason: "a new AMI makes a new version of the launch template, and the node group keeps this one, so nodes keep "
            + `the old AMI, got ${shown(version)}; ${MEND}`,
    }];
}

/** A new AMI reaches only the instances that an Auto Scaling group launches later, unless something replaces the others (P3). */
export function missingRefreshProblems(path: string): Problem[] {
    return [{
        path, reason: "nodes keep the old AMI until something else replaces them: the group has no instance refresh, got no instanceRefresh; "
            + "add instanceRefresh with the strategy \"Rolling\", and take the launch template's version from its latestVersion",
    }];
}

/**
 * The provider starts an instance refresh where the group's launch template changes, which a version by name never does (P3).
 *
 * @param version - Unset, it is the default version.
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/autoscaling/group/#groupinstancerefresh
 */
export function refreshVersionProblems(path: string, version: unknown): Problem[] {
    return version === undefined || MOVING.includes(version as string) ? [{
        path, reason: `no instance refresh starts when the launch template changes, so nodes keep the old AMI, got ${shown(version)}; ${MEND}`,
    }] : [];
}

/** Whether an entry of `ignoreChanges` takes in the version of the launch template. */
export function ignoresTemplateVersion(ignored: string): boolean {
    return TEMPLATE_VERSION.test(ignored);
}

/** A group whose AMI is named in its launch template follows the template, or its nodes never get a new AMI (P3). */
export function ignoredTemplateProblems(path: string, ignoreChanges: string[]): Problem[] {
    return ignoreChanges.filter(ignoresTemplateVersion).slice(0, 1).map(ignored => ({
        path, reason: "a new AMI makes a new version of the launch template, which the node group ignores, so nodes keep "
            + `the old AMI, got ${shown(ignored)}; remove it`,
    }));
}
