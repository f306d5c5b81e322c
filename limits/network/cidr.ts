import { Problem, shown } from "../text/problem";

/** A block of IPv4 addresses. */
export interface Cidr {
    /** First address, as an unsigned 32-bit number. */
    base: number;
    /** Bits that all of its addresses share. */
    prefixLength: number;
}

/** No leading zeros: AWS takes none, and others read them as octal. */
const FORM = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\/(0|[1-9]\d?)$/;

/** Parses `10.0.0.0/16`; undefined if it is not a CIDR block, or names an address within one. */
export function parseCidr(text: string): Cidr | undefined {
    const match = FORM.exec(text);
    const [a, b, c, d, prefixLength] = (match ?? []).slice(1).map(Number);
    if (!match || [a, b, c, d].some(octet => octet > 255) || prefixLength > 32) {
        return undefined;
    }
    const base = ((a * 256 + b) * 256 + c) * 256 + d;
    return base % 2 ** (32 - prefixLength) === 0 ? { base, prefixLength } : undefined;
}

/** The block as it is written. */
export function formatCidr({ base, prefixLength }: Cidr): string {
    const octets = [24, 16, 8, 0].map(shift => Math.floor(base / 2 ** shift) % 256);
    return `${octets.join(".")}/${prefixLength}`;
}

/** Addresses in the block. */
export function cidrSize({ prefixLength }: Cidr): number {
    return 2 ** (32 - prefixLength);
}

/** The `index`-th block of `prefixLength` within `block`. */
export function subBlock(block: Cidr, prefixLength: number, index: number): Cidr {
    return { base: block.base + index * 2 ** (32 - prefixLength), prefixLength };
}

/** Whether two blocks share an address. */
export function overlap(one: Cidr, other: Cidr): boolean {
    return one.base < other.base + cidrSize(other) && other.base < one.base + cidrSize(one);
}

/** Whether all of `inner` lies within `outer`. */
export function contains(outer: Cidr, inner: Cidr): boolean {
    return inner.prefixLength >= outer.prefixLength && overlap(outer, inner);
}

/** The text is a CIDR block whose prefix length lies between two. */
export function cidrProblems(path: string, text: string, shortest: number, longest: number, example = "10.0.0.0/16"): Problem[] {
    const block = parseCidr(text);
    return block && block.prefixLength >= shortest && block.prefixLength <= longest
        ? []
        : [{ path, reason: `must be an IPv4 CIDR block between /${shortest} and /${longest} without host bits, `
            + `such as "${example}", got ${shown(text)}` }];
}
