import { BlockList, isIPv4 } from "node:net";
import { Json } from "../../../plan/signatures";
import { ProseRule, objectOf, textOf, texts } from "./rule";

/** First address and prefix length of a block, and whether it has no bits of a host. */
function parts(block: string): { address: string; prefix: number } | undefined {
    const [address, prefix, more] = block.split("/");
    return more === undefined && isIPv4(address) && /^\d{1,2}$/.test(prefix ?? "") && Number(prefix) <= 32
        ? { address, prefix: Number(prefix) } : undefined;
}

function blockList(...blocks: string[]): BlockList {
    const list = new BlockList();
    blocks.map(block => block.split("/")).forEach(([address, prefix]) => list.addSubnet(address, Number(prefix), "ipv4"));
    return list;
}

/** Blocks that IANA keeps for private and special purposes. */
const NOT_PUBLIC = blockList(
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
    "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
);
const NO_VPC = blockList("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4");
const PRIVATE = blockList("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");
const ANYWHERE = "0.0.0.0/0";
const PUBLIC_BLOCKS_MAXIMUM = 40;

function blockRefusals(what: string, value: Json | undefined, shortest: number, longest: number): string[] {
    const text = textOf(value);
    const block = text === undefined ? undefined : parts(text);
    return text === undefined || (block && block.prefix >= shortest && block.prefix <= longest)
        ? [] : [`${what} must be a CIDR block from /${shortest} to /${longest}, got ${text}`];
}

export const networkRules: ProseRule[] = [
    {
        operations: ["CreateVpc"],
        source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
        refuses: ({ CidrBlock }) => {
            const block = parts(textOf(CidrBlock) ?? "");
            return [
                ...blockRefusals("a VPC", CidrBlock, 16, 28),
                ...block && NO_VPC.check(block.address) ? [`no VPC can be in 0/8, 127/8, 169.254/16 and 224/4, got ${CidrBlock}`] : [],
            ];
        },
    },
    {
        operations: ["CreateSubnet"], source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
        refuses: ({ CidrBlock }) => blockRefusals("a subnet", CidrBlock, 16, 28),
    },
    {
        operations: ["CreateCluster"],
        source: "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html and .../service-quotas.html",
        refuses: ({ resourcesVpcConfig }) => {
            const blocks = texts(objectOf(resourcesVpcConfig).publicAccessCidrs);
            return [
                ...blocks.length > PUBLIC_BLOCKS_MAXIMUM ? [`publicAccessCidrs has at most ${PUBLIC_BLOCKS_MAXIMUM} blocks, got ${blocks.length}`] : [],
                ...blocks.flatMap(block => {
                    const known = parts(block);
                    if (!known) {
                        return [`publicAccessCidrs must be CIDR blocks, got ${block}`];
                    }
                    return block !== ANYWHERE && NOT_PUBLIC.check(known.address)
                        ? [`publicAccessCidrs can't be private or reserved, got ${block}`] : [];
                }),
            ];
        },
    },
    {
        operations: ["CreateCluster"],
        source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html",
        refuses: ({ kubernetesNetworkConfig }) => {
            const { serviceIpv4Cidr } = objectOf(kubernetesNetworkConfig);
            const block = parts(textOf(serviceIpv4Cidr) ?? "");
            return [
                ...blockRefusals("serviceIpv4Cidr", serviceIpv4Cidr, 12, 24),
                ...block && !PRIVATE.check(block.address) ? [`serviceIpv4Cidr must be private, got ${serviceIpv4Cidr}`] : [],
            ];
        },
    },
    {
        operations: ["CreateSecurityGroup"],
        source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html",
        refuses: ({ GroupName, Description }) => [
            ...[GroupName, Description].map(textOf).filter(text => text !== undefined && !/^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/.test(text))
                .map(text => `a security group's name and description have 255 characters of EC2's set, got ${text}`),
            ...textOf(GroupName)?.startsWith("sg-") ? [`the name of a security group can't begin with sg-, got ${GroupName}`] : [],
        ],
    },
];
