import {
    Eip, InternetGateway, NatGateway, Route, RouteTable, RouteTableAssociation, Subnet, Vpc,
} from "@pulumi/aws/ec2";
import { getAvailabilityZonesOutput } from "@pulumi/aws/getAvailabilityZones";
import * as pulumi from "@pulumi/pulumi";
import { answered } from "../lookups";
import { rejectProblems } from "../problems";
import { s3Gateway } from "./s3Gateway";
import { subnetPlan } from "./subnetPlan";
import { VpcEndpoints, VpcEndpointsArgs } from "./vpcEndpoints";
import { windowsSubnets } from "./windowsSubnets";

/** What a new VPC follows from, defaults filled in. */
export interface NewVpcSettings {
    cidrBlock: string;
    zoneCount: number;
    singleNat: boolean;
    /** What endpoints are for, which take the place of NAT gateways; without it, there are NAT gateways. */
    endpointUse?: Pick<VpcEndpointsArgs, "imageBuilds" | "kmsKeys">;
    /** Block of the Windows subnets; without it, Windows nodes are in the private ones. */
    secondaryCidrBlock?: string;
    clusterName?: string;
    tags?: Record<string, pulumi.Input<string>>;
}

/** Where private subnets lead. */
interface PrivateRouting {
    routeTable: RouteTable;
    /** Routes to NAT gateways. */
    waysOut: Route[];
}

/** What the rest of the cluster needs of it. */
export interface NewVpc {
    vpcId: pulumi.Output<string>;
    /** Each waits for its route and NAT gateway, or for the endpoints. */
    privateSubnetIds: pulumi.Output<string>[];
    /** They wait as the private ones do; the private ones where Windows nodes have none of their own. */
    windowsSubnetIds: pulumi.Output<string>[];
    /** Each waits for its route. */
    publicSubnetIds: pulumi.Output<string>[];
    /** They wait for no route. */
    controlPlaneSubnetIds: { private: pulumi.Output<string>[]; public: pulumi.Output<string>[] };
}

/** Zones in which EKS can't place its control plane. */
const ZONES_WITHOUT_EKS = ["use1-az3", "usw1-az2", "cac1-az3"];

