import * as assert from "node:assert/strict";
import { WindowsCluster, WindowsClusterArgs } from "../../components";
import { capacity } from "../../plan/capacity";
import { enablement } from "../../plan/enablement";
import { planModel } from "../../plan/model/planModel";
import { textReport } from "../../plan/textReport";
import { planned } from "../support/planned";

type Group = Partial<WindowsClusterArgs["windowsNodeGroups"][number]>;

const build = (group: Group, more: Partial<WindowsClusterArgs> = {}) => planned(() => new WindowsCluster("shop", {
    kubernetesVersion: "1.35", releaseVersion: "1.35-2026.07.21", windowsNodeGroups: [{ name: "web", selfManaged: {}, ...group }], ...more,
}));

describe("plan of self-managed groups", () => {
    it("D1, P3: counts their pods, and their nodes while they roll", async () => {
        const seen = await build({ scaling: { minSize: 0, desiredSize: 2, maxSize: 20 } });
        const { nodeGroups: [{ urn, ...group }], subnets } = capacity(seen);
        assert.match(urn, /aws:autoscaling\/group:Group::shop-web$/);
        assert.deepEqual(group, {
            name: "shop-web", amiType: "WINDOWS_CORE_2022_x86_64", releaseVersion: "1.35-2026.07.21", followsLatest: false, instanceTypes: ["m6i.large"],
            minSize: 0, desiredSize: 2, maxSize: 20, autoscaled: false, ipv4PerInterface: 10, ipamMode: "secondary addresses", addressablePods: 9, podsPerNode: 9,
            podsAtDesiredSize: 18, podsAtMaxSize: 180, surgeNodes: 2,
        });
        // 16 for EKS, 11 Windows nodes of 10 addresses, and the Linux group.
        const linux = capacity(await build({ selfManaged: undefined, scaling: { minSize: 0, desiredSize: 1, maxSize: 1 } })).subnets[0];
        const managed = Math.ceil((1 + 4) / 2) * 10;
        assert.deepEqual(subnets.map(({ neededAddresses }) => neededAddresses! - 110), Array(2).fill(linux.neededAddresses! - managed));
        assert.deepEqual(subnets[0].nodeGroups.sort(), ["shop-linux", "shop-web"]);
    });

    it("D2: reads several types, kubelet's limit, a warm pool and an image of one's own", async () => {
        const seen = await build({
            instanceTypes: ["m6i.xlarge", "m5.large"], kubelet: { maxPods: 60 }, imagePipeline: "apps",
            selfManaged: { warmPool: { maxPreparedCapacity: 5 }, instanceRefresh: { maxHealthyPercentage: 200 } },
        }, { releaseVersion: undefined, imagePipelines: [{ name: "apps" }], windowsIpam: { prefixDelegation: true } });
        const [{ amiType, releaseVersion, instanceTypes, podsPerNode, surgeNodes }] = capacity(seen).nodeGroups;
        assert.deepEqual([amiType, releaseVersion, instanceTypes, podsPerNode, surgeNodes], ["CUSTOM", null, ["m6i.xlarge", "m5.large"], 60, 5]);
    });

    it("says what gives Windows nodes what they need, and which release they run", async () => {
        const seen = await build({ labels: { tier: "web" } }, { releaseVersion: undefined, followLatestRelease: true });
        const needs = Object.fromEntries(enablement(seen).map(({ need, given }) => [need, given]));
        assert.match(needs["Windows identity"], /access entry EC2_WINDOWS \(shop-windows\)/);
        assert.equal(needs["nodes of shop-web"], "100 GiB gp3 encrypted, IMDSv2 only, taint os=windows:NO_SCHEDULE, label tier=web");
        assert.equal(needs["Linux capacity"], "2 nodes of shop-linux in 2 zones");
        const report = textReport(planModel({
            project: "p", stack: "s", region: "eu-central-1", resources: seen, outputs: {}, capacity: capacity(seen),
            verdict: { violations: [], policies: [] }, notRead: [], warnings: [],
        }, "2026-11-27"), { width: 120, colour: false, resources: false, details: true });
        assert.match(report, /shop-web {2}WINDOWS_CORE_2022_x86_64 {2}the latest +m6i\.large +1\/1\/3/);
        assert.match(report, /shop-web: healthCheckGraceSeconds = 900/);
    });
});
