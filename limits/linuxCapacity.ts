import { Problem, shown } from "./problem";

/** What can run the pods that only run on Linux. */
export interface LinuxCapacity {
    /** Linux nodes that a node group starts with. */
    nodes: number;
    /** Whether CoreDNS runs on Fargate. */
    fargate: boolean;
}

/**
 * CoreDNS and other system pods run on Linux only: a cluster of Windows nodes alone has no DNS (E4).
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export function linuxCapacityProblems(path: string, { nodes, fargate }: LinuxCapacity): Problem[] {
    return nodes < 1 && !fargate
        ? [{ path, reason: `CoreDNS and other system pods need at least one Linux node (two are better), got ${shown(nodes)}; `
            + "add a Linux node group or run CoreDNS on Fargate" }]
        : [];
}
