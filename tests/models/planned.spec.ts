import * as assert from "node:assert/strict";
import * as path from "node:path";
import { PlannedResource } from "../../plan/resource";
import { EXAMPLES, NEEDS_A_CLUSTER, exampleNames } from "../support/examples";
import { planInHost } from "../support/runPlan";
import { planRefusals } from "./judge";

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

    for (const example of exampleNames().filter(name => name !== NEEDS_A_CLUSTER)) {
        it(`refuse no planned resource of the example ${example}`, async () => {
            assert.deepEqual(planRefusals(await plannedBy("--program", path.join(EXAMPLES, example))), []);
        });
    }
});
