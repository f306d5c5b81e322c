import * as assert from "node:assert/strict";
import { serviceBackendProblems } from "../../../limits/pods/serviceBackends";

describe("pods behind a service", () => {
    for (const backends of [0, 1, 64, 65, 1024]) {
        it(`L7: may be ${backends}`, () => {
            assert.deepEqual(serviceBackendProblems("spec.selector", backends, ["Deployment web"]), []);
        });
    }

    it("L7: are 1024 at most on Windows, and 64 on older builds", () => {
        assert.deepEqual(serviceBackendProblems("spec.selector", 1025, ["Deployment web", "Deployment api"]), [{
            path: "spec.selector",
            reason: "a load-balanced service supports at most 1024 Windows pods (64 before OS build "
                + "17763.2746), got 1025 of Deployment web and Deployment api; spread them over several services, or lower the replicas",
        }]);
    });
});
