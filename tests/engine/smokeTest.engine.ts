import * as assert from "node:assert/strict";
import { title } from "./providers/callLog";
import { deployed } from "./support/baseline";
import { NOTHING } from "./support/changes";
import { Deployment, Outcome } from "./support/deployment";

const JOB = "kubernetes:batch/v1:Job cluster-web-smoke-test";
const MESSAGE = "kubernetes.default.svc.cluster.local does not resolve: DNS fails on this Windows node";

describe("a smoke test under the real engine", () => {
    const jobs = ({ engine }: Deployment) => engine.cloud.made.filter(made => title(made) === JOB);

    /** An up in which the Job fails, and what is left of it. */
    async function failingUp(deployment: Deployment): Promise<Outcome & { id: string }> {
        deployment.engine.cloud.faults.plan({ method: "create", resource: JOB, times: 1, unready: true, message: MESSAGE });
        const outcome = await deployment.up();
        assert.equal(outcome.failed, true);
        assert.match(outcome.output, new RegExp(MESSAGE), "the container's last message says what to look at");
        const [{ id }, ...more] = jobs(deployment);
        assert.deepEqual(more, []);
        return { ...outcome, id };
    }

    async function dev(): Promise<Deployment> {
        const { deployment, config } = await deployed("dev");
        deployment.configure({ ...config, smokeTest: true });
        return deployment;
    }

    it("that failed is made anew by the next up, and passes once the cluster is mended", async () => {
        const deployment = await dev();
        const { id } = await failingUp(deployment);
        const { failed, output, changes } = await deployment.up();
        assert.equal(failed, false, output);
        assert.deepEqual(changes, { ...NOTHING, replaced: [JOB] });
        assert.notEqual(jobs(deployment)[0].id, id);
        assert.deepEqual((await deployment.up()).changes, NOTHING);
    });

    it("that fails again says again what its container said", async () => {
        const deployment = await dev();
        const first = await failingUp(deployment);
        // The old Job goes only after a new one has passed.
        deployment.engine.cloud.faults.plan({ method: "create", resource: JOB, times: 1, unready: true, message: MESSAGE });
        const { failed, output } = await deployment.up();
        assert.equal(failed, true);
        assert.match(output, new RegExp(MESSAGE));
        const last = await deployment.up();
        assert.equal(last.failed, false, last.output);
        assert.equal(jobs(deployment).length, 1);
        assert.notEqual(jobs(deployment)[0].id, first.id);
    });

    it("that failed survives a refresh, and the up after it tests again", async () => {
        const deployment = await dev();
        const { id } = await failingUp(deployment);
        await deployment.refresh();
        const { failed, output } = await deployment.up();
        assert.equal(failed, false, output);
        assert.notEqual(jobs(deployment)[0].id, id);
    });
});
