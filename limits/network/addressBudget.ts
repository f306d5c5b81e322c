import { cidrSize, parseCidr } from "./cidr";
import { InstanceInterfaces } from "../nodes/instanceType";
import { NodeGroupUpdate, surgeNodes, unavailableNodes } from "../nodes/nodeScaling";
import { ADDRESSES_PER_PREFIX, KUBELET_MAX_PODS, WindowsInterface, schedulablePods } from "../nodes/podDensity";
import { Problem, shown } from "../text/problem";
import { SECONDARY_TARGETS, WarmTargets, keepsPrefixes } from "./warmTargets";

/** Addresses of a subnet that AWS keeps for itself. */
const RESERVED_BY_AWS = 5;
/**
 * Interfaces of the control plane in a subnet of the cluster: up to 4, and 4 new ones beside them while EKS updates it.
 *
 * With a load balancer they are the 16 addresses that EKS recommends to keep free.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
const CONTROL_PLANE_ADDRESSES = 8;
/**
 * Free addresses that an Application Load Balancer needs in each of its subnets; a Network Load Balancer takes one.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 */
const LOAD_BALANCER_ADDRESSES = 8;

/** Prefix length of the largest subnet. */
const LARGEST_SUBNET = 16;

/** What a node group takes at full size, while an update has added its surge nodes. */
export interface AddressDemand {
    /** Nodes at most, surge included. */
    nodes: number;
    /** Addresses that each takes when it is full of pods. */
    addressesPerNode: number;
    /** Subnets that the nodes spread over. */
    subnets: number;
}

/** How Windows nodes of a cluster get the addresses of their pods. */
export interface WindowsAddresses {
    prefixDelegation: boolean;
    /** What the controller keeps ready; undefined if unknown, which counts as nothing. */
    targets?: WarmTargets;
}

/** All of a node group that decides how many addresses it takes. */
export interface NodeGroupAddresses {
    /** What the table knows of its instance types. */
    types: InstanceInterfaces[];
    maxSize: number;
    update?: NodeGroupUpdate & { strategy?: string };
    /** Instances beyond maxSize, where EKS does not decide on them. */
    beyond?: number;
    /** Zones of its subnets: an update adds nodes in each. */
    zones: number;
    subnets: number;
    /** How its nodes give pods addresses; undefined for Linux nodes. */
    windows?: WindowsAddresses;
    /** Pods that kubelet takes on a node; its default if undefined. */
    maxPods?: number;
}

/**
 * What a group takes at full size, while an update has added its surge nodes (D3).
 *
 * @param bound - `most`: the hungriest of its types, with every interface of Linux nodes full. `least`: the thriftiest of
 * its types, and no more for Linux nodes than their pods need; a subnet that is too small by this count is certainly too small.
 */
export function groupDemand(group: NodeGroupAddresses, bound: "most" | "least"): AddressDemand {
    const { types, maxSize, update = {}, zones, subnets, beyond = surgeNodes(zones, unavailableNodes(update, maxSize), update.strategy) } = group;
    const addresses = types.map(type => nodeAddresses(type, group, bound));
    return {
        subnets,
        nodes: maxSize + beyond,
        addressesPerNode: addresses.length === 0 ? 0 : bound === "most" ? Math.max(...addresses) : Math.min(...addresses),
    };
}

function nodeAddresses({ interfaces, ipv4PerInterface, hypervisor }: InstanceInterfaces, group: NodeGroupAddresses, bound: "most" | "least"): number {
    const { windows, maxPods } = group;
    if (!windows) {
        return bound === "most" ? linuxNodeAddresses(interfaces, ipv4PerInterface) : leastLinuxNodeAddresses(interfaces, ipv4PerInterface, maxPods);
    }
    // Xen types stay with single addresses, and then the targets for prefixes don't count.
    const isWithout = windows.prefixDelegation && hypervisor === "xen";
    return windowsNodeAddresses({ ipv4PerInterface, prefixDelegation: windows.prefixDelegation && !isWithout },
        isWithout && windows.targets ? SECONDARY_TARGETS : windows.targets, maxPods);
}

