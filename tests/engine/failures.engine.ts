import * as assert from "node:assert/strict";
import { Fault } from "./providers/faults";
import { startEngine } from "./support/baseline";
import { NOTHING } from "./support/changes";
import { Deployment, Outcome, UNHANDLED } from "./support/deployment";
import { Config, ownConfig, ownProgram } from "./support/engine";

const GROUP = "aws:eks/nodeGroup:NodeGroup";
const NO_CAPACITY = "NodeCreationFailure: there is no capacity for t3.large in eu-central-1a";

describe("calls that fail under the real engine", () => {
    let deployment: Deployment;
    let config: Config;
    let empty: ReturnType<Deployment["save"]>;

    before(async () => {
        config = ownConfig("dev");
        deployment = await Deployment.create(await startEngine(), "dev", "eks-windows", config, ownProgram);
        empty = deployment.save();
    });

    beforeEach(() => {
        deployment.restore(empty);
        deployment.configure(config);
    });

    /** An up in which a call fails; what it shows must say of which resource, and why. */
    async function failingUp(fault: Omit<Fault, "message">, resource: RegExp): Promise<Outcome> {
        deployment.engine.cloud.faults.plan({ ...fault, message: NO_CAPACITY });
        const outcome = await deployment.up();
        assert.equal(outcome.failed, true);
        assert.match(outcome.output, new RegExp(`${resource.source}[^]*?error: ${NO_CAPACITY}`));
        assert.doesNotMatch(outcome.output, UNHANDLED);
        return outcome;
    }

    /** An up that a test begins with; where it fails, the test says so, and not what follows from it. */
    async function firstUp(): Promise<void> {
        const { failed, output } = await deployment.up();
        assert.equal(failed, false, output);
    }

    it("a Windows group that can't be made once: the error names it, and the next up makes it alone", async () => {
        await failingUp({ method: "create", resource: `${GROUP} cluster-web`, times: 1 }, /aws:eks:NodeGroup \(cluster-web\)/);
        const { changes, failed, output } = await deployment.up();
        assert.equal(failed, false, output);
        assert.deepEqual(changes, { ...NOTHING, created: [`${GROUP} cluster-web`] });
        assert.deepEqual((await deployment.up()).changes, NOTHING);
    });

    it("E4: a Linux group that can never be made: no CoreDNS comes without it, up after up", async () => {
        const fault = { method: "create", resource: `${GROUP} cluster-linux`, times: Infinity } as const;
        await failingUp(fault, /aws:eks:NodeGroup \(cluster-linux\)/);
        for (const { failed, changes } of [await deployment.up(), await deployment.up()]) {
            assert.equal(failed, true);
            assert.deepEqual(changes.created.filter(name => name.includes("cluster-linux") || name.includes("coredns")), []);
        }
        deployment.engine.cloud.faults.clear();
        const { changes, failed, output } = await deployment.up();
        assert.equal(failed, false, output);
        assert.ok([`${GROUP} cluster-linux`, "aws:eks/addon:Addon cluster-coredns"].every(name => changes.created.includes(name)));
        assert.deepEqual((await deployment.up()).changes, NOTHING);
    });

    // Early and late ones, whatever they are: the network, the roles, the cluster, the nodes.
    for (const nth of [1, 24, 36]) {
        it(`the call number ${nth} that fails once: the next up goes on from there, and makes nothing twice`, async () => {
            const { cloud } = deployment.engine;
            cloud.faults.plan({ method: "create", nth, times: 1, message: NO_CAPACITY });
            const first = await deployment.up();
            assert.equal(first.failed, true);
            const refused = cloud.log.calls.find(({ error }) => error === NO_CAPACITY)!;
            assert.match(first.output, new RegExp(`\\(${refused.name}\\):[^]*?error: ${NO_CAPACITY}`));
            const { failed, output, changes } = await deployment.up();
            assert.equal(failed, false, output);
            assert.deepEqual({ ...changes, created: [] }, NOTHING);
            assert.deepEqual(first.changes.created.filter(name => changes.created.includes(name)), []);
            assert.deepEqual((await deployment.up()).changes, NOTHING);
        });
    }

    it("an update that fails leaves the group as it was, and the next up rolls it", async () => {
        await firstUp();
        deployment.configure({ ...config, releaseVersion: "1.35-2026.05.14" });
        await failingUp({ method: "update", resource: `${GROUP} cluster-web`, times: 1 }, /aws:eks:NodeGroup \(cluster-web\)/);
        assert.deepEqual((await deployment.up()).changes, { ...NOTHING, updated: [`${GROUP} cluster-web`] });
    });

    it("a new group that can't be made keeps the old one until it can", async () => {
        await firstUp();
        config = { ...config, windowsNodeGroups: [{ ...config.windowsNodeGroups[0], instanceTypes: ["m6i.large"] }] };
        deployment.configure(config);
        const { changes } = await failingUp({ method: "create", resource: `${GROUP} cluster-web`, times: 1 }, /aws:eks:NodeGroup \(cluster-web\)/);
        assert.deepEqual(changes, NOTHING);
        assert.deepEqual((await deployment.up()).changes, { ...NOTHING, replaced: [`${GROUP} cluster-web`] });
    });

    it("an old group that can't be deleted is deleted by the next up", async () => {
        config = ownConfig("dev");
        deployment.configure(config);
        await firstUp();
        config.windowsNodeGroups[0].instanceTypes = ["m6i.large"];
        deployment.configure(config);
        await failingUp({ method: "delete", resource: `${GROUP} cluster-web`, times: 1 }, /aws:eks:NodeGroup \(cluster-web\)/);
        assert.deepEqual((await deployment.up()).changes, { ...NOTHING, deleted: [`${GROUP} cluster-web`] });
        assert.deepEqual((await deployment.up()).changes, NOTHING);
    });
});
