import * as assert from "node:assert/strict";
import { gapsInAccess, gapsInWindowsCapacity } from "./support/availability";
import { deployed } from "./support/baseline";
import { Changes, NOTHING } from "./support/changes";
import { Config } from "./support/engine";
import { title } from "./providers/callLog";

const GROUP = "aws:eks/nodeGroup:NodeGroup";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ADDON = "aws:eks/addon:Addon";
const CLUSTER = "aws:eks/cluster:Cluster cluster-eksCluster";

interface Upgrade {
    title: string;
    /** Changes the configuration of stack dev. */
    change: (config: Config) => void;
    expected: Partial<Changes>;
    /** Pairs of updates of which the first must end before the second begins. */
    inOrder?: [string, string][];
}

const UPGRADES: Upgrade[] = [
    {
        title: "A3: a Kubernetes minor version updates the control plane, then the nodes, in place",
        change: config => { config.kubernetesVersion = "1.36"; },
        expected: { updated: [`${ADDON} cluster-kube-proxy`, `${ADDON} cluster-vpc-cni`, CLUSTER, `${GROUP} cluster-linux`, `${GROUP} cluster-web`] },
        inOrder: [[CLUSTER, `${GROUP} cluster-web`], [CLUSTER, `${GROUP} cluster-linux`]],
    },
    {
        title: "P1, P3: an AMI release rolls the Windows nodes alone",
        change: config => { config.releaseVersion = "1.35-2026.05.14"; },
        expected: { updated: [`${GROUP} cluster-web`] },
    },
    {
        title: "A1: another Windows Server release makes a new group before the old one goes",
        change: config => { config.windowsNodeGroups[0].amiType = "WINDOWS_CORE_2025_x86_64"; },
        expected: { replaced: [`${GROUP} cluster-web`] },
    },
    {
        title: "another instance type makes a new group before the old one goes",
        change: config => { config.windowsNodeGroups[0].instanceTypes = ["m6i.large"]; },
        expected: { replaced: [`${GROUP} cluster-web`] },
    },
    {
        title: "D2: prefix delegation sets the add-on, and makes new groups whose nodes take prefixes from the start",
        change: config => { config.windowsIpam = { prefixDelegation: true }; },
        expected: { updated: [`${ADDON} cluster-vpc-cni`], replaced: [`${GROUP} cluster-web`] },
    },
    {
        title: "scaling changes the group in place",
        change: config => { config.windowsNodeGroups[0].scaling = { minSize: 2, maxSize: 5, desiredSize: 3 }; },
        expected: { updated: [`${GROUP} cluster-web`] },
    },
    {
        title: "a larger volume is a new version of the launch template, to which the group rolls",
        change: config => { config.windowsNodeGroups[0].rootVolume = { sizeGiB: 200 }; },
        expected: { updated: [TEMPLATE, GROUP].map(type => `${type} cluster-web`) },
    },
    {
        title: "a group that is added touches no other",
        change: config => { config.windowsNodeGroups.push({ name: "batch" }); },
        expected: { created: [TEMPLATE, GROUP].map(type => `${type} cluster-batch`) },
    },
    {
        title: "a group that is renamed comes up under its new name before the old one goes",
        change: config => { config.windowsNodeGroups[0].name = "shop"; },
        expected: { created: [TEMPLATE, GROUP].map(type => `${type} cluster-shop`), deleted: [TEMPLATE, GROUP].map(type => `${type} cluster-web`) },
    },
];

describe("upgrades of a running cluster in the real engine", () => {
    for (const { title: name, change, expected, inOrder = [] } of UPGRADES) {
        it(name, async () => {
            const { deployment, config } = await deployed("dev");
            const { cloud } = deployment.engine;
            change(config);
            deployment.configure(config);
            const preview = await deployment.preview({ policies: true });
            assert.equal(preview.failed, false, preview.output);
            const { changes, failed, output, before } = await deployment.up();
            assert.equal(failed, false, output);
            assert.deepEqual(changes, { ...NOTHING, ...expected });
            assert.deepEqual(preview.changes, changes, "the preview says what the up does");
            assert.deepEqual(gapsInWindowsCapacity(before, cloud.log), []);
            assert.deepEqual(gapsInAccess(before, cloud.log), []);
            for (const [first, second] of inOrder) {
                const [one, other] = [first, second].map(wanted => cloud.log.calls.find(call => title(call) === wanted)!);
                assert.ok(one.ended! < other.started, `${second} began before ${first} was done`);
            }
            assert.deepEqual((await deployment.up()).changes, NOTHING);
        });
    }

    it("a group that is removed goes alone", async () => {
        const { deployment, config } = await deployed("dev");
        deployment.configure({ ...config, windowsNodeGroups: [...config.windowsNodeGroups, { name: "batch" }] });
        await deployment.up();
        deployment.configure(config);
        const { changes, failed, output, before } = await deployment.up();
        assert.equal(failed, false, output);
        assert.deepEqual(changes, { ...NOTHING, deleted: [TEMPLATE, GROUP].map(type => `${type} cluster-batch`) });
        assert.deepEqual(gapsInWindowsCapacity(before, deployment.engine.cloud.log), []);
    });

    it("keeps the size that an autoscaler has set", async () => {
        const { deployment, config } = await deployed("dev");
        config.windowsNodeGroups[0].autoscaled = true;
        deployment.configure(config);
        await deployment.up();
        const group = deployment.engine.cloud.made.find(made => title(made) === `${GROUP} cluster-web`)!;
        const scaled = { minSize: 1, maxSize: 2, desiredSize: 2 };
        Object.assign(group, { inputs: { ...group.inputs, scalingConfig: scaled }, outputs: { ...group.outputs, scalingConfig: scaled } });
        await deployment.refresh();
        assert.deepEqual((await deployment.up()).changes, NOTHING);
    });
});
