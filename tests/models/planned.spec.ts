import * as assert from "node:assert/strict";
import * as path from "node:path";
import { PlannedResource } from "../../plan/resource";
import { EXAMPLES, exampleNames } from "../support/examples";
import { runPlan } from "../support/runPlan";
import { planRefusals } from "./judge";

/** An offline plan shows nothing below a cluster that it can't look up: tests/engine/existingCluster.engine.ts has what is made there judged. */
const LOOKED_UP = "existing-cluster";

/** The plan of a program, as `--json` prints it: values that nobody knows yet are named in it. */
function plannedBy(...args: string[]): PlannedResource[] {
    const { stdout, stderr } = runPlan("--json", ...args);
    const { resources } = JSON.parse(stdout || "{}") as { resources?: PlannedResource[] };
    assert.ok(resources && resources.length > 40, `${args.join(" ")}: ${stderr || stdout}`);
    return resources;
}

describe("AWS's API models", () => {
    for (const stack of ["dev", "prod"]) {
        it(`refuse no planned resource of stack ${stack}`, () => {
            assert.deepEqual(planRefusals(plannedBy("--stack", stack)), []);
        });
    }

    for (const example of exampleNames().filter(name => name !== LOOKED_UP)) {
        it(`refuse no planned resource of the example ${example}`, () => {
            assert.deepEqual(planRefusals(plannedBy("--program", path.join(EXAMPLES, example))), []);
        });
    }
});
