import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ExistingCluster, ExistingClusterArgs, VpcCniOwner } from "../../../components";
import { PlanEngine } from "../../../plan/engine";
import { windowsMocks } from "../../../testing";

const args: ExistingClusterArgs = { clusterName: "legacy", windowsNodeGroups: [{ name: "web" }] };

describe("ExistingCluster", () => {
    it("says in a plan that can't look the cluster up what its resources depend on", async () => {
        const engine = new PlanEngine("project", "stack", "eu-central-1");
        await engine.run(() => { new ExistingCluster("windows", args); });
        assert.deepEqual(engine.failures, []);
        assert.deepEqual(engine.resources.map(({ type }) => type), ["pulumi:pulumi:Stack", "eks-windows:index:ExistingCluster"]);
        assert.ok(engine.log.warnings.some(line => /this preview can't look up the cluster/.test(line)), engine.log.warnings.join("\n"));
    });

    it("tells a user's unit test what it makes, with the lookups of windowsMocks", async () => {
        await pulumi.runtime.setMocks(windowsMocks(), "project", "stack", false);
        const cluster = new ExistingCluster("windows", args);
        const found = await new Promise<unknown>(resolve => {
            pulumi.all([cluster.kubernetesVersion, cluster.windowsNodeGroupNames.web, cluster.nodeRoleArn, cluster.subnetIds]).apply(resolve);
        });
        const [version, group, role, subnets] = found as [string, string, string, string[]];
        assert.deepEqual([version, group, role, subnets.length], ["1.36", "windows-web", "arn:aws:iam::111122223333:role/windows-windows-nodes", 2]);
    });

    for (const { wrong, message } of [
        { wrong: { clusterName: "" }, message: /clusterName: is required, got ""/ },
        { wrong: { vpcCniOwner: VpcCniOwner.ControlPlane }, message: /vpcCniOwner: is only for clusters that ControlPlane makes, got "CONTROL_PLANE"/ },
        { wrong: { nodeRoleArn: "windows" }, message: /nodeRoleArn: .*got "windows"/ },
        { wrong: { subnetIds: ["subnet"] }, message: /subnetIds\[0\]: must be the id of a subnet/ },
        { wrong: { windowsNodeGroups: [{ name: "web" }, { name: "web" }] }, message: /windowsNodeGroups\[1\]\.name: is already the name of windowsNodeGroups\[0\]/ },
        { wrong: { windowsNodeGroups: [{ name: "web", instanceTypes: ["m6g.large"] }] }, message: /windowsNodeGroups\[0\]\.instanceTypes\[0\]: / },
        { wrong: { windowsIpam: { warmPrefixTarget: 1 } }, message: /windowsIpam\.warmPrefixTarget: has no effect without prefix delegation/ },
    ] satisfies { wrong: Partial<ExistingClusterArgs>; message: RegExp }[]) {
        it(`refuses before it asks AWS: ${JSON.stringify(wrong)}`, async () => {
            const engine = new PlanEngine("project", "stack", "eu-central-1");
            await assert.rejects(engine.run(() => { new ExistingCluster("windows", { ...args, ...wrong }); }), message);
        });
    }
});
