import { Problem, shown } from "../text/problem";
import { workloadList } from "./workloadList";

/** Pods that a load-balanced service can have behind it on Windows nodes. */
export const SERVICE_BACKENDS_MAXIMUM = 1024;
/** The same before OS build 17763.2746, an update of Windows Server 2019. */
export const OLD_SERVICE_BACKENDS_MAXIMUM = 64;

/**
 * The host networking service of Windows balances the load of a service over a limited number of pods (L7).
 *
 * @param backends - Pods that the service certainly selects.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export function serviceBackendProblems(path: string, backends: number, workloads: string[]): Problem[] {
    return backends <= SERVICE_BACKENDS_MAXIMUM ? [] : [{
        path,
        reason: `a load-balanced service supports at most ${SERVICE_BACKENDS_MAXIMUM} Windows pods `
            + `(${OLD_SERVICE_BACKENDS_MAXIMUM} before OS build 17763.2746), got ${shown(backends)} of ${workloadList(workloads)}; `
            + "spread them over several services, or lower the replicas",
    }];
}
