import * as assert from "node:assert/strict";
import { WindowsCluster, WindowsClusterArgs } from "../../components";
import { endpointServices } from "../../limits/network/vpcEndpoints";
import { planned } from "../support/planned";

const KEY = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555";
const existingVpc = { vpcId: "vpc-0a1b2c3d", privateSubnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"] };

/** Services with an interface endpoint in the network of a cluster. */
async function services(args: Partial<WindowsClusterArgs>): Promise<string[]> {
    const seen = await planned(() => new WindowsCluster("shop", { kubernetesVersion: "1.35", network: { natGateways: "NONE" }, windowsNodeGroups: [{ name: "web" }], ...args }));
    return seen.filter(({ type, inputs }) => type === "aws:ec2/vpcEndpoint:VpcEndpoint" && inputs.vpcEndpointType === "Interface")
        .map(({ inputs }) => (inputs.serviceName as string).replace("com.amazonaws.eu-central-1.", "")).sort();
}
const expected = (imageBuilds: boolean, keys: boolean) => endpointServices({ imageBuilds, keys }).sort();

describe("A7: endpoints of a cluster without a way to the internet", () => {
    it("are for what its nodes, images and keys call", async () => {
        assert.deepEqual(await services({}), expected(false, false));
        assert.deepEqual(await services({ windowsNodeGroups: [{ name: "web", rootVolume: { kmsKeyArn: KEY } }] }), expected(false, true));
        assert.deepEqual(await services({ imagePipelines: [{ name: "apps", build: { internetAccess: false, kmsKeyArn: KEY } }] }), expected(true, true));
    });

    it("are made in a VPC that is there where they are asked for, and in no other", async () => {
        const imagePipelines = [{ name: "apps" }];
        assert.deepEqual(await services({ imagePipelines, network: { existingVpc: { ...existingVpc, endpoints: { vpcCidrBlocks: ["10.0.0.0/16"] } } } }), expected(true, false));
        assert.deepEqual(await services({ imagePipelines, network: { existingVpc } }), []);
        assert.deepEqual(await services({ imagePipelines, network: {} }), []);
    });
});
