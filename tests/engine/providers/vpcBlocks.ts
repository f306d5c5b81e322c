import { BlockList } from "node:net";
import { Properties } from "../../../plan/signatures";
import type { Made } from "./cloud";

export const VPC = "aws:ec2/vpc:Vpc";
export const SUBNET = "aws:ec2/subnet:Subnet";
export const VPC_BLOCK = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";

/**
 * Why EC2 makes no subnet outside of the blocks of its VPC; undefined if it makes it, or if the VPC is none of these.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html
 */
export function subnetRefusal({ vpcId, cidrBlock }: Properties, made: Made[]): string | undefined {
    const vpc = made.find(({ type, id }) => type === VPC && id === vpcId);
    const blocks = vpc ? [vpc, ...made.filter(({ type, inputs }) => type === VPC_BLOCK && inputs.vpcId === vpcId)].map(({ inputs }) => String(inputs.cidrBlock)) : [];
    return vpc && !blocks.some(block => isWithin(String(cidrBlock), block)) ? `InvalidSubnet.Range: The CIDR '${String(cidrBlock)}' is invalid.` : undefined;
}

/**
 * Whether a subnet is in a secondary block, which then can't be taken from the VPC.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateVpcCidrBlock.html
 */
export function usesBlock({ type, inputs }: Made, block: Properties): boolean {
    return type === SUBNET && inputs.vpcId === block.vpcId && isWithin(String(inputs.cidrBlock), String(block.cidrBlock));
}

function isWithin(inner: string, outer: string): boolean {
    const [[address, length], [base, size]] = [inner, outer].map(block => block.split("/"));
    const range = new BlockList();
    range.addSubnet(base, Number(size));
    return Number(length) >= Number(size) && range.check(address);
}
