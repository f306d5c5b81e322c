import * as assert from "node:assert/strict";
import { WindowsClusterArgs } from "../../../components";
import { Cost, cost } from "../../../plan/cost/cost";
import { PlanModel } from "../../../plan/model/planModel";
import { costSection } from "../../../plan/text/figures";
import { clusterOf, settingsOf } from "../../bench/firstUp";

const TODAY = "2026-11-27";

async function costOf(changes: Partial<WindowsClusterArgs> = {}, { stack = "dev", region = "eu-central-1", today = TODAY } = {}): Promise<Cost> {
    return cost(await clusterOf({ ...settingsOf(stack), ...changes }), region, today)!;
}

function months({ parts }: Cost): Record<string, number[]> {
    return Object.fromEntries(parts.map(({ part, perMonth: { minimum, full } }) => [part, [minimum, full]]));
}

describe("cost of a month", () => {
    it("counts every part of dev at the least and at full size", async () => {
        const found = await costOf();
        assert.deepEqual(months(found), {
            "control plane": [73, 73],
            "nodes of cluster-linux": [70.08, 105.12],
            "volumes of cluster-linux": [9.52, 14.28],
            "nodes of cluster-web": [90.23, 180.46],
            "volumes of cluster-web": [9.52, 19.04],
            "NAT gateways": [37.96, 37.96],
            "public IPv4 addresses": [3.65, 3.65],
            "KMS keys": [1, 1],
        });
        assert.deepEqual(found.total, { minimum: 294.96, full: 434.51 });
        assert.deepEqual(found.unknown, ["traffic through NAT gateways", "CloudWatch logs of the control plane"]);
    });

    it("counts image builds, snapshots and throughput of prod", async () => {
        const found = months(await costOf({}, { stack: "prod" }));
        assert.deepEqual(found["image builds of cluster-apps"], [1.78, 1.78]);
        assert.deepEqual(found["snapshots of cluster-apps"], [1.62, 81]);
        assert.deepEqual(found["volumes of cluster-batch"], [24.99, 99.96]);
        assert.deepEqual(found["NAT gateways"], [113.88, 113.88]);
    });

    it("takes the price of extended support from its first day on, where the cluster takes it", async () => {
        const of = async (supportType: "STANDARD" | "EXTENDED", today: string) => months(await costOf({ supportType }, { today }))["control plane"];
        assert.deepEqual(await of("EXTENDED", "2027-03-27"), [73, 73]);
        assert.deepEqual(await of("EXTENDED", "2027-03-28"), [438, 438]);
        assert.deepEqual(await of("STANDARD", "2027-03-28"), [73, 73]);
    });

    it("names what it has no price for: Spot, types, volumes and regions", async () => {
        const [group] = settingsOf("dev").windowsNodeGroups as object[];
        const groupOf = (changes: object) => ({ windowsNodeGroups: [{ ...group, ...changes }] } as unknown as Partial<WindowsClusterArgs>);
        assert.match((await costOf(groupOf({ capacityType: "SPOT" }))).unknown.join(), /nodes of cluster-web: Spot prices change by the hour/);
        assert.match((await costOf(groupOf({ instanceTypes: ["m4.large"] }))).unknown.join(), /nodes of cluster-web: no price of m4.large in eu-central-1 here/);
        assert.match((await costOf(groupOf({ rootVolume: { throughputMiBps: 250, iops: 4000 } }), { region: "eu-west-1" })).unknown.join(), /volumes of cluster-web: no price of 1000 IOPS above 3,000 here/);
        assert.match((await costOf(groupOf({ rootVolume: { initializationRateMiBps: 200 } }))).unknown.join(), /volumeInitializationRate/);
        const elsewhere = await costOf({}, { region: "sa-east-1" });
        assert.equal(elsewhere.unknown[0], "prices of sa-east-1: this package has none");
        assert.deepEqual(Object.keys(months(elsewhere)), ["control plane", "public IPv4 addresses", "KMS keys"]);
    });

    it("names Spot of groups that no component of this package made", () => {
        const of = (capacityType: string) => cost([{
            urn: "group", type: "aws:eks/nodeGroup:NodeGroup", name: "web", propertyDependencies: {}, options: { ignoreChanges: [] },
            inputs: { capacityType, amiType: "WINDOWS_CORE_2022_x86_64", instanceTypes: ["m5.large"], scalingConfig: { minSize: 1, desiredSize: 1, maxSize: 2 } },
        }] as unknown as Parameters<typeof cost>[0], "us-east-1", TODAY)!;
        assert.deepEqual(of("ON_DEMAND").total, { minimum: 137.24, full: 274.48 });
        assert.deepEqual(of("SPOT").parts, []);
        assert.match(of("SPOT").unknown.join(), /nodes of web: Spot/);
    });

    it("counts interface endpoints in every zone", () => {
        const endpoint = { type: "aws:ec2/vpcEndpoint:VpcEndpoint", name: "ecr", inputs: { vpcEndpointType: "Interface", subnetIds: ["a", "b"] }, propertyDependencies: {} };
        const of = (region: string, changes: object = {}) => cost([{ ...endpoint, ...changes }] as unknown as Parameters<typeof cost>[0], region, TODAY)!;
        assert.deepEqual(of("eu-central-1").total, { minimum: 17.52, full: 17.52 });
        assert.deepEqual(of("ap-southeast-2").unknown, ["interface endpoints: no price for this region here"]);
        assert.deepEqual(of("eu-central-1", { inputs: { vpcEndpointType: "Interface" } }).unknown, ["endpoint ecr: its zones are not known offline"]);
    });

    it("is undefined for a stack in which nothing has a price", () => {
        assert.equal(cost([], "eu-central-1", TODAY), undefined);
    });

    it("fits eight parts of dev in lines of 100", async () => {
        const { title, lines } = costSection({ cost: await costOf() } as PlanModel, 100, false);
        assert.equal(title, "Cost in USD a month: 295 at minSize, 435 at maxSize (list prices of eu-central-1, 2025-03-02)");
        assert.ok(lines.length <= 8 && lines.every(line => line.length <= 100), lines.join("\n"));
        assert.match(lines.join("\n"), /, volumes 19 to 33$/m);
    });
});
