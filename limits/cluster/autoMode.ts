import { Problem, shown } from "../text/problem";

/**
 * Auto Mode starts Linux nodes only: beside it, Windows pods have the managed node groups alone (E4).
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/automode.html
 */
export function autoModeProblems(path: string, enabled: unknown): Problem[] {
    return enabled === true
        ? [{ path, reason: `Auto Mode starts Linux nodes only, got ${shown(enabled)}; Windows pods have the managed node groups alone: `
            + "scale those yourself, and give every pod a nodeSelector for kubernetes.io/os" }]
        : [];
}

/**
 * The same of a cluster that has no Windows nodes but Windows pods.
 *
 * @param pods - What makes the pods, as the user calls it.
 */
export function autoModeOnlyProblems(path: string, enabled: unknown, pods: string): Problem[] {
    return enabled === true
        ? [{ path, reason: `Auto Mode starts Linux nodes only, got ${shown(enabled)} for the Windows pods of ${shown(pods)}; `
            + "add a managed node group of a Windows AMI type if no other stack has one" }]
        : [];
}
