import { SecurityGroup, VpcEndpoint } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { endpointServices, omittedServicesProblems } from "../../limits/network/vpcEndpoints";
import { NETWORK_TAGS, tagProblems } from "../../limits/text/tags";
import { judgedArgs } from "../judgedArgs";
import { currentRegion } from "../lookups";
import { s3Gateway } from "./s3Gateway";

export interface VpcEndpointsArgs {
    /** ID of the VPC, which needs DNS support and DNS hostnames. */
    vpcId: pulumi.Input<string>;
    /** All IPv4 CIDR blocks of the VPC: what may call the endpoints. */
    vpcCidrBlocks: pulumi.Input<pulumi.Input<string>[]>;
    /** Private subnets, one a zone: each endpoint takes an address of each. */
    subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /**
     * Services that have an endpoint with private DNS in the VPC already, such as "ec2"; none by default. EC2 refuses a second one.
     *
     * @default none
     */
    omittedServices?: string[];
    /**
     * Route tables of the subnets whose nodes reach S3 by a gateway endpoint; by default none is made.
     *
     * @default no endpoint of S3 is made
     */
    s3RouteTableIds?: pulumi.Input<pulumi.Input<string>[]>;
    /**
     * Whether images are built in the VPC; the default is false.
     *
     * @default false
     */
    imageBuilds?: boolean;
    /**
     * Whether volumes are encrypted with a KMS key of your own; the default is false.
     *
     * @default false
     */
    kmsKeys?: boolean;
    /** Tags of everything that AWS makes for it; none by default. */
    tags?: Record<string, pulumi.Input<string>>;
}

/**
 * Endpoints by which a cluster calls AWS without the internet: nodes, add-ons and image builds, with one security group for
 * all. S3, where layers of container images come from, has a gateway.
 *
 * An endpoint costs about 7.30 USD a month and zone in us-east-1: the twelve of nodes in two zones 175 USD.
 *
 * ```typescript
 * const endpoints = new VpcEndpoints("endpoints", {
 *     vpcId: network.vpcId, vpcCidrBlocks: ["10.0.0.0/16"], subnetIds: network.privateSubnetIds,
 * });
 * ```
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
 * @see https://aws.amazon.com/privatelink/pricing/
 */
export class VpcEndpoints extends pulumi.ComponentResource {
    /** IDs of the endpoints. */
    public readonly endpointIds: pulumi.Output<string[]>;
    /** ID of the security group of all endpoints. */
    public readonly securityGroupId: pulumi.Output<string>;

    constructor(name: string, args: VpcEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:VpcEndpoints", name, args, opts);
        args = judgedArgs(this, args, known => [
            ...tagProblems("tags", known.tags, NETWORK_TAGS), ...omittedServicesProblems("omittedServices", known.omittedServices),
        ]);
        const { vpcId, vpcCidrBlocks, subnetIds, imageBuilds = false, kmsKeys = false, omittedServices, s3RouteTableIds, tags } = args;
        const region = currentRegion(this);
        const securityGroup = new SecurityGroup(name, {
            vpcId, description: "Calls of the cluster to AWS", tags: { ...tags, Name: name },
            ingress: [{ description: "HTTPS from the VPC", protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: vpcCidrBlocks }],
        }, { parent: this });
        const endpoints = endpointServices({ imageBuilds, keys: kmsKeys, omitted: omittedServices }).map(service => new VpcEndpoint(`${name}-${service}`, {
            vpcId, subnetIds, securityGroupIds: [securityGroup.id],
            serviceName: pulumi.interpolate`com.amazonaws.${region}.${service}`,
            vpcEndpointType: "Interface",
            // Programs call AWS by its usual names.
            privateDnsEnabled: true,
            tags: { ...tags, Name: `${name}-${service}` },
        }, { parent: this }));
        if (s3RouteTableIds !== undefined) {
            endpoints.push(s3Gateway(`${name}-s3`, { vpcId, routeTableIds: s3RouteTableIds, tags: { ...tags, Name: `${name}-s3` } }, this));
        }
        this.securityGroupId = securityGroup.id;
        this.endpointIds = pulumi.all(endpoints.map(({ id }) => id));
        this.registerOutputs({ endpointIds: this.endpointIds, securityGroupId: this.securityGroupId });
    }
}
