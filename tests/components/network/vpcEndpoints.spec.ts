import * as assert from "node:assert/strict";
import { VpcEndpoints, VpcEndpointsArgs } from "../../../components";
import { only, planned } from "../../support/planned";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const NODES = [
    "autoscaling", "ec2", "ec2messages", "ecr.api", "ecr.dkr", "eks", "eks-auth", "elasticloadbalancing", "logs", "ssm", "ssmmessages", "sts",
];

const build = (args: Partial<VpcEndpointsArgs> = {}) => planned(() => new VpcEndpoints("endpoints", {
    vpcId: "vpc-1", vpcCidrBlocks: ["10.0.0.0/16", "100.64.0.0/16"], subnetIds: ["subnet-1", "subnet-2"], ...args,
}));
const services = async (args?: Partial<VpcEndpointsArgs>) => (await build(args)).filter(({ type }) => type === ENDPOINT)
    .map(({ inputs }) => (inputs.serviceName as string).replace("com.amazonaws.eu-central-1.", "")).sort();

describe("VpcEndpoints", () => {
    it("are those that nodes and add-ons call", async () => {
        assert.deepEqual(await services(), NODES);
    });

    it("A7: are one more for image builds, and one for keys", async () => {
        assert.deepEqual(await services({ imageBuilds: true, kmsKeys: true }), [...NODES, "imagebuilder", "kms"].sort());
    });

    it("leave out services that have one, and lead to S3 where route tables are given", async () => {
        assert.deepEqual(await services({ omittedServices: ["ec2", "logs"] }), NODES.filter(service => !["ec2", "logs"].includes(service)));
        const { inputs } = only(await build({ s3RouteTableIds: ["rtb-1"] }), ENDPOINT, "endpoints-s3");
        assert.deepEqual(inputs, {
            vpcId: "vpc-1", serviceName: "com.amazonaws.eu-central-1.s3", vpcEndpointType: "Gateway", routeTableIds: ["rtb-1"], tags: { Name: "endpoints-s3" },
        });
        await assert.rejects(build({ omittedServices: ["sqs"] }), /omittedServices\[0\]: is no service that gets an endpoint, got "sqs"/);
    });

    it("answer by AWS's usual names, to the VPC alone", async () => {
        const seen = await build({ tags: { team: "web" } });
        const { inputs } = only(seen, ENDPOINT, "endpoints-ecr.dkr");
        assert.deepEqual([inputs.privateDnsEnabled, inputs.vpcEndpointType, inputs.subnetIds, inputs.tags],
            [true, "Interface", ["subnet-1", "subnet-2"], { team: "web", Name: "endpoints-ecr.dkr" }]);
        assert.deepEqual(only(seen, "aws:ec2/securityGroup:SecurityGroup").inputs.ingress, [
            { description: "HTTPS from the VPC", protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16", "100.64.0.0/16"] },
        ]);
    });
});