/** Makes the VPC with its subnets, routes and NAT gateways or endpoints. */
export function newVpc(name: string, settings: NewVpcSettings, parent: pulumi.Resource): NewVpc {
    const { cidrBlock, zoneCount, singleNat, endpointUse, clusterName, secondaryCidrBlock } = settings;
    const opts = { parent };
    const named = (suffix: string, more?: Record<string, string>) => ({ ...settings.tags, ...more, Name: suffix ? `${name}-${suffix}` : name });
    const ofCluster = clusterName ? { [`kubernetes.io/cluster/${clusterName}`]: "shared" } : {};
    const zoneNames = availabilityZones(zoneCount, parent);
    const plan = subnetPlan(cidrBlock, zoneCount);

    const vpc = new Vpc(name, { cidrBlock, enableDnsSupport: true, enableDnsHostnames: true, tags: named("") }, opts);
    const gateway = new InternetGateway(`${name}-internet`, { vpcId: vpc.id, tags: named("internet") }, opts);
    const publicRoutes = new RouteTable(`${name}-public`, { vpcId: vpc.id, tags: named("public") }, opts);
    const publicRoute = new Route(`${name}-public`, {
        routeTableId: publicRoutes.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.id,
    }, opts);

    const subnets = (kind: string, role: string, blocks: string[]) => blocks.map((block, index) => new Subnet(`${name}-${kind}-${index + 1}`, {
        vpcId: vpc.id,
        cidrBlock: block,
        availabilityZone: zoneNames.apply(names => names[index]),
        tags: named(`${kind}-${index + 1}`, { [`kubernetes.io/role/${role}`]: "1", ...ofCluster }),
    }, opts));
    const publicSubnets = subnets("public", "elb", plan.publicCidrBlocks);
    const privateSubnets = subnets("private", "internal-elb", plan.privateCidrBlocks);
    const publicAssociations = publicSubnets.map((subnet, index) => new RouteTableAssociation(
        `${name}-public-${index + 1}`, { subnetId: subnet.id, routeTableId: publicRoutes.id }, opts));

    const privateTable = (index: number) => new RouteTable(`${name}-private-${index + 1}`, { vpcId: vpc.id, tags: named(`private-${index + 1}`) }, opts);
    const natSubnets = endpointUse ? [] : singleNat ? publicSubnets.slice(0, 1) : publicSubnets;
    const natRouting = natSubnets.map((subnet, index): PrivateRouting => {
        const suffix = `nat-${index + 1}`;
        const address = new Eip(`${name}-${suffix}`, { domain: "vpc", tags: named(suffix) }, opts);
        const nat = new NatGateway(`${name}-${suffix}`, {
            allocationId: address.id, subnetId: subnet.id, tags: named(suffix),
            // It works as long as its own subnet reaches the internet.
        }, { parent, dependsOn: [gateway, publicRoute, publicAssociations[index]] });
        const routeTable = privateTable(index);
        const route = new Route(`${name}-private-${index + 1}`, {
            routeTableId: routeTable.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: nat.id,
        }, opts);
        return { routeTable, waysOut: [route] };
    });
    const privateRouting = endpointUse ? [{ routeTable: privateTable(0), waysOut: [] }] : natRouting;
    const s3 = s3Gateway(`${name}-s3`, { vpcId: vpc.id, routeTableIds: privateRouting.map(({ routeTable }) => routeTable.id), tags: named("s3") }, parent);
    const endpoints = endpointUse && new VpcEndpoints(`${name}-endpoints`, {
        ...endpointUse, vpcId: vpc.id, vpcCidrBlocks: [cidrBlock, ...secondaryCidrBlock === undefined ? [] : [secondaryCidrBlock]],
        subnetIds: privateSubnets.map(({ id }) => id), tags: settings.tags,
    }, opts);
    const routed = (kind: string, subnets: Subnet[]) => subnets.map((subnet, index) => {
        const { routeTable, waysOut } = privateRouting[index] ?? privateRouting[0];
        const association = new RouteTableAssociation(`${name}-${kind}-${index + 1}`, { subnetId: subnet.id, routeTableId: routeTable.id }, opts);
        return usable(subnet, [association, ...waysOut, ...endpoints ? [s3, endpoints] : []]);
    });
    const privateSubnetIds = routed("private", privateSubnets);
    const windows = secondaryCidrBlock === undefined ? undefined : windowsSubnets(name, vpc.id, secondaryCidrBlock, zoneCount, parent,
        suffix => named(suffix, { "kubernetes.io/role/internal-elb": "1", ...ofCluster }), index => zoneNames.apply(names => names[index]));

    return {
        vpcId: vpc.id,
        privateSubnetIds,
        windowsSubnetIds: windows ? routed("windows", windows.subnets) : privateSubnetIds,
        publicSubnetIds: publicSubnets.map((subnet, index) => usable(subnet, [publicAssociations[index], publicRoute])),
        // EKS takes up to an hour to learn of a block that a VPC gets later: the control plane comes after it.
        controlPlaneSubnetIds: { private: privateSubnets.map(subnet => windows ? usable(subnet, [windows.association]) : subnet.id), public: publicSubnets.map(({ id }) => id) },
    };
}

/**
 * ID of the subnet. Resources that use it are created after its connections and deleted before: nodes without internet can't
 * join the cluster.
 *
 * URNs are known in a preview. With the ids of new routes, the id of a subnet that is there already would become unknown, and
 * a preview would replace every node group in it.
 */
function usable(subnet: Subnet, connections: pulumi.Resource[]): pulumi.Output<string> {
    return pulumi.all([subnet.id, ...connections.map(({ urn }) => urn)]).apply(([id]) => id);
}

/** The region's first zones that a cluster can use. */
function availabilityZones(count: number, parent: pulumi.Resource): pulumi.Output<string[]> {
    const zones = getAvailabilityZonesOutput({
        state: "available",
        excludeZoneIds: ZONES_WITHOUT_EKS,
        filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
    }, { parent });
    return answered("aws:index/getAvailabilityZones:getAvailabilityZones", "names", zones.names, parent).apply(names => {
        rejectProblems(parent, names.length >= count ? [] : [{
            path: "availabilityZoneCount",
            reason: `the region has ${names.length} zones for EKS, got ${count}; lower the number or use another region`,
        }]);
        return names.slice(0, count);
    });
}
