import * as assert from "node:assert/strict";
import { autoModeOnlyProblems, autoModeProblems } from "../../../limits/cluster/autoMode";

const PATH = "computeConfig.enabled";

describe("Auto Mode", () => {
    for (const value of [false, undefined, null, "true", 1, {}, []]) {
        it(`E4: passes ${JSON.stringify(value)}`, () => {
            assert.deepEqual([...autoModeProblems(PATH, value), ...autoModeOnlyProblems(PATH, value, "web")], []);
        });
    }

    it("E4: says where Windows pods run beside it", () => {
        assert.deepEqual(autoModeProblems(PATH, true), [{
            path: PATH,
            reason: "Auto Mode starts Linux nodes only, got true; Windows pods have the managed node groups alone: "
                + "scale those yourself, and give every pod a nodeSelector for kubernetes.io/os",
        }]);
    });

    it("E4: says that Windows pods run nowhere without another group", () => {
        assert.deepEqual(autoModeOnlyProblems(PATH, true, "web"), [{
            path: PATH,
            reason: "Auto Mode starts Linux nodes only, got true for the Windows pods of \"web\"; "
                + "add a managed node group of a Windows AMI type if no other stack has one",
        }]);
    });
});