/** Addresses of a Windows node that is full of pods, with what the controller keeps ready on it. */
export function windowsNodeAddresses(node: WindowsInterface, targets?: WarmTargets, kubeletMaxPods = KUBELET_MAX_PODS): number {
    const slots = node.ipv4PerInterface - 1;
    const pods = schedulablePods(node, kubeletMaxPods);
    const held = Math.max(pods + (targets?.warmIpTarget ?? 0), targets?.minimumIpTarget ?? 0);
    if (!node.prefixDelegation) {
        return 1 + Math.min(held, slots);
    }
    const prefixes = targets && keepsPrefixes(targets)
        ? Math.ceil(pods / ADDRESSES_PER_PREFIX) + targets.warmPrefixTarget : Math.ceil(held / ADDRESSES_PER_PREFIX);
    return 1 + Math.min(prefixes, slots) * ADDRESSES_PER_PREFIX;
}

/** Addresses of a Linux node whose interfaces are all attached and full. */
export function linuxNodeAddresses(interfaces: number, ipv4PerInterface: number): number {
    return interfaces * ipv4PerInterface;
}

/** Addresses that a Linux node takes at least when it is full of pods; what it keeps warm beyond them is up to its CNI. */
export function leastLinuxNodeAddresses(interfaces: number, ipv4PerInterface: number, kubeletMaxPods = KUBELET_MAX_PODS): number {
    return Math.min(linuxNodeAddresses(interfaces, ipv4PerInterface), kubeletMaxPods);
}

/** Addresses that nodes and pods can have in a subnet of this size. */
export function usableAddresses(subnetSize: number): number {
    return Math.max(0, subnetSize - RESERVED_BY_AWS);
}

/**
 * Addresses that a subnet needs when every group that uses it is at full size.
 *
 * @param ofCluster - Whether it is a subnet of the cluster itself, so that EKS puts its own interfaces there.
 * @param ofLoadBalancers - Whether load balancers come into it.
 */
export function neededAddresses(demands: AddressDemand[], ofCluster = true, ofLoadBalancers = ofCluster): number {
    const { controlPlane, loadBalancer } = addressesBeside(ofCluster, ofLoadBalancers);
    return demands.reduce(
        (sum, { nodes, addressesPerNode, subnets }) => sum + Math.ceil(nodes / subnets) * addressesPerNode,
        controlPlane + loadBalancer,
    );
}

/** Addresses that others than nodes take of a subnet. */
export function addressesBeside(ofCluster: boolean, ofLoadBalancers: boolean): { controlPlane: number; loadBalancer: number } {
    return { controlPlane: ofCluster ? CONTROL_PLANE_ADDRESSES : 0, loadBalancer: ofLoadBalancers ? LOAD_BALANCER_ADDRESSES : 0 };
}

/** Longest prefix length of a subnet that offers so many addresses. */
export function prefixLengthFor(addresses: number): number {
    return 32 - Math.ceil(Math.log2(addresses + RESERVED_BY_AWS));
}

/** Subnets hold what the groups need at full size: pods of Windows nodes take addresses of the subnet itself. */
export function addressBudgetProblems(path: string, needed: number, subnet: string, vpc: string, mend: string): Problem[] {
    return shortageProblems(path, "each private subnet needs", needed, subnet, `got ${shown(vpc)}; ${mend}`);
}

/** The same of one subnet, whoever made it; a text that is no CIDR block of addresses is not judged. */
export function subnetBudgetProblems(path: string, needed: number, subnet: string): Problem[] {
    const prefixLength = prefixLengthFor(needed);
    const mend = prefixLength < LARGEST_SUBNET ? "no subnet is large enough: lower maxSize or use more subnets"
        : `use a /${prefixLength} or larger, or lower maxSize`;
    return parseCidr(subnet) ? shortageProblems(path, "needs", needed, subnet, `got ${shown(subnet)}; ${mend}`) : [];
}

function shortageProblems(path: string, needs: string, needed: number, subnet: string, got: string): Problem[] {
    const usable = usableAddresses(cidrSize(parseCidr(subnet)!));
    return needed > usable
        ? [{ path, reason: `${needs} ${needed} addresses when all node groups are at full size and has ${usable}, ${got}` }]
        : [];
}
