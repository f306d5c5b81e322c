import * as assert from "node:assert/strict";
import { podEniProblems } from "../../../limits/network/podEni";

const PATH = "configurationValues.env.ENABLE_POD_ENI";

describe("interfaces of pods", () => {
    for (const value of ["false", "", "yes", "tRUE", "0", false, undefined, null, 1, {}, []]) {
        it(`L2: passes ${JSON.stringify(value)}`, () => {
            assert.deepEqual(podEniProblems(PATH, value), []);
        });
    }

    for (const [value, got] of [["true", "\"true\""], ["True", "\"True\""], ["1", "\"1\""], ["t", "\"t\""], [true, "true"]] as const) {
        it(`L2: speaks of ${got}`, () => {
            assert.deepEqual(podEniProblems(PATH, value), [{
                path: PATH,
                reason: `Windows pods can't have security groups of their own, got ${got}; `
                    + "leave it where Linux pods use them, and let no SecurityGroupPolicy select Windows pods",
            }]);
        });
    }
});
