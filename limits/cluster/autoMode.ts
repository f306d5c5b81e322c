import { Problem, shown } from "../text/problem";

/**
 * Auto Mode starts Linux nodes only, so Windows pods need another node group (E4). A Windows node group beside Auto Mode is fine: EKS
 * schedules pods on any mix of both.
 *
 * @param pods - What makes the pods, as the user calls it.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-compute.html
 */
export function autoModeProblems(path: string, enabled: unknown, pods: string): Problem[] {
    return enabled === true
        ? [{ path, reason: `Auto Mode starts Linux nodes only, got ${shown(enabled)} and Windows pods (${shown(pods)}); `
            + "add a managed node group of a Windows AMI type, unless another stack has one" }]
        : [];
}
