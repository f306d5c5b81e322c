import * as assert from "node:assert/strict";
import { Subnet } from "@pulumi/aws/ec2";
import { NatGatewayStrategy, Network } from "../../../components";
import { childrenOf, only, planned } from "../../support/planned";

const NETWORK = "eks-windows:index:Network";
const SUBNET = "aws:ec2/subnet:Subnet";

function numbered(type: string, name: string, count: number): string[] {
    return Array.from({ length: count }, (_, index) => `${type} ${name}-${index + 1}`);
}

function expectedChildren(zones: number, gateways: number): string[] {
    return [
        "aws:ec2/vpc:Vpc net",
        "aws:ec2/internetGateway:InternetGateway net-internet",
        "aws:ec2/routeTable:RouteTable net-public",
        "aws:ec2/route:Route net-public",
        "aws:ec2/vpcEndpoint:VpcEndpoint net-s3",
        ...numbered(SUBNET, "net-public", zones),
        ...numbered(SUBNET, "net-private", zones),
        ...numbered("aws:ec2/routeTableAssociation:RouteTableAssociation", "net-public", zones),
        ...numbered("aws:ec2/routeTableAssociation:RouteTableAssociation", "net-private", zones),
        ...numbered("aws:ec2/eip:Eip", "net-nat", gateways),
        ...numbered("aws:ec2/natGateway:NatGateway", "net-nat", gateways),
        ...numbered("aws:ec2/routeTable:RouteTable", "net-private", gateways),
        ...numbered("aws:ec2/route:Route", "net-private", gateways),
    ].sort();
}

