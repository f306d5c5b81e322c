import * as assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import { Call, title } from "./providers/callLog";
import { gapsInAccess, gapsInWindowsCapacity } from "./support/availability";
import { deployed, startEngine } from "./support/baseline";
import { NOTHING } from "./support/changes";
import { Deployment } from "./support/deployment";
import { ownConfig, ownProgram } from "./support/engine";

const LOADER = path.join(__dirname, "../../loader/typescript");
const GROUP = "aws:eks/nodeGroup:NodeGroup";
const ENTRY = "aws:eks/accessEntry:AccessEntry cluster-windows";

/** An up that is killed, program, engine and all, in the middle of a call. */
async function killedUp({ engine, stack }: Deployment, during: string, at: "received" | "done"): Promise<Call> {
    const child = spawn(process.execPath, [
        "-r", LOADER, path.join(__dirname, "support/upInChild.ts"), stack.workspace.workDir, stack.name,
    ], { detached: true, stdio: "ignore", env: { ...process.env, ...engine.environment() } });
    const exited = once(child, "exit");
    let isKilled = false;
    const killed = new Promise<Call>(resolve => {
        engine.cloud.meanwhile = async (call, moment) => {
            if (title(call) === during && call.method !== "read" && moment === at) {
                isKilled = true;
                // The whole group: the Automation API, the engine and whatever it started.
                process.kill(-child.pid!, "SIGKILL");
                await exited;
                engine.cloud.meanwhile = async () => undefined;
                resolve(call);
                if (moment === "received") {
                    throw new Error("the caller was gone before AWS was asked");
                }
            }
        };
    });
    // Nothing else is under way then, so the state knows of everything else.
    engine.cloud.holds.set([during]);
    const ended = exited.then(([code]) => {
        if (!isKilled) {
            throw new Error(`the up ended by itself, with exit code ${code} and without ${during}`);
        }
        return killed;
    });
    const call = await Promise.race([killed, ended]);
    engine.cloud.holds.set([]);
    return call;
}

describe("an up that is killed under the real engine", () => {
    let fresh: Deployment;
    let empty: ReturnType<Deployment["save"]>;

    before(async () => {
        fresh = await Deployment.create(await startEngine(), "dev", "eks-windows", ownConfig("dev"), ownProgram);
        empty = fresh.save();
    });

    beforeEach(() => fresh.restore(empty));

    for (const during of ["aws:ec2/natGateway:NatGateway cluster-network-nat-1", `${GROUP} cluster-web`]) {
        it(`is resumed where it was killed: ${during}`, async () => {
            await killedUp(fresh, during, "received");
            const there = fresh.engine.cloud.left().map(title);
            const locked = await fresh.up();
            assert.equal(locked.failed, true);
            assert.match(locked.output, /the stack is currently locked/);
            await fresh.stack.cancel();
            const { changes, failed, output } = await fresh.up();
            assert.equal(failed, false, output);
            assert.match(output, /warning: Attempting to deploy or update resources with 1 pending operation/);
            assert.ok(changes.created.includes(during));
            assert.deepEqual(changes.created.filter(name => there.includes(name)), [], "nothing is made twice");
            assert.deepEqual({ ...changes, created: [] }, NOTHING);
            await fresh.refresh();
            assert.deepEqual((await fresh.up()).changes, NOTHING);
        });
    }

    it("L11: an access entry that AWS made unheard is no second one: the error names it, and the up goes on without it", async () => {
        await killedUp(fresh, ENTRY, "done");
        const { cloud } = fresh.engine;
        const [unheard] = cloud.left().filter(made => title(made) === ENTRY);
        await fresh.stack.cancel();
        const { failed, output } = await fresh.up();
        assert.equal(failed, true, output);
        assert.match(output, /aws:eks:AccessEntry \(cluster-windows\):[^]*?error: ResourceInUseException: the principal has an access entry of type EC2_WINDOWS/);
        assert.ok(output.includes(unheard.id), "a person can find it in AWS, and delete it");
        cloud.made = cloud.made.filter(made => made !== unheard);
        const resumed = await fresh.up();
        assert.equal(resumed.failed, false, resumed.output);
        assert.ok(resumed.changes.created.includes(ENTRY));
        assert.deepEqual((await fresh.up()).changes, NOTHING);
    });

    it("an upgrade that is killed while the new group comes up keeps the old one until the next up has made it", async () => {
        const { deployment, config } = await deployed("dev");
        const { cloud } = deployment.engine;
        config.windowsNodeGroups[0].instanceTypes = ["m6i.large"];
        deployment.configure(config);
        await killedUp(deployment, `${GROUP} cluster-web`, "received");
        assert.equal(cloud.left().filter(made => title(made) === `${GROUP} cluster-web`).length, 1);
        await deployment.stack.cancel();
        const { changes, failed, output, before } = await deployment.up();
        assert.equal(failed, false, output);
        assert.deepEqual(changes, { ...NOTHING, replaced: [`${GROUP} cluster-web`] });
        assert.deepEqual([...gapsInWindowsCapacity(before, cloud.log), ...gapsInAccess(before, cloud.log)], []);
    });
});
