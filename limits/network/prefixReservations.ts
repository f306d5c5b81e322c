import { symptom } from "../text/page";
import { Problem, shown } from "../text/problem";
import { AddressDemand } from "./addressBudget";
import { Cidr, cidrSize, formatCidr, parseCidr } from "./cidr";
import { ADDRESSES_PER_PREFIX } from "../nodes/podDensity";

/** Length of the prefixes that nodes take. */
const PREFIX_LENGTH = 28;
/** A few large reservations do the work of many small ones: no more than so many sizes in each subnet. */
const SIZES = 3;

/**
 * Prefixes to reserve in each subnet for what the groups hold when all are at full size: rounded up, so that a few blocks hold them.
 *
 * @param demands - Of the Windows groups alone: an interface's first address is no part of a prefix.
 */
export function reservedPrefixes(demands: AddressDemand[]): number {
    const held = demands.reduce((sum, { nodes, addressesPerNode, subnets }) =>
        sum + Math.ceil(nodes / subnets) * Math.ceil((addressesPerNode - 1) / ADDRESSES_PER_PREFIX), 0);
    // AWS keeps the first addresses of a subnet, so the /28 that holds them goes to no node.
    return held === 0 ? 0 : roundedUp(held + 1);
}

function roundedUp(count: number): number {
    const unit = 2 ** Math.max(0, Math.floor(Math.log2(count)) - SIZES + 1);
    return Math.ceil(count / unit) * unit;
}

/** Addresses that the reservations keep from everything else, beyond what the groups hold. */
export function reservedSurplus(demands: AddressDemand[]): number {
    return reservedPrefixes(demands) * ADDRESSES_PER_PREFIX - heldByPrefixes(demands);
}

/** Addresses that the groups hold in prefixes at full size, in each subnet: an interface's first address is in none. */
export function heldByPrefixes(demands: AddressDemand[]): number {
    return demands.reduce((sum, { nodes, addressesPerNode, subnets }) => sum + Math.ceil(nodes / subnets) * (addressesPerNode - 1), 0);
}

/** Prefix lengths of the blocks that so many prefixes take, the largest block first: one for each binary digit that is set. */
export function reservationLengths(prefixes: number): number[] {
    const digits = [...prefixes.toString(2)];
    return digits.flatMap((digit, i) => digit === "1" ? [PREFIX_LENGTH - (digits.length - 1 - i)] : []);
}

/**
 * The block of a size in a subnet, which is the same however many prefixes are reserved: AWS takes no two that overlap, so a change
 * of their number must move none. Each size has its place before the smaller ones.
 */
export function reservationBlock(subnet: string, prefixLength: number): string {
    const whole = parseCidr(subnet)!;
    const block: Cidr = { base: whole.base + cidrSize(whole) - 2 * cidrSize({ base: 0, prefixLength }), prefixLength };
    return formatCidr(block);
}

/** The subnet has room for the prefixes, beside an address for each node. */
export function reservationProblems(path: string, prefixes: number, subnet: string): Problem[] {
    const block = parseCidr(subnet);
    if (!block) {
        return [{ path, reason: `must be an IPv4 CIDR block without host bits, such as "10.0.0.0/18", got ${shown(subnet)}` }];
    }
    const room = cidrSize(block) / ADDRESSES_PER_PREFIX - 1;
    return prefixes <= room ? [] : [{
        path, reason: `has room for ${Math.max(0, Math.floor(room))} prefixes of 16 addresses beside the addresses of the nodes, got ${shown(subnet)} for ${prefixes}; `
            + `use a larger subnet, or lower maxSize; see ${symptom("no-block-for-a-prefix")}`,
    }];
}
