import * as assert from "node:assert/strict";
import { WindowsCluster, WindowsClusterArgs } from "../../components";
import { capacity } from "../../plan/capacity";
import { planModel } from "../../plan/model/planModel";
import { textReport } from "../../plan/textReport";
import { planned } from "../support/planned";

type Group = Partial<WindowsClusterArgs["windowsNodeGroups"][number]>;

const build = (group: Group) => planned(() => new WindowsCluster("shop", {
    kubernetesVersion: "1.35", releaseVersion: "1.35-2026.07.21", windowsNodeGroups: [{ name: "web", ...group }],
}));
const FROM_ZERO = { minSize: 0, desiredSize: 0, maxSize: 6 };

describe("plan of groups that scale from zero", () => {
    for (const [who, selfManaged] of [["EKS manages", undefined], ["EKS does not manage", {}]] as const) {
        it(`D1: counts no pod at the start and all at full size, where ${who} the group`, async () => {
            const { nodeGroups: [group] } = capacity(await build({ selfManaged, autoscaled: true, scaling: FROM_ZERO }));
            const { minSize, desiredSize, maxSize, autoscaled, podsPerNode, podsAtDesiredSize, podsAtMaxSize } = group;
            assert.deepEqual([minSize, desiredSize, maxSize, autoscaled], [0, 0, 6, true]);
            assert.deepEqual([podsPerNode, podsAtDesiredSize, podsAtMaxSize], [9, 0, 54]);
        });

        it(`D3: needs addresses for all nodes at full size, whatever it starts with, where ${who} the group`, async () => {
            const needed = async (scaling: Group["scaling"]) => capacity(await build({ selfManaged, autoscaled: true, scaling })).subnets.map(({ neededAddresses }) => neededAddresses);
            assert.deepEqual(await needed(FROM_ZERO), await needed({ ...FROM_ZERO, minSize: 6, desiredSize: 6 }));
        });

        it(`says whether an autoscaler owns the size, where ${who} the group`, async () => {
            const report = async (autoscaled: boolean) => {
                const resources = await build({ selfManaged, autoscaled, scaling: FROM_ZERO });
                return textReport(planModel({
                    project: "p", stack: "s", region: "eu-central-1", resources, outputs: {}, capacity: capacity(resources),
                    verdict: { violations: [], policies: [] }, notRead: [], warnings: [],
                }, "2026-11-27"), { width: 120, colour: false, resources: false, details: false });
            };
            const owned = await report(true);
            assert.match(owned, /m6i\.large +0\/0\/6\* /);
            assert.match(owned, /^ {2}\*: an autoscaler changes the desired size; `up` sets it only when it makes the group\.$/m);
            const fixed = await report(false);
            assert.match(fixed, /m6i\.large +0\/0\/6 /);
            assert.doesNotMatch(fixed, /autoscaler owns/);
        });
    }
});
