import * as assert from "node:assert/strict";
import { hostNetworkProblems } from "../../../limits/pods/hostNetwork";

describe("the host's network", () => {
    for (const [value, isHostProcess] of [
        [undefined, false], [false, false], [null, false], ["true", false], [1, false], [{}, false], [true, true],
    ] as const) {
        it(`L1: ${JSON.stringify(value)} passes on ${isHostProcess ? "HostProcess" : "other"} pods`, () => {
            assert.deepEqual(hostNetworkProblems("spec.hostNetwork", value, isHostProcess), []);
        });
    }

    it("L1: is not for Windows pods that are no HostProcess pods", () => {
        assert.deepEqual(hostNetworkProblems("spec.hostNetwork", true, false), [{
            path: "spec.hostNetwork",
            reason: "only HostProcess pods can use the network of a Windows node, got true; remove it, "
                + "or set securityContext.windowsOptions.hostProcess to true",
        }]);
    });

    for (const [value, got] of [[undefined, "nothing"], [false, "false"]] as const) {
        it(`L1: is what HostProcess pods need, got ${got}`, () => {
            assert.deepEqual(hostNetworkProblems("spec.hostNetwork", value, true), [{
                path: "spec.hostNetwork", reason: `HostProcess pods use the network of their node, got ${got}; set it to true`,
            }]);
        });
    }
});
