import { Problem, shown } from "../text/problem";

/** What can run the pods that only run on Linux. */
export interface LinuxCapacity {
    /** Linux nodes that a node group starts with. */
    nodes: number;
    /** Whether CoreDNS runs on Fargate. */
    fargate: boolean;
    /** Name of the cluster, where there may be several. */
    cluster?: string;
}

/**
 * CoreDNS and other system pods run on Linux only: a cluster of Windows nodes alone has no DNS (E4).
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export function linuxCapacityProblems(path: string, { nodes, fargate, cluster }: LinuxCapacity): Problem[] {
    return nodes < 1 && !fargate
        ? [{ path, reason: `CoreDNS and other system pods need at least one Linux node (two are better)${cluster === undefined ? "" : ` in the cluster ${cluster}`}, `
            + `got ${shown(nodes)}; `
            + "add a Linux node group or run CoreDNS on Fargate" }]
        : [];
}

/** A taint of a node group, as EKS calls its parts. */
export interface Taint {
    key?: string;
    value?: string;
    effect?: string;
}

/** Taints that CoreDNS tolerates where nobody gives it tolerations of its own; the last one was the name until Kubernetes 1.24. */
const TOLERATED = ["CriticalAddonsOnly", "node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master"];
/** Effects that keep pods off; the third one, PREFER_NO_SCHEDULE, only asks. */
const KEEPS_OFF = ["NO_SCHEDULE", "NO_EXECUTE"];

/**
 * The taints that certainly keep CoreDNS off a node, as EKS installs it (E4).
 *
 * @see https://github.com/eksctl-io/eksctl/blob/main/pkg/addons/default/assets/coredns-1.35.json (what EKS installs)
 */
export function taintsAgainstCoreDns(taints: Taint[]): string[] {
    return taints.flatMap(({ key, effect }) =>
        key && effect !== undefined && KEEPS_OFF.includes(effect) && !TOLERATED.includes(key) ? [key] : []);
}

/** Linux nodes with taints that CoreDNS does not tolerate run none of it (E4). */
export function taintedLinuxProblems(path: string, taints: string[]): Problem[] {
    return [{
        path, reason: `CoreDNS does not tolerate this taint, and the stack has no other Linux nodes, got ${shown(taints[0])}; `
            + "add a Linux node group without taints, or set a toleration for it in the add-on coredns",
    }];
}
