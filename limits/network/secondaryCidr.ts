import { contains, cidrProblems, overlap, parseCidr } from "./cidr";
import { vpcBlockProblems } from "./addressRanges";
import { Problem, shown } from "../text/problem";

/** Private ranges of RFC 1918: EC2 gives one VPC blocks of one of them alone. */
const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
/** Shared addresses of RFC 6598, which EC2 takes beside every primary block. */
const EXAMPLE = "100.64.0.0/16";
/** Ranges that EC2 keeps for services of its own: the first where the primary block lies in the second. */
const KEPT_BY_AWS = [
    { range: "198.19.0.0/16", beside: "0.0.0.0/0" },
    { range: "172.31.0.0/16", beside: "172.16.0.0/12" },
    { range: "10.0.0.0/16", beside: "10.0.0.0/15" },
];
/** A VPC has blocks of /16 to /28, and a quarter of this one is a subnet, /28 at least. */
const LARGEST = 16;
const SMALLEST = 26;

/**
 * A VPC takes the block beside its primary one: the two may not overlap. The quota of five blocks is not judged, since a new VPC has these two.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
export function secondaryCidrProblems(path: string, cidrBlock: string, primary: string): Problem[] {
    const malformed = [...cidrProblems(path, cidrBlock, LARGEST, SMALLEST, EXAMPLE), ...vpcBlockProblems(path, cidrBlock)];
    const [block, vpc] = [cidrBlock, primary].map(parseCidr);
    if (malformed.length > 0 || !block || !vpc) {
        return malformed;
    }
    const mend = `use a block of ${EXAMPLE.replace("/16", "/10")}, such as ${shown(EXAMPLE)}`;
    const got = `got ${shown(cidrBlock)} beside ${shown(primary)}`;
    if (overlap(block, vpc)) {
        return [{ path, reason: `overlaps with the primary block of the VPC, ${got}; ${mend}` }];
    }
    const within = (range: string, inner = block) => overlap(parseCidr(range)!, inner);
    const kept = KEPT_BY_AWS.find(({ range, beside }) => within(range) && within(beside, vpc));
    if (kept) {
        return [{ path, reason: `EC2 reserves ${kept.range} for its own services, ${got}; ${mend}` }];
    }
    const own = PRIVATE_RANGES.find(range => contains(parseCidr(range)!, vpc));
    const other = PRIVATE_RANGES.find(range => range !== own && within(range));
    return other ? [{ path, reason: `EC2 allows no block of ${other} beside a primary one ${own ? `of ${own}` : "outside of it"}, ${got}; ${mend}` }] : [];
}
