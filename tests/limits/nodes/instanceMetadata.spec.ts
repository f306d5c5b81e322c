import * as assert from "node:assert/strict";
import { imdsProblems } from "../../../limits/nodes/instanceMetadata";

describe("the metadata of an instance", () => {
    for (const httpTokens of [undefined, null, "optional", "Required", "", 1, ["required"]]) {
        it(`IMDSv2 is not required with ${JSON.stringify(httpTokens)}`, () => {
            assert.deepEqual(imdsProblems("httpTokens", httpTokens), [{
                path: "httpTokens", reason: `without IMDSv2, a forged request from the node can read its credentials, got ${httpTokens === undefined ? "nothing"
                    : JSON.stringify(httpTokens)}; use "required"`,
            }]);
        });
    }

    it("IMDSv2 is required with required", () => {
        assert.deepEqual(imdsProblems("httpTokens", "required"), []);
    });
});
