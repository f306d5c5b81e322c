import * as assert from "node:assert/strict";
import { gapsInAccess, gapsInWindowsCapacity } from "./support/availability";
import { deployed } from "./support/baseline";
import { NOTHING } from "./support/changes";
import { GROUP, TEMPLATE, UPGRADES } from "./support/upgradePaths";
import { title } from "./providers/callLog";

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
