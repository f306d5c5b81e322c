import * as assert from "node:assert/strict";
import { apiServerRefusals } from "./apiServerRefusals";
import * as verdicts from "./apiServer/verdicts.json";

const TYPES: Record<string, string> = {
    PersistentVolumeClaim: "core/v1", Service: "core/v1", Deployment: "apps/v1", Job: "batch/v1", PodDisruptionBudget: "policy/v1",
};
/** Field and kind of an error; values and lists of them differ in their form alone. */
const heads = (refusals: string[]) => refusals.map(refusal => refusal.split(": ").slice(0, 2).join(": "));
const cases = [...verdicts];

describe("the stand-in of the Kubernetes API server", () => {
    it("was held to the API server's own validation for every kind, in objects that it takes and objects that it refuses", () => {
        for (const kind of Object.keys(TYPES)) {
            const own = cases.filter(({ object }) => object.kind === kind);
            assert.ok(own.some(({ refusals }) => refusals.length === 0) && own.some(({ refusals }) => refusals.length > 0), kind);
        }
    });

    for (const { why, object, refusals } of cases) {
        it(`${refusals.length === 0 ? "takes" : "refuses"} ${why}, as that does`, () => {
            const own = heads(apiServerRefusals(`kubernetes:${TYPES[object.kind]}:${object.kind}`, object as never));
            assert.equal(own.length > 0, refusals.length > 0, own.join());
            assert.deepEqual(own.filter(head => !heads(refusals).includes(head)), []);
        });
    }
});
