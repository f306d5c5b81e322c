import { SecurityGroup, getSubnetOutput } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

/** Where images are built. */
export interface BuildNetwork {
    subnetId?: pulumi.Input<string>;
    /** VPC of the subnet; AWS is asked for it where it is not given. */
    vpcId?: pulumi.Input<string>;
    /** A list of another resource names one at least. */
    securityGroupIds?: pulumi.Input<pulumi.Input<string>[]>;
    tags?: Record<string, pulumi.Input<string>>;
}

/**
 * Security groups of the build instance: the given ones, or one that lets nothing in and everything out.
 *
 * Image Builder refuses a subnet without security groups. It reaches the instance through Systems Manager, which the instance
 * calls, so nothing has to come in.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateInfrastructureConfiguration.html
 */
export function buildSecurityGroupIds(
    name: string, { subnetId, vpcId, securityGroupIds = [], tags }: BuildNetwork, parent: pulumi.Resource,
): pulumi.Input<pulumi.Input<string>[]> | undefined {
    const given = !Array.isArray(securityGroupIds) || securityGroupIds.length > 0;
    if (subnetId === undefined || given) {
        return given ? securityGroupIds : undefined;
    }
    const group = new SecurityGroup(name, {
        description: "Builds of Windows images: nothing comes in",
        vpcId: vpcId ?? getSubnetOutput({ id: subnetId }, { parent }).vpcId,
        egress: [{ description: "Windows Update, registries and AWS", protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
        tags,
    }, { parent });
    return [group.id];
}
