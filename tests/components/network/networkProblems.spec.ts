import * as assert from "node:assert/strict";
import { endpointServices } from "../../../limits/network/vpcEndpoints";
import { NatGatewayStrategy, NetworkSettings, networkProblems } from "../../../components/network/network";

const existingVpc = { vpcId: "vpc-0123456789abcdef0", privateSubnetIds: ["subnet-0123456789abcdef1", "subnet-0123456789abcdef2"] };

const SERVICES = endpointServices({ imageBuilds: true, keys: true }).join(", ");

describe("network settings", () => {
    const passing: NetworkSettings[] = [
        {}, { cidrBlock: "10.20.0.0/20", availabilityZoneCount: 3, natGateways: NatGatewayStrategy.Single },
        { existingVpc }, { existingVpc, cidrBlock: undefined, availabilityZoneCount: undefined, natGateways: undefined },
        { existingVpc: { ...existingVpc, publicSubnetIds: ["subnet-0123456789abcdef3"] } },
    ];
    for (const settings of passing) {
        it(`pass as ${JSON.stringify(settings)}`, () => {
            assert.deepEqual(networkProblems("network", settings), []);
        });
    }

    it("of a new VPC are judged all at once", () => {
        const settings = { cidrBlock: "10.0.0.0/28", availabilityZoneCount: 1, natGateways: "TWO" as NatGatewayStrategy };
        assert.deepEqual(networkProblems("network", settings), [
            {
                path: "network.cidrBlock",
                reason: "must be an IPv4 CIDR block between /16 and /24 without host bits, such as \"10.0.0.0/16\", got \"10.0.0.0/28\"",
            },
            { path: "network.availabilityZoneCount", reason: "must be 2 or 3, got 1" },
            { path: "network.natGateways", reason: "unknown value \"TWO\"; use one of PER_ZONE, SINGLE, NONE" },
        ]);
    });

    it("of a new VPC have a block that EC2 takes", () => {
        assert.deepEqual(networkProblems("network", { cidrBlock: "127.0.0.0/16" }), [{
            path: "network.cidrBlock", reason: "EC2 allows no VPC in 127.0.0.0/8, got \"127.0.0.0/16\"; use a private block, such as \"10.0.0.0/16\"",
        }]);
    });

    it("of an existing VPC name it and each subnet once, by their ids", () => {
        const [one, two] = existingVpc.privateSubnetIds;
        assert.deepEqual(networkProblems("network", { existingVpc: { vpcId: "shop", privateSubnetIds: [one, two], publicSubnetIds: [two] } }), [
            { path: "network.existingVpc.vpcId", reason: "must be the id of a VPC, such as \"vpc-0123456789abcdef0\", got \"shop\"" },
            { path: "network.existingVpc.publicSubnetIds[0]", reason: `is privateSubnetIds[1] already, got "${two}"; name each subnet once` },
        ]);
    });

    it("of a new VPC are refused beside an existing one", () => {
        const reason = (got: string) => `has no effect with existingVpc, got ${got}; remove one of the two`;
        const settings = { existingVpc, cidrBlock: "10.0.0.0/16", availabilityZoneCount: 2, natGateways: NatGatewayStrategy.PerZone };
        assert.deepEqual(networkProblems("network", settings), [
            { path: "network.cidrBlock", reason: reason("\"10.0.0.0/16\"") }, { path: "network.availabilityZoneCount", reason: reason("2") },
            { path: "network.natGateways", reason: reason("\"PER_ZONE\"") },
        ]);
    });

    it("of endpoints name the blocks, subnets, services and route tables that they are for", () => {
        const endpoints = { vpcCidrBlocks: ["10.0.0.0/15"], subnetIds: ["subnet"], omittedServices: ["ec3", "s3"], s3RouteTableIds: [] };
        assert.deepEqual(networkProblems("network", { existingVpc: { ...existingVpc, endpoints } }).map(({ path, reason }) => `${path}: ${reason}`), [
            "network.existingVpc.endpoints.s3RouteTableIds: names nothing, got []; name one or remove it",
            "network.existingVpc.endpoints.vpcCidrBlocks[0]: must be an IPv4 CIDR block between /16 and /28 without host bits, such as \"10.0.0.0/16\", got \"10.0.0.0/15\"",
            "network.existingVpc.endpoints.subnetIds[0]: must be the id of a subnet, such as \"subnet-0123456789abcdef0\", got \"subnet\"",
            `network.existingVpc.endpoints.omittedServices[0]: is no service that gets an endpoint, got "ec3"; use names of ${SERVICES}; did you mean ec2?`,
            `network.existingVpc.endpoints.omittedServices[1]: is no service that gets an endpoint, got "s3"; use names of ${SERVICES}`,
        ]);
        assert.deepEqual(networkProblems("", { existingVpc: { ...existingVpc, endpoints: { vpcCidrBlocks: ["10.0.0.0/16", "100.64.0.0/28"], omittedServices: ["ec2"], s3RouteTableIds: ["rtb-0a1b2c3d"] } } }), []);
    });

    for (const privateSubnetIds of [[], ["subnet-0123456789abcdef1"]]) {
        it(`with ${privateSubnetIds.length} private subnets are refused`, () => {
            assert.deepEqual(networkProblems("", { existingVpc: { vpcId: "vpc-0123456789abcdef0", privateSubnetIds } }), [{
                path: "existingVpc.privateSubnetIds",
                reason: `needs subnets of at least two zones, got ${privateSubnetIds.length}; add one`,
            }]);
        });
    }
});
