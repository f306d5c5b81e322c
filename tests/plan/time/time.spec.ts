import * as assert from "node:assert/strict";
import { WindowsClusterArgs } from "../../../components";
import { PlannedResource } from "../../../plan/resource";
import { Time, time } from "../../../plan/time/time";
import { PlanModel } from "../../../plan/model/planModel";
import { timeSection } from "../../../plan/text/figures";
import { clusterOf, settingsOf } from "../../bench/firstUp";

async function timeOf(stack: string, changes: Partial<WindowsClusterArgs> = {}): Promise<Time> {
    return time(await clusterOf({ ...settingsOf(stack), ...changes }))!;
}
const group = (nodes: number, more: object = {}) => ({
    windowsNodeGroups: [{ name: "web", instanceTypes: ["t3.large"], scaling: { minSize: 1, maxSize: nodes, desiredSize: 1 }, ...more }],
} as unknown as Partial<WindowsClusterArgs>);
const steps = ({ startTimes: [first] }: Time) => Object.fromEntries(first.steps.map(({ what, minutes }) => [what, minutes]));
/** A self-managed group as its component and Auto Scaling group have it. */
const selfManaged = (inputs: object): PlannedResource[] => [
    { urn: "group", type: "eks-windows:index:SelfManagedWindowsNodeGroup", name: "own", custom: false, inputs, dependencies: [], propertyDependencies: {} },
    { urn: "asg", parent: "group", type: "aws:autoscaling/group:Group", name: "own", custom: true, inputs: { minSize: 1, desiredCapacity: 1, maxSize: 20 }, dependencies: [], propertyDependencies: {}, options: { ignoreChanges: [] } },
] as unknown as PlannedResource[];

describe("estimated times", () => {
    it("name what the first up of dev waits for, in words", async () => {
        const { firstUpMinutes, criticalPath } = await timeOf("dev");
        assert.ok(Math.abs(firstUpMinutes - 17.6) <= 0.2, String(firstUpMinutes));
        assert.ok(Math.abs(criticalPath.reduce((sum, { minutes }) => sum + minutes, 0) - firstUpMinutes) < 0.11);
        assert.deepEqual(criticalPath.filter(({ minutes }) => minutes > 1), [
            { what: "control plane cluster-eksCluster", minutes: 9 }, { what: "Windows nodes cluster-web", minutes: 8 },
        ]);
        assert.ok(criticalPath.every(({ what }) => !what.includes(":")), JSON.stringify(criticalPath));
    });

    it("P3: twenty nodes one by one take hours, and a setting makes it one", async () => {
        assert.deepEqual((await timeOf("dev", group(20))).rollOuts, [
            { group: "cluster-web", nodes: 20, minutes: 400, advice: "update: { maxUnavailable: 7 } makes it 60 minutes" },
        ]);
        assert.deepEqual((await timeOf("dev", group(20, { update: { maxUnavailable: 7 } }))).rollOuts, [{ group: "cluster-web", nodes: 20, minutes: 60 }]);
        assert.deepEqual((await timeOf("dev", group(20, { update: { maxUnavailablePercentage: 50 } }))).rollOuts, [{ group: "cluster-web", nodes: 20, minutes: 40 }]);
    });

    it("P3: a self-managed group is refreshed by its percentages", () => {
        assert.deepEqual(time(selfManaged({}))!.rollOuts, [{ group: "own", nodes: 20, minutes: 200, advice: "instanceRefresh: { maxHealthyPercentage: 135 } makes it 60 minutes" }]);
        assert.deepEqual(time(selfManaged({ instanceRefresh: { maxHealthyPercentage: 135 } }))!.rollOuts, [{ group: "own", nodes: 20, minutes: 60 }]);
    });

    it("A6: a cold node launches, is set up, joins, and pulls its image", async () => {
        const found = await timeOf("dev");
        assert.deepEqual(steps(found), { "launch": 3.5, "set-up": 6, "join": 0.5, "pull and extract the image": 8 });
        assert.equal(found.startTimes[0].minutes, 18);
        assert.ok(found.startTimes[0].steps.every(({ source }) => source.length > 10));
    });

    it("A5, A6: Fast Launch, cached images and the volume take time off", async () => {
        const { imagePipelines: [pipeline] } = settingsOf("prod") as unknown as { imagePipelines: object[] };
        const prod = (rootVolume: object, more: object = {}) => timeOf("prod", {
            ...group(2, { imagePipeline: "apps", rootVolume }), imagePipelines: [{ ...pipeline, ...more }],
        } as unknown as Partial<WindowsClusterArgs>);
        assert.deepEqual(steps(await prod({})), { "launch with Fast Launch": 1.2, "set-up": 6, "join": 0.5, "read the cached image": 1.4 });
        assert.equal(steps(await prod({ throughputMiBps: 250 }))["read the cached image"], 0.7);
        assert.equal(steps(await prod({ throughputMiBps: 250, initializationRateMiBps: 100 }))["read the cached image"], 1.7);
        assert.deepEqual(Object.keys(steps(await prod({}, { fastLaunch: undefined, cachedImages: undefined }))), ["launch", "set-up", "join", "pull and extract the image"]);
    });

    it("A5: a warm pool takes off the first boot", () => {
        assert.equal(steps(time(selfManaged({ warmPool: { minSize: 1 } }))!)["start from the warm pool"], 1);
    });

    it("are undefined for a stack that makes nothing", () => {
        assert.equal(time([]), undefined);
    });

    it("fit dev in eight lines of 100", async () => {
        const { title, lines } = timeSection({ time: await timeOf("dev") } as PlanModel, 100, true);
        assert.match(title, /^Time in minutes, estimated$/);
        assert.ok(lines.length <= 8 && lines.every(line => line.length <= 100), lines.join("\n"));
    });
});