describe("Network", () => {
    for (const [zones, natGateways, gateways] of [
        [2, undefined, 2], [2, NatGatewayStrategy.Single, 1], [3, NatGatewayStrategy.PerZone, 3], [3, NatGatewayStrategy.Single, 1],
    ] as const) {
        it(`makes ${zones} zones with NAT gateways ${natGateways ?? "by default"}: ${gateways}`, async () => {
            const seen = await planned(() => new Network("net", { availabilityZoneCount: zones, natGateways }));
            assert.deepEqual(childrenOf(seen, only(seen, NETWORK)), expectedChildren(zones, gateways));
            const subnets = seen.filter(({ type, name }) => type === SUBNET && name.startsWith("net-private"));
            assert.deepEqual(subnets.map(({ inputs }) => inputs.availabilityZone).sort(),
                ["eu-central-1a", "eu-central-1b", "eu-central-1c"].slice(0, zones));
        });
    }

    it("L3: makes subnets for Windows nodes in a secondary block, routed and tagged as the private ones, before the control plane", async () => {
        const seen = await planned(() => {
            const { windowsSubnetIds, controlPlaneSubnetIds } = new Network("net", { secondaryCidrBlock: "100.64.0.0/16", availabilityZoneCount: 3, natGateways: NatGatewayStrategy.Single });
            new Subnet("windows", { vpcId: windowsSubnetIds[2] });
            new Subnet("control-plane", { vpcId: controlPlaneSubnetIds.private[0] });
        });
        const block = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";
        const association = "aws:ec2/routeTableAssociation:RouteTableAssociation";
        assert.deepEqual(childrenOf(seen, only(seen, NETWORK)), [
            ...expectedChildren(3, 1), `${block} net-windows`, ...numbered(SUBNET, "net-windows", 3), ...numbered(association, "net-windows", 3),
        ].sort());
        assert.equal(only(seen, block, "net-windows").inputs.cidrBlock, "100.64.0.0/16");
        const [first, , third] = [1, 2, 3].map(zone => only(seen, SUBNET, `net-windows-${zone}`).inputs);
        assert.deepEqual([first.cidrBlock, third.cidrBlock, third.availabilityZone], ["100.64.0.0/18", "100.64.128.0/18", "eu-central-1c"]);
        assert.deepEqual(first.tags, { "Name": "net-windows-1", "kubernetes.io/role/internal-elb": "1" });
        const from = (type: string, name: string, property: string) => only(seen, type, name).propertyDependencies[property].map(urn => urn.split("::").pop()).sort();
        assert.deepEqual(from(association, "net-windows-3", "routeTableId"), ["net-private-1"]);
        assert.deepEqual(from(SUBNET, "windows", "vpcId"), ["net-private-1", ...[1, 2, 3].flatMap(zone => [`net-windows-${zone}`, `net-windows-${zone}`])].sort());
        assert.ok(from(SUBNET, "control-plane", "vpcId").includes("net-windows"));
    });

    it("tags subnets as load balancers look for them, and with the cluster's name where it is fixed", async () => {
        const seen = await planned(() => new Network("net", { clusterName: "shop", tags: { team: "web" } }));
        const tags = (name: string) => only(seen, SUBNET, name).inputs.tags;
        assert.deepEqual(tags("net-public-1"), {
            "Name": "net-public-1", "team": "web", "kubernetes.io/role/elb": "1", "kubernetes.io/cluster/shop": "shared",
        });
        assert.deepEqual(tags("net-private-2"), {
            "Name": "net-private-2", "team": "web", "kubernetes.io/role/internal-elb": "1", "kubernetes.io/cluster/shop": "shared",
        });
    });

    it("leads each private subnet to the NAT gateway of its own zone, and the public ones to the internet", async () => {
        const seen = await planned(() => new Network("net", { availabilityZoneCount: 3 }));
        const from = (type: string, name: string, property: string) => only(seen, type, name).propertyDependencies[property].map(urn => urn.split("::").pop());
        const association = "aws:ec2/routeTableAssociation:RouteTableAssociation";
        for (const zone of [1, 2, 3]) {
            assert.deepEqual(from(association, `net-private-${zone}`, "routeTableId"), [`net-private-${zone}`]);
            assert.deepEqual(from("aws:ec2/route:Route", `net-private-${zone}`, "natGatewayId"), [`net-nat-${zone}`]);
            assert.deepEqual(from("aws:ec2/natGateway:NatGateway", `net-nat-${zone}`, "subnetId"), [`net-public-${zone}`]);
            assert.deepEqual(from(association, `net-public-${zone}`, "routeTableId"), ["net-public"]);
        }
        assert.deepEqual(from("aws:ec2/route:Route", "net-public", "gatewayId"), ["net-internet"]);
    });

    it("gives ids of private subnets that wait for their route and NAT gateway", async () => {
        const seen = await planned(() => {
            const { privateSubnetIds } = new Network("net", { natGateways: NatGatewayStrategy.Single });
            new Subnet("user", { vpcId: "vpc-1", tags: { ids: privateSubnetIds.apply(ids => ids.join()) } });
        });
        const waits = only(seen, SUBNET, "user").propertyDependencies.tags.map(urn => urn.split("$").at(-1));
        const connections = [
            ...["1", "2"].flatMap(zone => [`${SUBNET}::net-private-${zone}`, `aws:ec2/routeTableAssociation:RouteTableAssociation::net-private-${zone}`]),
            "aws:ec2/route:Route::net-private-1",
        ];
        assert.deepEqual(waits.sort(), connections.sort());
        const nat = only(seen, "aws:ec2/natGateway:NatGateway");
        assert.deepEqual(nat.dependencies.map(urn => urn.split("$").at(-1)).sort(), [
            "aws:ec2/eip:Eip::net-nat-1", "aws:ec2/internetGateway:InternetGateway::net-internet", "aws:ec2/route:Route::net-public",
            "aws:ec2/routeTableAssociation:RouteTableAssociation::net-public-1", `${SUBNET}::net-public-1`,
        ]);
    });

    it("divides the VPC: a quarter for each private subnet", async () => {
        const seen = await planned(() => new Network("net", { cidrBlock: "10.20.0.0/16", availabilityZoneCount: 3 }));
        assert.deepEqual(seen.filter(({ type }) => type === SUBNET).map(({ inputs }) => inputs.cidrBlock).sort(), [
            "10.20.0.0/18", "10.20.128.0/18", "10.20.192.0/22", "10.20.196.0/22", "10.20.200.0/22", "10.20.64.0/18",
        ]);
    });

    it("uses an existing VPC and makes nothing", async () => {
        const seen = await planned(() => new Network("net", {
            existingVpc: { vpcId: "vpc-0123456789abcdef0", privateSubnetIds: ["subnet-0123456789abcdef1", "subnet-0123456789abcdef2"], publicSubnetIds: ["subnet-0123456789abcdef3"] },
        }));
        assert.equal(seen.length, 1);
        const [privateSubnetIds, publicSubnetIds] = [["subnet-0123456789abcdef1", "subnet-0123456789abcdef2"], ["subnet-0123456789abcdef3"]];
        assert.deepEqual(seen[0].outputs, {
            vpcId: "vpc-0123456789abcdef0", privateSubnetIds, windowsSubnetIds: privateSubnetIds, publicSubnetIds,
            controlPlaneSubnetIds: { private: privateSubnetIds, public: publicSubnetIds },
        });
    });

    it("says all problems at once, before anything is made", async () => {
        await assert.rejects(planned(() => new Network("net", { cidrBlock: "10.0.0.0/28", availabilityZoneCount: 4, natGateways: "TWO" as any })), {
            message: [
                "invalid arguments:",
                "  - cidrBlock: must be an IPv4 CIDR block between /16 and /24 without host bits, such as \"10.0.0.0/16\", got \"10.0.0.0/28\"",
                "  - availabilityZoneCount: must be 2 or 3, got 4",
                "  - natGateways: unknown value \"TWO\"; use one of PER_ZONE, SINGLE, NONE",
            ].join("\n"),
        });
    });
});
