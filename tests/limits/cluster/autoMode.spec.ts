import * as assert from "node:assert/strict";
import { autoModeProblems } from "../../../limits/cluster/autoMode";

const PATH = "computeConfig.enabled";

describe("Auto Mode", () => {
    for (const value of [false, undefined, null, "true", 1, {}, []]) {
        it(`E4: passes ${JSON.stringify(value)}`, () => {
            assert.deepEqual(autoModeProblems(PATH, value, "web"), []);
        });
    }

    it("E4: says that Windows pods run nowhere without another group", () => {
        assert.deepEqual(autoModeProblems(PATH, true, "web"), [{
            path: PATH,
            reason: "Auto Mode starts Linux nodes only, got true and Windows pods (\"web\"); "
                + "add a managed node group of a Windows AMI type, unless another stack has one",
        }]);
    });
});
