import * as assert from "node:assert/strict";
import * as path from "node:path";
import { EXAMPLES, exampleNames } from "../support/examples";
import { assertPlanSchema } from "../support/planSchema";
import { planInHost } from "../support/runPlan";

describe("examples", () => {
    for (const name of exampleNames()) {
        it(`${name} plans without a violation, as the schema says`, async () => {
            const { code, stdout, stderr } = await planInHost("--program", path.join(EXAMPLES, name), "--json");
            assert.equal(code, 0, stderr);
            const document = JSON.parse(stdout);
            assert.deepEqual(document.policy.violations, []);
            assertPlanSchema(document);
        });
    }

    it("P3: image-during-up builds the image before it rolls the nodes, and tests them", async () => {
        const { stdout } = await planInHost("--program", path.join(EXAMPLES, "image-during-up"), "--json");
        const types = JSON.parse(stdout).resources.map(({ type }: any) => type);
        ["aws:imagebuilder/image:Image", "kubernetes:batch/v1:Job"].forEach(type => assert.ok(types.includes(type), type));
    });
});
