import * as assert from "node:assert/strict";
import { Vpc } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { Network, WindowsCluster } from "../../components";
import { unknownNetworkWarnings } from "../../plan/notices";
import { only, planned } from "../support/planned";

const subnets = ["subnet-0123456789abcdef1", "subnet-0123456789abcdef2"];
const vpcId = "vpc-0123456789abcdef0";

/** What the plan says of what is built with a VPC that another resource makes. */
const warned = async (build: (other: Vpc) => unknown) => unknownNetworkWarnings(await planned(() => build(new Vpc("other", { cidrBlock: "10.0.0.0/16" }))));
const cluster = (existingVpc: { vpcId: pulumi.Input<string>; privateSubnetIds: pulumi.Input<pulumi.Input<string>[]> }) =>
    new WindowsCluster("shop", { kubernetesVersion: "1.35", network: { existingVpc }, windowsNodeGroups: [{ name: "web" }] });

describe("networks that a plan can't judge", () => {
    it("are named with what gives them: a list that is one output, and a single id", async () => {
        assert.deepEqual(await warned(other => cluster({ vpcId: other.id, privateSubnetIds: other.arn.apply(() => subnets) })), [
            "shop: this plan can't judge network.existingVpc.privateSubnetIds, network.existingVpc.vpcId, which aws:ec2/vpc:Vpc other gives; "
            + "pulumi up judges it before it makes the cluster",
        ]);
        assert.match((await warned(other => cluster({ vpcId, privateSubnetIds: [subnets[0], other.id] }))).join(),
            /^shop: this plan can't judge network\.existingVpc\.privateSubnetIds, /);
        assert.match((await warned(other => new Network("net", { existingVpc: { vpcId: other.id, privateSubnetIds: subnets } }))).join(),
            /^net: this plan can't judge existingVpc\.vpcId, which aws:ec2\/vpc:Vpc other gives/);
    });

    it("are not spoken of where everything is known, or new", async () => {
        assert.deepEqual(await warned(() => cluster({ vpcId, privateSubnetIds: pulumi.output(subnets) })), []);
        assert.deepEqual(await warned(() => new WindowsCluster("shop", { kubernetesVersion: "1.35", windowsNodeGroups: [{ name: "web" }] })), []);
    });

    it("are judged in the plan where another program's output is known", async () => {
        await assert.rejects(planned(() => cluster({ vpcId, privateSubnetIds: pulumi.output(subnets.slice(0, 1)) })), {
            message: "invalid arguments:\n  - network.existingVpc.privateSubnetIds: needs subnets of at least two zones, got 1; add one",
        });
    });

    it("let a cluster come with the subnets in the order that was given", async () => {
        const seen = await planned(() => cluster({ vpcId, privateSubnetIds: pulumi.output(subnets) }));
        assert.deepEqual(only(seen, "aws:eks/nodeGroup:NodeGroup", "shop-web").inputs.subnetIds, subnets);
        assert.deepEqual(only(seen, "eks-windows:index:WindowsCluster").outputs.publicSubnetIds, []);
    });
});
