import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { WindowsNodeGroup } from "../../../components";

/** Pods on a node of a type that the table lacks, when EC2 can be asked. */
async function podsOf(found: object, prefixDelegation: boolean): Promise<number> {
    await pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }),
        call: ({ token, inputs }) => {
            assert.deepEqual([token, inputs.instanceType], ["aws:ec2/getInstanceType:getInstanceType", "m99i.large"]);
            return found;
        },
    });
    const group = new WindowsNodeGroup("win", {
        clusterName: "shop", nodeRoleArn: "arn:aws:iam::111122223333:role/windows", subnetIds: ["subnet-1"], kubernetesVersion: "1.35",
        instanceTypes: ["m99i.large"], prefixDelegation,
    });
    return new Promise((resolve, reject) => {
        // `promise` is internal; it is the only way to see an output reject.
        (group.podsPerNode as unknown as { promise(): Promise<number> }).promise().then(resolve, reject);
    });
}

const NITRO = { maximumIpv4AddressesPerInterface: 20, hypervisor: "nitro", supportedArchitectures: ["x86_64"] };

describe("capacity of an instance type that the table lacks", () => {
    it("D1, D2: follows from what EC2 answers", async () => {
        assert.equal(await podsOf(NITRO, false), 19);
        assert.equal(await podsOf(NITRO, true), 110);
    });

    it("refuses a type that EC2 says is Arm", async () => {
        await assert.rejects(podsOf({ ...NITRO, supportedArchitectures: ["arm64"] }, false), {
            message: "invalid arguments:\n  - instanceTypes[0]: Windows AMIs are x86_64, and this type is arm64, got \"m99i.large\"; use an x86_64 type",
        });
    });

    it("D2: refuses prefix delegation on a type that EC2 says is Xen", async () => {
        await assert.rejects(podsOf({ ...NITRO, hypervisor: "xen" }, true), /instanceTypes\[0\]: instances of Xen types get no prefixes/);
    });
});
