import * as assert from "node:assert/strict";
import { Subnet } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { PrefixReservations, PrefixSubnet } from "../../../components";
import { childrenOf, only, planned } from "../../support/planned";
import { record } from "../../support/record";

const RESERVATION = "aws:ec2/subnetCidrReservation:SubnetCidrReservation";
const build = (subnets: PrefixSubnet[], prefixesPerSubnet: number) => new PrefixReservations("reserved", { subnets, prefixesPerSubnet });

describe("PrefixReservations", () => {
    it("D2: reserves blocks for prefixes in each subnet", async () => {
        const seen = await planned(() => build([
            { subnetId: "subnet-1", cidrBlock: "10.0.0.0/18" }, { subnetId: "subnet-2", cidrBlock: "10.0.64.0/18" },
        ], 40));
        assert.deepEqual(childrenOf(seen, only(seen, "eks-windows:index:PrefixReservations")),
            ["reserved-1-23", "reserved-1-25", "reserved-2-23", "reserved-2-25"].map(name => `${RESERVATION} ${name}`));
        assert.deepEqual(only(seen, RESERVATION, "reserved-2-23").inputs, {
            subnetId: "subnet-2", cidrBlock: "10.0.124.0/23", reservationType: "prefix", description: "Prefixes of Windows nodes",
        });
    });

    it("D2: has as many in a preview that does not know the subnets yet", async () => {
        const seen = await planned(() => {
            const subnet = new Subnet("private", { vpcId: "vpc-1", cidrBlock: "10.0.0.0/18" });
            build([{ subnetId: subnet.id, cidrBlock: subnet.arn.apply(() => "10.0.0.0/18") }], 40);
        });
        assert.equal(seen.filter(({ type }) => type === RESERVATION).length, 2);
    });

    it("D2: refuses a subnet that has no room, known at once or only in an `up`", async () => {
        const small = [{ subnetId: "subnet-1", cidrBlock: "10.0.0.0/24" }];
        await assert.rejects(planned(() => build(small, 16)), /subnets\[0\].cidrBlock: has room for 15 prefixes/);
        await assert.rejects(planned(() => build(small, 0.5)), /prefixesPerSubnet: must be a whole number/);
        await pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: () => ({}) });
        const made = build([{ subnetId: "subnet-1", cidrBlock: pulumi.output(Promise.resolve("10.0.0.0/24")) }], 16);
        await assert.rejects((made.cidrBlocks as unknown as { promise(): Promise<string[]> }).promise(), /subnets\[0\].cidrBlock: has room for 15 prefixes/);
    });

    it("D2: gives the blocks as they are in an `up`", async () => {
        const seen = await record(() => build([{ subnetId: "subnet-1", cidrBlock: pulumi.output("10.0.0.0/18") }], 1));
        assert.deepEqual(seen.filter(({ type }) => type === RESERVATION).map(({ inputs }) => inputs.cidrBlock), ["10.0.63.224/28"]);
    });
});
