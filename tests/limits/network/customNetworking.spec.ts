import * as assert from "node:assert/strict";
import { customNetworkingProblems, eniConfigProblems } from "../../../limits/network/customNetworking";

const VARIABLE = "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG";

describe("custom networking", () => {
    for (const configuration of [
        {}, { env: {} }, { eniConfig: {} }, { env: { [VARIABLE]: "false" }, eniConfig: { create: false } },
        { env: { ENABLE_PREFIX_DELEGATION: "true" } }, { env: { [VARIABLE]: "" } }, { env: { [VARIABLE]: undefined } },
    ]) {
        it(`L3: passes ${JSON.stringify(configuration)}`, () => {
            assert.deepEqual(customNetworkingProblems("configurationValues", configuration), []);
        });
    }

    for (const [value, got] of [["true", "\"true\""], ["True", "\"True\""], ["TRUE", "\"TRUE\""], [true, "true"], ["1", "\"1\""], ["t", "\"t\""]] as const) {
        it(`L3: refuses the environment variable with ${got}`, () => {
            assert.deepEqual(customNetworkingProblems("configurationValues", { env: { [VARIABLE]: value } }), [{
                path: "configurationValues.env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG",
                reason: `Windows nodes don't support custom networking, got ${got}; use "false" and larger subnets`,
            }]);
        });
    }

    it("L3: refuses ENIConfigs that the add-on makes, beside the environment variable", () => {
        const problems = customNetworkingProblems("configurationValues", { env: { [VARIABLE]: "true" }, eniConfig: { create: true } });
        assert.equal(problems.length, 2);
        assert.deepEqual(problems[1], {
            path: "configurationValues.eniConfig.create",
            reason: "Windows nodes don't support custom networking, got true; use false and larger subnets",
        });
    });

    it("L3: speaks of an ENIConfig", () => {
        assert.deepEqual(eniConfigProblems("kind", "eu-central-1a"), [{
            path: "kind",
            reason: "ENIConfigs are for custom networking, which Windows nodes don't support, got \"eu-central-1a\"; "
                + "remove it if nothing uses it, and use larger subnets",
        }]);
    });
});
