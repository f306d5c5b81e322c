import * as assert from "node:assert/strict";
import { devConfig, planWith } from "../support/runPlan";

interface Json {
    resources: { type: string; name: string; inputs: Record<string, any> }[];
    capacity: { subnets: Record<string, unknown>[] };
    policy: { violations: unknown[] };
}

const plan = async (more: Record<string, unknown>, ...args: string[]) => planWith({ ...devConfig(), ...more }, ...args);
const SECONDARY = { cidrBlock: "10.0.0.0/20", secondaryCidrBlock: "100.64.0.0/18" };

describe("a plan with Windows nodes in a secondary CIDR block", () => {
    it("L3, D3: counts Windows groups in their own subnets, Linux nodes and the control plane in the first ones", async () => {
        const { code, stdout, stderr } = await plan({ network: SECONDARY }, "--json");
        assert.equal(code, 0, stderr);
        const { capacity, policy } = JSON.parse(stdout) as Json;
        const beside = ({ name, cidrBlock, controlPlaneAddresses, loadBalancerAddresses, nodeGroups }: Record<string, unknown>) =>
            [name, cidrBlock, controlPlaneAddresses, loadBalancerAddresses, nodeGroups];
        assert.deepEqual(capacity.subnets.map(beside), [
            ["cluster-network-private-1", "10.0.0.0/22", 8, 8, ["cluster-linux"]], ["cluster-network-private-2", "10.0.4.0/22", 8, 8, ["cluster-linux"]],
            ["cluster-network-windows-1", "100.64.0.0/20", 0, 8, ["cluster-web"]], ["cluster-network-windows-2", "100.64.16.0/20", 0, 8, ["cluster-web"]],
        ]);
        assert.deepEqual(policy.violations, []);
    });

    it("D2: reserves prefixes in the Windows subnets", async () => {
        const { stdout } = await plan({ network: SECONDARY, windowsIpam: { prefixDelegation: true }, reservePrefixes: true }, "--json");
        const blocks = (JSON.parse(stdout) as Json).resources.filter(({ type }) => type.includes("SubnetCidrReservation")).map(({ inputs }) => inputs.cidrBlock as string);
        assert.ok(blocks.length > 0);
        assert.ok(blocks.every(block => block.startsWith("100.64.")), blocks.join());
    });

    it("says in the text which subnets keep addresses for what", async () => {
        const { stdout } = await plan({ network: SECONDARY });
        const said = stdout.replace(/\n {6}/g, " ");
        assert.match(said, / {2}needed counts 8 for the control plane's interfaces and 8 for a load balancer in cluster-network-private-1, cluster-network-private-2\.\n/);
        assert.match(said, / {2}needed counts 8 for a load balancer in cluster-network-windows-1, cluster-network-windows-2\.\n/);
    });

    for (const [what, more, problem] of [
        ["one that EC2 refuses", { network: { secondaryCidrBlock: "172.16.0.0/16" } }, "network.secondaryCidrBlock: EC2 allows no block of 172.16.0.0/12 beside"],
        ["one that is too small for the pods", { network: { secondaryCidrBlock: "100.64.0.0/25" } }, "network.secondaryCidrBlock: each private subnet needs"],
        ["one beside an existing VPC", {
            network: { secondaryCidrBlock: "100.64.0.0/16", existingVpc: { vpcId: "vpc-0a1b2c3d", privateSubnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"] } },
        }, "network.secondaryCidrBlock: has no effect with existingVpc"],
        ["one that overlaps with services", { network: { secondaryCidrBlock: "10.100.0.0/16" }, serviceIpv4Cidr: "10.100.0.0/20" }, "serviceIpv4Cidr: overlaps with the VPC"],
    ] as [string, Record<string, unknown>, string][]) {
        it(`refuses ${what}`, async () => {
            const { code, stderr } = await plan(more);
            assert.equal(code, 2);
            assert.ok(stderr.includes(problem), stderr);
        });
    }

    it("puts Windows groups alone on subnets of an existing VPC that are theirs", async () => {
        const existingVpc = { vpcId: "vpc-0a1b2c3d", privateSubnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"], windowsSubnetIds: ["subnet-0a1b2c4d"] };
        const { stdout } = await plan({ network: { existingVpc } }, "--json");
        const groups = (JSON.parse(stdout) as Json).resources.filter(({ type }) => type === "aws:eks/nodeGroup:NodeGroup");
        assert.deepEqual(groups.map(({ name, inputs }) => [name, inputs.subnetIds]).sort(), [
            ["cluster-linux", existingVpc.privateSubnetIds], ["cluster-web", existingVpc.windowsSubnetIds],
        ]);
    });
});
