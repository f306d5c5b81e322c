import { Problem } from "../text/problem";

/** IPv4 addresses in the /28 prefix that takes the place of one secondary address. */
export const ADDRESSES_PER_PREFIX = 16;
/** Pods that kubelet accepts on a node, unless its `--max-pods` says otherwise. */
export const KUBELET_MAX_PODS = 110;

/** What the single network interface of a Windows node offers. */
export interface WindowsInterface {
    /** IPv4 addresses per network interface of the instance type. */
    ipv4PerInterface: number;
    /** Whether the interface gets /28 prefixes instead of single addresses. */
    prefixDelegation: boolean;
}

/**
 * Pods that a Windows node has addresses for (D1, D2).
 *
 * Windows uses one interface, and keeps its first address for the node itself.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export function addressablePods({ ipv4PerInterface, prefixDelegation }: WindowsInterface): number {
    const slots = ipv4PerInterface - 1;
    return prefixDelegation ? slots * ADDRESSES_PER_PREFIX : slots;
}

/** Pods that the scheduler can place on a Windows node: what it has addresses for, and no more than kubelet accepts. */
export function schedulablePods(node: WindowsInterface, kubeletMaxPods = KUBELET_MAX_PODS): number {
    return Math.min(addressablePods(node), kubeletMaxPods);
}

/** A Windows node has one network interface for itself and all of its pods (L5). */
export function oneInterfaceProblems(path: string, interfaces: number): Problem[] {
    return interfaces > 1
        ? [{ path, reason: `Windows nodes use only their first network interface, got ${interfaces}; remove the others` }]
        : [];
}
