import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { PlannedResource } from "../../plan/resource";
import { apiServerRefusals } from "../engine/providers/apiServerRefusals";
import { BASE, ownRefusals, resourcesOf, singleSettings, validConfigurations, withSettings } from "./configurations";
import { planRefusals } from "./judge";

/** The same configurations on every run: a failure here is one that everybody has. */
const SEED = 20_261_127;
const CONFIGURATIONS = 1_000;
const VALUES_PER_SETTING = 4;

/** What AWS refuses of the plan, and what Kubernetes does. */
function refusalsOf(resources: PlannedResource[]): string[] {
    return [...planRefusals(resources), ...resources.flatMap(({ type, inputs }) => apiServerRefusals(type, inputs))];
}

describe("AWS's API models and the API server, of generated configurations that the package accepts", function () {
    this.timeout(600_000);

    it(`refuse nothing that ${CONFIGURATIONS} of them make`, async () => {
        let judged = 0;
        await fc.assert(fc.asyncProperty(validConfigurations, async configuration => {
            const resources = await resourcesOf(configuration);
            judged += resources.filter(({ type }) => type.startsWith("aws:")).length;
            assert.deepEqual(refusalsOf(resources), []);
        }), { numRuns: CONFIGURATIONS, seed: SEED });
        assert.ok(judged > CONFIGURATIONS * 25, `${judged} resources`);
    });

    it("refuse nothing that a single setting at its limit makes", async () => {
        const found: string[] = [];
        let judged = 0;
        for (const setting of singleSettings(VALUES_PER_SETTING, SEED)) {
            const args = withSettings(BASE, [setting]);
            if (ownRefusals({ name: "cluster", args }).length === 0) {
                judged += 1;
                const refusals = refusalsOf(await resourcesOf({ project: "shop", stack: "prod", name: "cluster", args }));
                found.push(...refusals.map(refusal => `${setting.path} ${JSON.stringify(setting.value)}: ${refusal}`));
            }
        }
        assert.deepEqual(found, []);
        assert.ok(judged > 100, `${judged} settings`);
    });
});
