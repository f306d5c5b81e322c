import * as assert from "node:assert/strict";
import { podEniProblems } from "../../../limits/network/podEni";

const PATH = "configurationValues.env.ENABLE_POD_ENI";

describe("interfaces of pods", () => {
    for (const value of ["false", "", "yes", "tRUE", "0", false, undefined, null, 1, {}, []]) {
        it(`L2: passes ${JSON.stringify(value)}`, () => {
            assert.deepEqual(podEniProblems(PATH, value, ["Deployment web"]), []);
        });
    }

    for (const [value, got] of [["true", "\"true\""], ["True", "\"True\""], ["1", "\"1\""], ["t", "\"t\""], [true, "true"]] as const) {
        it(`L2: speaks of ${got}`, () => {
            assert.deepEqual(podEniProblems(PATH, value, ["Deployment web"]), [{
                path: PATH,
                reason: `Windows pods can't have security groups of their own, got ${got} `
                    + "for Windows pods (Deployment web); use them for Linux pods only",
            }]);
        });
    }

    it("L2: says nothing where nothing asks for them for Windows pods", () => {
        assert.deepEqual(podEniProblems(PATH, "true", []), []);
    });
});
