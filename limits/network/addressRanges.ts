import { cidrProblems, overlap, parseCidr } from "./cidr";
import { Problem, shown } from "../text/problem";

/** Blocks that a VPC can't have: this network, loopback, link-local and multicast addresses. */
const NOT_FOR_VPCS = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4"];
/**
 * Blocks that nothing on the internet has: private, shared, for documentation, benchmarks and protocols, and reserved ones.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml
 */
const NOT_ON_THE_INTERNET = [
    ...NOT_FOR_VPCS, "10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
    "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
];
const EVERYWHERE = "0.0.0.0/0";
/** Blocks that one cluster takes. */
const PUBLIC_ACCESS_MAXIMUM = 40;

/** A VPC has a block of addresses that EC2 lets it have. */
export function vpcBlockProblems(path: string, cidrBlock: string): Problem[] {
    return overlapping(cidrBlock, NOT_FOR_VPCS).map(range => ({
        path, reason: `EC2 allows no VPC in ${range}, got ${shown(cidrBlock)}; use a private block, such as "10.0.0.0/16"`,
    }));
}

/**
 * Blocks that may reach the Kubernetes API from the internet are public ones: EKS refuses private and reserved addresses. What the
 * engine learns later, a block or all of them, is not judged.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/config-cluster-endpoint.html
 * @see https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html
 */
export function publicAccessCidrsProblems(path: string, cidrs: unknown): Problem[] {
    return !Array.isArray(cidrs) ? [] : [
        ...cidrs.length > PUBLIC_ACCESS_MAXIMUM
            ? [{ path, reason: `EKS allows at most ${PUBLIC_ACCESS_MAXIMUM} blocks, got ${cidrs.length}; merge some into larger ones` }] : [],
        ...cidrs.flatMap((cidr: unknown, i) => {
            if (typeof cidr !== "string") {
                return [];
            }
            const malformed = cidrProblems(`${path}[${i}]`, cidr, 0, 32, "1.2.3.4/32");
            return malformed.length > 0 || cidr === EVERYWHERE ? malformed : overlapping(cidr, NOT_ON_THE_INTERNET).map(range => ({
                path: `${path}[${i}]`, reason: `EKS rejects private and reserved addresses, such as those of ${range}, got ${shown(cidr)}; `
                    + "use the public addresses of the clients, such as those of a NAT gateway; for clients in the VPC, privateAccess is enough",
            }));
        }),
    ];
}

/** The first range that shares addresses with the block; none where the text is no block. */
function overlapping(cidrBlock: string, ranges: string[]): string[] {
    const block = parseCidr(cidrBlock);
    return block ? ranges.filter(range => overlap(parseCidr(range)!, block)).slice(0, 1) : [];
}
