import * as assert from "node:assert/strict";
import { Subnet } from "@pulumi/aws/ec2";
import { NatGatewayStrategy, Network, NetworkArgs } from "../../../components";
import { endpointServices } from "../../../limits/network/vpcEndpoints";
import { PlannedResource } from "../../../plan/resource";
import { only, planned } from "../../support/planned";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const existingVpc = { vpcId: "vpc-0123456789abcdef0", privateSubnetIds: ["subnet-0123456789abcdef1", "subnet-0123456789abcdef2"] };

/** A network, and subnets that stand for what is made in its private and Windows subnets. */
const build = (args: NetworkArgs) => planned(() => {
    const { privateSubnetIds, windowsSubnetIds, controlPlaneSubnetIds } = new Network("net", args);
    new Subnet("node", { vpcId: privateSubnetIds[0] });
    new Subnet("windows-node", { vpcId: windowsSubnetIds[0] });
    new Subnet("control-plane", { vpcId: controlPlaneSubnetIds.private[0] });
});
const waitsFor = (seen: PlannedResource[], name: string) => only(seen, "aws:ec2/subnet:Subnet", name).propertyDependencies.vpcId.map(urn => urn.split("::").at(-1)!);
const services = (seen: PlannedResource[]) => seen.filter(({ type, inputs }) => type === ENDPOINT && inputs.vpcEndpointType === "Interface")
    .map(({ inputs }) => (inputs.serviceName as string).replace("com.amazonaws.eu-central-1.", "")).sort();

describe("A7: a network without a way to the internet", () => {
    const none = (args: NetworkArgs = {}) => build({ natGateways: NatGatewayStrategy.None, ...args });

    it("has endpoints in place of NAT gateways, and no route from its private subnets", async () => {
        const seen = await none({ availabilityZoneCount: 3 });
        const count = (type: string) => seen.filter(resource => resource.type === `aws:ec2/${type}`).length;
        assert.deepEqual([count("natGateway:NatGateway"), count("eip:Eip")], [0, 0]);
        assert.deepEqual(seen.filter(({ type }) => type === "aws:ec2/route:Route").map(({ name }) => name), ["net-public"]);
        const tables = [1, 2, 3].map(zone => only(seen, "aws:ec2/routeTableAssociation:RouteTableAssociation", `net-private-${zone}`).propertyDependencies.routeTableId);
        assert.ok(tables.every(([urn, ...more]) => urn.endsWith("::net-private-1") && more.length === 0), String(tables));
        assert.deepEqual(only(seen, ENDPOINT, "net-s3").propertyDependencies.routeTableIds.map(urn => urn.split("::").at(-1)), ["net-private-1"]);
        assert.deepEqual(services(seen), endpointServices({ imageBuilds: false, keys: false }).sort());
        assert.deepEqual(only(seen, ENDPOINT, "net-endpoints-sts").propertyDependencies.subnetIds.map(urn => urn.split("::").at(-1)).sort(), [1, 2, 3].map(zone => `net-private-${zone}`));
    });

    it("admits calls from all of the VPC's blocks to its endpoints, and nothing else", async () => {
        const seen = await none({ cidrBlock: "10.20.0.0/16", secondaryCidrBlock: "100.64.0.0/16" });
        assert.deepEqual(only(seen, "aws:ec2/securityGroup:SecurityGroup").inputs.ingress, [
            { description: "HTTPS from the VPC", protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.20.0.0/16", "100.64.0.0/16"] },
        ]);
        assert.ok(waitsFor(seen, "windows-node").includes("net-endpoints-ecr.dkr"));
    });

    it("has its endpoints before nodes, and not before the control plane", async () => {
        const seen = await none();
        const endpoints = [...endpointServices({ imageBuilds: false, keys: false }).map(service => `net-endpoints-${service}`), "net-s3"];
        assert.deepEqual(endpoints.filter(endpoint => !waitsFor(seen, "node").includes(endpoint)), []);
        assert.deepEqual(waitsFor(seen, "control-plane").filter(name => endpoints.includes(name)), []);
    });

    it("has endpoints for image builds and keys where they are used", async () => {
        assert.deepEqual(services(await none({ imageBuilds: true, kmsKeys: true })), endpointServices({ imageBuilds: true, keys: true }).sort());
    });

    it("gets endpoints in a VPC that is there, in subnets of one's choice, without services that have one", async () => {
        const subnetIds = ["subnet-0123456789abcdef3"];
        const seen = await build({ existingVpc: { ...existingVpc, endpoints: { vpcCidrBlocks: ["10.0.0.0/16"], subnetIds, omittedServices: ["ec2"], s3RouteTableIds: ["rtb-0123456789abcdef0"] } } });
        assert.deepEqual(services(seen), endpointServices({ imageBuilds: false, keys: false, omitted: ["ec2"] }).sort());
        assert.deepEqual(only(seen, ENDPOINT, "net-endpoints-sts").inputs.subnetIds, subnetIds);
        assert.deepEqual([only(seen, ENDPOINT, "net-endpoints-s3").inputs.routeTableIds, only(seen, ENDPOINT, "net-endpoints-s3").inputs.vpcId], [["rtb-0123456789abcdef0"], existingVpc.vpcId]);
        assert.ok(waitsFor(seen, "node").includes("net-endpoints-sts"));
        assert.equal(only(seen, "aws:ec2/subnet:Subnet", "node").inputs.vpcId, existingVpc.privateSubnetIds[0], "known in a preview");
    });
});
