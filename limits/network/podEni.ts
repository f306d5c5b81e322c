import { isGoTrue } from "../text/goBoolean";
import { Problem, shown } from "../text/problem";

/** Environment variable of the VPC CNI that gives pods interfaces, and so security groups, of their own. */
export const POD_ENI_VARIABLE = "ENABLE_POD_ENI";

/**
 * Windows pods can't have security groups of their own; Linux pods beside them can, so this is for thought (L2).
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
 */
export function podEniProblems(path: string, enablePodEni: unknown): Problem[] {
    return isGoTrue(enablePodEni)
        ? [{ path, reason: `Windows pods can't have security groups of their own, got ${shown(enablePodEni)}; `
            + "leave it where Linux pods use them, and let no SecurityGroupPolicy select Windows pods" }]
        : [];
}
