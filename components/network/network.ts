import * as pulumi from "@pulumi/pulumi";
import { existingNetworkProblems } from "../../limits/network/existingNetwork";
import { secondaryCidrProblems } from "../../limits/network/secondaryCidr";
import { Problem, below, enumerationProblems, shown } from "../../limits/text/problem";
import { NETWORK_TAGS, tagProblems } from "../../limits/text/tags";
import { judgedArgs } from "../judgedArgs";
import { newVpc } from "./newVpc";
import { subnetPlanProblems } from "./subnetPlan";
import { VpcEndpoints } from "./vpcEndpoints";

/** How many NAT gateways the private subnets share. */
export const NatGatewayStrategy = {
    /** One in every zone: a zone that fails takes no other with it. */
    PerZone: "PER_ZONE",
    /** One for all: cheaper, but traffic between zones costs. */
    Single: "SINGLE",
    /** None: private subnets reach AWS through VPC endpoints, and the internet not at all. */
    None: "NONE",
} as const;
export type NatGatewayStrategy = (typeof NatGatewayStrategy)[keyof typeof NatGatewayStrategy];

/** Endpoints of AWS services in a VPC that is there already. */
export interface ExistingVpcEndpoints {
    /** All IPv4 CIDR blocks of the VPC: what may call the endpoints. */
    vpcCidrBlocks: pulumi.Input<pulumi.Input<string>[]>;
    /** Subnets of the endpoints, one a zone; the default is the private subnets. */
    subnetIds?: pulumi.Input<pulumi.Input<string>[]>;
    /** Services that have an endpoint with private DNS in the VPC already, such as "ec2"; none by default. EC2 refuses a second one. */
    omittedServices?: string[];
    /** Route tables of the private subnets, which get a gateway endpoint of S3; by default S3 has one already. */
    s3RouteTableIds?: pulumi.Input<pulumi.Input<string>[]>;
}

/** A VPC that is there already. */
export interface ExistingVpc {
    /** ID of the VPC. */
    vpcId: pulumi.Input<string>;
    /** Private subnets of at least two zones, tagged `kubernetes.io/role/internal-elb`; the list may be another resource's, such as `vpc.privateSubnetIds` of awsx. */
    privateSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** Public subnets for internet-facing load balancers, tagged `kubernetes.io/role/elb`; none by default. */
    publicSubnetIds?: pulumi.Input<pulumi.Input<string>[]>;
    /** Private subnets only for Windows nodes, in zones of the private ones; by default Windows nodes use the private ones. */
    windowsSubnetIds?: pulumi.Input<pulumi.Input<string>[]>;
    /**
     * Whether the private subnets have a way to the internet, through NAT or otherwise; the default is true. With false, what needs one is refused.
     *
     * @default true
     */
    internetAccess?: boolean;
    /** Makes VPC endpoints of the AWS services that a cluster calls; by default none are made. */
    endpoints?: ExistingVpcEndpoints;
}

/** The network as `WindowsCluster` takes it. */
export interface NetworkSettings {
    /**
     * IPv4 CIDR block of the new VPC, /16 to /24, not in 0/8, 127/8, 169.254/16 or 224/4; the default is 10.0.0.0/16. Each private subnet gets a quarter of it.
     *
     * @default "10.0.0.0/16"
     */
    cidrBlock?: string;
    /**
     * Secondary IPv4 CIDR block of the new VPC, /16 to /26, for subnets that Windows nodes have for themselves, such as "100.64.0.0/16"; by
     * default Windows nodes are in the private subnets.
     *
     * Pods on Windows take addresses of the node's subnet, and custom networking is for Linux alone. Each Windows subnet gets a quarter of the
     * block. Giving or changing the block makes new Windows groups.
     *
     * @default none
     * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
     */
    secondaryCidrBlock?: string;
    /**
     * Availability zones to use, 2 or 3, the first ones of the region; the default is 2.
     *
     * @default 2
     */
    availabilityZoneCount?: number;
    /**
     * NAT gateways: one a zone, one for all, or none and VPC endpoints in their place; the default is one a zone.
     *
     * Without NAT gateways, what needs the internet is refused.
     *
     * @default NatGatewayStrategy.PerZone
     */
    natGateways?: NatGatewayStrategy;
    /** A VPC to use instead of a new one; by default there is a new one. */
    existingVpc?: ExistingVpc;
}

export interface NetworkArgs extends NetworkSettings {
    /** Name of the cluster, if it is fixed: subnets are then tagged with it for tools that look for that tag; no tag by default. */
    clusterName?: string;
    /**
     * Whether images are built in the VPC, where endpoints are made; the default is false.
     *
     * @default false
     */
    imageBuilds?: boolean;
    /**
     * Whether volumes are encrypted with a KMS key of your own, where endpoints are made; the default is false.
     *
     * @default false
     */
    kmsKeys?: boolean;
    /** Tags of everything in the network; none by default. */
    tags?: Record<string, pulumi.Input<string>>;
}

/** Subnets of the control plane. */
export interface ControlPlaneSubnetIds {
    /** IDs of the private subnets. */
    private: string[];
    /** IDs of the public subnets. */
    public: string[];
}

export const CIDR_BLOCK_DEFAULT = "10.0.0.0/16";
export const ZONE_COUNT_DEFAULT = 2;

