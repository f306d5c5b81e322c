import * as assert from "node:assert/strict";
import { WindowsCluster } from "../../components";
import { PlannedResource } from "../../plan/resource";
import { planned } from "../support/planned";
import { policyPack } from "./judging";

/** A cluster whose only Windows nodes are in a self-managed group, with CoreDNS on Fargate. */
const plan = () => planned(() => new WindowsCluster("shop", {
    kubernetesVersion: "1.35", followLatestRelease: true, coreDnsOnFargate: true, windowsNodeGroups: [{ name: "web", selfManaged: {} }],
}));
const ofType = (type: string) => (resource: PlannedResource) => resource.type === type;
const GROUP = ofType("aws:autoscaling/group:Group");

describe("the pack on self-managed groups of this package", () => {
    const judge = policyPack();

    it("has nothing to say of them as they are", async () => {
        assert.deepEqual(await judge(await plan()), []);
    });

    it("E4: knows in a first preview that their nodes are Windows, and once, where no other group is in the stack", async () => {
        const resources = (await plan()).filter(({ type }) => type !== "aws:eks/fargateProfile:FargateProfile");
        const found = await judge(resources);
        assert.deepEqual(found.map(({ policy, urn }) => [policy, urn]), [["windows-linux-capacity", resources.find(GROUP)!.urn]]);
    });

    it("P3: sees a group that keeps its nodes when the AMI changes", async () => {
        const resources = await plan();
        const { inputs, outputs } = resources.find(GROUP)!;
        [inputs, outputs].forEach(properties => delete properties.instanceRefresh);
        const found = await judge(resources);
        assert.deepEqual(found.map(({ policy }) => policy), ["windows-nodes-roll"]);
    });
});
