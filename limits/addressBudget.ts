import { cidrSize, parseCidr } from "./cidr";
import { ADDRESSES_PER_PREFIX, WindowsInterface, schedulablePods } from "./podDensity";
import { Problem, shown } from "./problem";

/** Addresses of a subnet that AWS keeps for itself. */
const RESERVED_BY_AWS = 5;
/** Addresses that EKS wants free in a cluster subnet, for its own interfaces and load balancers. */
const RESERVED_FOR_CONTROL_PLANE = 16;

/** What a node group takes at full size, while an update has added its surge nodes. */
export interface AddressDemand {
    /** Nodes at most, surge included. */
    nodes: number;
    /** Addresses that each takes when it is full of pods. */
    addressesPerNode: number;
    /** Subnets that the nodes spread over. */
    subnets: number;
}

/** Addresses of a Windows node that is full of pods, with the prefixes that it keeps warm. */
export function windowsNodeAddresses(node: WindowsInterface, warmPrefixes = 0): number {
    if (!node.prefixDelegation) {
        return node.ipv4PerInterface;
    }
    const prefixes = Math.ceil(schedulablePods(node) / ADDRESSES_PER_PREFIX) + warmPrefixes;
    return 1 + Math.min(prefixes, node.ipv4PerInterface - 1) * ADDRESSES_PER_PREFIX;
}

/** Addresses of a Linux node whose interfaces are all attached and full. */
export function linuxNodeAddresses(interfaces: number, ipv4PerInterface: number): number {
    return interfaces * ipv4PerInterface;
}

/** Addresses that nodes and pods can have in a subnet of this size. */
export function usableAddresses(subnetSize: number): number {
    return Math.max(0, subnetSize - RESERVED_BY_AWS);
}

/** Addresses that a subnet needs when every group that uses it is at full size. */
export function neededAddresses(demands: AddressDemand[]): number {
    return demands.reduce(
        (sum, { nodes, addressesPerNode, subnets }) => sum + Math.ceil(nodes / subnets) * addressesPerNode,
        RESERVED_FOR_CONTROL_PLANE,
    );
}

/** Longest prefix length of a subnet that offers so many addresses. */
export function prefixLengthFor(addresses: number): number {
    return 32 - Math.ceil(Math.log2(addresses + RESERVED_BY_AWS));
}

/** Subnets hold what the groups need at full size: pods of Windows nodes take addresses of the subnet itself. */
export function addressBudgetProblems(path: string, needed: number, subnet: string, vpc: string, mend: string): Problem[] {
    const usable = usableAddresses(cidrSize(parseCidr(subnet)!));
    return needed > usable
        ? [{ path, reason: `each private subnet needs ${needed} addresses when all node groups are at full size and has ${usable}, `
            + `got ${shown(vpc)}; ${mend}` }]
        : [];
}
