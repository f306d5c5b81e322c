import * as assert from "node:assert/strict";
import * as path from "node:path";
import { PlannedResource } from "../../plan/resource";
import { EXAMPLES, exampleNames } from "../support/examples";
import { planInHost } from "../support/runPlan";
import { planRefusals } from "./judge";

/** An offline plan shows nothing below a cluster that it can't look up: tests/engine/existingCluster.engine.ts has what is made there judged. */
const LOOKED_UP = "existing-cluster";

/** The plan of a program, as `--json` prints it: values that nobody knows yet are named in it. */
async function plannedBy(...args: string[]): Promise<PlannedResource[]> {
    const { stdout, stderr } = await planInHost("--json", ...args);
    const { resources } = JSON.parse(stdout || "{}") as { resources?: PlannedResource[] };
    assert.ok(resources && resources.length > 40, `${args.join(" ")}: ${stderr || stdout}`);
    return resources;
}

describe("AWS's API models", () => {
    for (const stack of ["dev", "prod"]) {
        it(`refuse no planned resource of stack ${stack}`, async () => {
            assert.deepEqual(planRefusals(await plannedBy("--stack", stack)), []);
        });
    }

    for (const example of exampleNames().filter(name => name !== LOOKED_UP)) {
        it(`refuse no planned resource of the example ${example}`, async () => {
            assert.deepEqual(planRefusals(await plannedBy("--program", path.join(EXAMPLES, example))), []);
        });
    }
});
