import { Subnet, SubnetArgs, VpcIpv4CidrBlockAssociation } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { windowsCidrBlocks } from "./subnetPlan";

/** Subnets in a secondary CIDR block of the VPC, which Windows nodes have for themselves. */
export interface WindowsSubnets {
    association: VpcIpv4CidrBlockAssociation;
    subnets: Subnet[];
}

/**
 * Adds the block to the VPC, and makes a subnet in it for each zone.
 *
 * Windows nodes take the addresses of pods from their own subnet: custom networking, which gives pods other subnets, is for Linux (L3).
 *
 * @param subnet - Makes the subnet of the zone at an index.
 */
export function windowsSubnets(
    name: string, vpcId: pulumi.Input<string>, cidrBlock: string, zoneCount: number, parent: pulumi.Resource, tags: (suffix: string) => SubnetArgs["tags"],
    zone: (index: number) => pulumi.Input<string>,
): WindowsSubnets {
    const association = new VpcIpv4CidrBlockAssociation(`${name}-windows`, { vpcId, cidrBlock }, { parent });
    return {
        association,
        subnets: windowsCidrBlocks(cidrBlock, zoneCount).map((block, index) => {
            const suffix = `windows-${index + 1}`;
            // EC2 takes a subnet only when its block is associated.
            return new Subnet(`${name}-${suffix}`, { vpcId, cidrBlock: block, availabilityZone: zone(index), tags: tags(suffix) }, { parent, dependsOn: [association] });
        }),
    };
}