/**
 * VPC for a cluster with Windows nodes: private subnets as large as the VPC allows, since every pod of a Windows node
 * takes an address of its subnet, and public ones for load balancers and NAT.
 *
 * Each NAT gateway costs about 36.50 USD a month in us-east-1 (32.85 for itself, 3.65 for its public IPv4 address), and
 * 0.045 USD for every GB that passes. Without them, each VPC endpoint costs about 7.30 USD a month and zone.
 *
 * ```typescript
 * const network = new Network("network", { availabilityZoneCount: 3 });
 * ```
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 * @see https://aws.amazon.com/vpc/pricing/
 */
export class Network extends pulumi.ComponentResource {
    /** ID of the VPC. */
    public readonly vpcId: pulumi.Output<string>;
    /** IDs of the private subnets, one a zone. Resources that use them are created after their routes and NAT gateways or endpoints, and deleted before. */
    public readonly privateSubnetIds: pulumi.Output<string[]>;
    /** IDs of the subnets of Windows nodes: those in the secondary CIDR block, or else the private ones. */
    public readonly windowsSubnetIds: pulumi.Output<string[]>;
    /** IDs of the public subnets, one a zone. Resources that use them are created after their route, and deleted before. */
    public readonly publicSubnetIds: pulumi.Output<string[]>;
    /** IDs of the same subnets for the control plane, whose interfaces need no route: it is made while the NAT gateways are. */
    public readonly controlPlaneSubnetIds: pulumi.Output<ControlPlaneSubnetIds>;

    constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:Network", name, args, opts);
        args = judgedArgs(this, args, known => [...networkProblems("", known), ...tagProblems("tags", known.tags, NETWORK_TAGS)]);
        const { vpcId, privateSubnetIds, windowsSubnetIds, publicSubnetIds, controlPlaneSubnetIds } = args.existingVpc ? existing(name, args.existingVpc, args, this) : newVpc(name, {
            cidrBlock: args.cidrBlock ?? CIDR_BLOCK_DEFAULT,
            zoneCount: args.availabilityZoneCount ?? ZONE_COUNT_DEFAULT,
            singleNat: args.natGateways === NatGatewayStrategy.Single,
            endpointUse: args.natGateways === NatGatewayStrategy.None ? endpointUse(args) : undefined,
            secondaryCidrBlock: args.secondaryCidrBlock,
            clusterName: args.clusterName,
            tags: args.tags,
        }, this);
        this.vpcId = pulumi.output(vpcId);
        this.privateSubnetIds = pulumi.output(privateSubnetIds);
        this.windowsSubnetIds = pulumi.output(windowsSubnetIds);
        this.publicSubnetIds = pulumi.output(publicSubnetIds);
        this.controlPlaneSubnetIds = pulumi.output(controlPlaneSubnetIds);
        this.registerOutputs({
            vpcId: this.vpcId, privateSubnetIds: this.privateSubnetIds, windowsSubnetIds: this.windowsSubnetIds, publicSubnetIds: this.publicSubnetIds,
            controlPlaneSubnetIds: this.controlPlaneSubnetIds,
        });
    }
}

function endpointUse({ imageBuilds, kmsKeys }: NetworkArgs) {
    return { imageBuilds, kmsKeys };
}

function existing(name: string, vpc: ExistingVpc, args: NetworkArgs, parent: pulumi.Resource) {
    const { vpcId, privateSubnetIds, publicSubnetIds = [], windowsSubnetIds = privateSubnetIds, endpoints } = vpc;
    const made = endpoints && new VpcEndpoints(`${name}-endpoints`, {
        subnetIds: privateSubnetIds, ...endpoints, ...endpointUse(args), vpcId, tags: args.tags,
    }, { parent });
    // Nodes call AWS as soon as they start.
    const after = (ids: pulumi.Input<pulumi.Input<string>[]>) => made ? pulumi.all([ids, made.urn]).apply(([known]) => known) : ids;
    return {
        vpcId, privateSubnetIds: after(privateSubnetIds), windowsSubnetIds: after(windowsSubnetIds), publicSubnetIds,
        controlPlaneSubnetIds: { private: privateSubnetIds, public: publicSubnetIds },
    };
}

/** Whether nodes have no way to the internet: what says so, and undefined where they have one. */
export function isolatedBy({ natGateways, existingVpc }: NetworkSettings): string | undefined {
    return natGateways === NatGatewayStrategy.None ? "network.natGateways NONE" : existingVpc?.internetAccess === false ? "network.existingVpc.internetAccess false" : undefined;
}

/** What is wrong with the settings, each under its own path below `path`. */
export function networkProblems(path: string, settings: NetworkSettings): Problem[] {
    const { cidrBlock, secondaryCidrBlock, availabilityZoneCount = ZONE_COUNT_DEFAULT, natGateways, existingVpc } = settings;
    if (existingVpc) {
        const both = ["cidrBlock", "secondaryCidrBlock", "availabilityZoneCount", "natGateways"].filter(key => key in settings && settings[key as keyof NetworkSettings] !== undefined);
        return [
            ...both.map(key => ({
                path: below(path, key),
                reason: `has no effect with existingVpc, got ${shown(settings[key as keyof NetworkSettings])}; remove one of the two`,
            })),
            ...existingNetworkProblems(below(path, "existingVpc"), existingVpc),
        ];
    }
    return [
        ...subnetPlanProblems(path, cidrBlock ?? CIDR_BLOCK_DEFAULT, availabilityZoneCount),
        ...secondaryCidrBlock === undefined ? [] : secondaryCidrProblems(below(path, "secondaryCidrBlock"), secondaryCidrBlock, cidrBlock ?? CIDR_BLOCK_DEFAULT),
        ...enumerationProblems(below(path, "natGateways"), natGateways, NatGatewayStrategy),
    ];
}
