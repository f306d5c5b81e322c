import { vpcBlockProblems } from "../../limits/network/addressRanges";
import { Cidr, cidrProblems, formatCidr, parseCidr, subBlock } from "../../limits/network/cidr";
import { Problem, below, shown } from "../../limits/text/problem";

/** CIDR blocks of the subnets, one of each kind a zone. */
export interface SubnetPlan {
    privateCidrBlocks: string[];
    publicCidrBlocks: string[];
}

/** A private subnet is a quarter of the VPC, whether there are two zones or three: a zone can be added later. */
const PRIVATE_BITS = 2;
/** Public subnets hold NAT gateways and load balancers alone: they share the last quarter. */
const PUBLIC_BITS = 4;
const SMALLEST_VPC = 24;
const LARGEST_VPC = 16;
/** Public subnets need no more than 1,024 addresses, however large the VPC. */
const LARGEST_PUBLIC = 22;

/** Prefix length of the VPC whose private subnets have `prefixLength`. */
export function vpcPrefixLength(privatePrefixLength: number): number {
    return privatePrefixLength - PRIVATE_BITS;
}

/**
 * Divides a VPC into subnets.
 *
 * Pods of Windows nodes take their addresses from the node's subnet, and a subnet can't grow, so the private subnets
 * get as much as there is: a quarter of the VPC each.
 */
export function subnetPlan(vpcCidrBlock: string, zones: number): SubnetPlan {
    const vpc = parseCidr(vpcCidrBlock);
    if (!vpc) {
        throw new Error(`not a CIDR block: ${vpcCidrBlock}`);
    }
    const privatePrefix = vpc.prefixLength + PRIVATE_BITS;
    const lastQuarter = subBlock(vpc, privatePrefix, 3);
    const publicPrefix = Math.max(vpc.prefixLength + PUBLIC_BITS, LARGEST_PUBLIC);
    const blocks = (count: number, block: (index: number) => Cidr) => Array.from({ length: count }, (_, i) => formatCidr(block(i)));
    return {
        privateCidrBlocks: blocks(zones, i => subBlock(vpc, privatePrefix, i)),
        publicCidrBlocks: blocks(zones, i => subBlock(lastQuarter, publicPrefix, i)),
    };
}

/** Blocks of the Windows subnets in a secondary block, one a zone: each is a quarter of it, as a private one is of the VPC. */
export function windowsCidrBlocks(secondaryCidrBlock: string, zones: number): string[] {
    const block = parseCidr(secondaryCidrBlock)!;
    return Array.from({ length: zones }, (_, i) => formatCidr(subBlock(block, block.prefixLength + PRIVATE_BITS, i)));
}

/** The VPC can be divided: a CIDR block from /16 to /24, in two or three zones. */
export function subnetPlanProblems(path: string, vpcCidrBlock: string, zones: number): Problem[] {
    return [
        ...cidrProblems(below(path, "cidrBlock"), vpcCidrBlock, LARGEST_VPC, SMALLEST_VPC),
        ...vpcBlockProblems(below(path, "cidrBlock"), vpcCidrBlock),
        ...zones === 2 || zones === 3
            ? []
            : [{ path: below(path, "availabilityZoneCount"), reason: `must be 2 or 3, got ${shown(zones)}` }],
    ];
}
