import { isGoTrue } from "../text/goBoolean";
import { Problem, shown } from "../text/problem";
import { workloadList } from "../pods/workloadList";

/** Environment variable of the VPC CNI that gives pods interfaces, and so security groups, of their own. */
export const POD_ENI_VARIABLE = "ENABLE_POD_ENI";
/** Resource by which a container asks for such an interface; only Linux nodes have it. */
export const POD_ENI_RESOURCE = "vpc.amazonaws.com/pod-eni";

/**
 * Windows pods can't have security groups of their own; Linux pods beside them can, so the switch alone is fine (L2).
 *
 * @param asking - What asks for them for Windows pods.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
 */
export function podEniProblems(path: string, enablePodEni: unknown, asking: string[]): Problem[] {
    return isGoTrue(enablePodEni) && asking.length > 0
        ? [{ path, reason: `Windows pods can't have security groups of their own, got ${shown(enablePodEni)} `
            + `for Windows pods (${workloadList(asking)}); use them for Linux pods only` }]
        : [];
}
