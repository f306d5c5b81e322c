import * as assert from "node:assert/strict";
import { ADDON_KEYS, IPAM_KEYS, secondOwnerProblems, warmTargetKeyProblems } from "../../../limits/network/vpcCniConfigMap";

const PREFIXES = { "enable-windows-prefix-delegation": "true" };
const problems = (data: Record<string, unknown>, partial = false) => warmTargetKeyProblems("data", data, partial);

describe("the ConfigMap amazon-vpc-cni", () => {
    it("E2: has these keys of Windows IPAM", () => {
        assert.deepEqual(IPAM_KEYS, [
            "enable-windows-ipam", "enable-windows-prefix-delegation", "warm-prefix-target", "windows-warm-prefix-target",
            "warm-ip-target", "windows-warm-ip-target", "minimum-ip-target", "windows-minimum-ip-target",
        ]);
    });

    it("E2: gets these keys from the add-on", () => {
        assert.deepEqual(ADDON_KEYS, [
            "enable-windows-ipam", "enable-network-policy-controller", "enable-windows-prefix-delegation",
            "warm-prefix-target", "warm-ip-target", "minimum-ip-target", "branch-eni-cooldown",
        ]);
    });

    it("E2: has one owner", () => {
        assert.deepEqual(secondOwnerProblems("metadata.name"), [{
            path: "metadata.name",
            reason: "the vpc-cni add-on of the cluster writes this ConfigMap too, got \"amazon-vpc-cni\"; "
                + "remove it and set enableWindowsIpam in the add-on's configurationValues",
        }]);
    });

    for (const data of [
        {}, PREFIXES, { "warm-prefix-target": "0" }, { "warm-ip-target": "1", "minimum-ip-target": "0" }, { "warm-ip-target": "5" },
        { ...PREFIXES, "warm-prefix-target": "1" }, { "enable-windows-prefix-delegation": "T", "warm-prefix-target": "1" },
        { "warm-ip-target": 0 }, { "warm-ip-target": null }, { "warm-ip-target": ["0"] }, { "windows-minimum-ip-target": "+3", "warm-ip-target": "1" },
    ]) {
        it(`D3: passes ${JSON.stringify(data)}`, () => {
            assert.deepEqual(problems(data), []);
        });
    }

    for (const [data, key, reason] of [
        [{ "warm-prefix-target": "1" }, "warm-prefix-target",
            "has no effect without prefix delegation, got 1; set enable-windows-prefix-delegation to \"true\" or remove it"],
        [{ "enable-windows-prefix-delegation": "yes", "windows-warm-prefix-target": "1" }, "windows-warm-prefix-target",
            "has no effect without prefix delegation, got 1; set enable-windows-prefix-delegation to \"true\" or remove it"],
        [{ ...PREFIXES, "warm-prefix-target": "1", "windows-warm-ip-target": "2" }, "warm-prefix-target",
            "has no effect beside an IP target above 0, got 1 with windows-warm-ip-target 2 and minimum-ip-target nothing; keep one kind"],
        [{ "windows-warm-ip-target": "0" }, "windows-warm-ip-target", "becomes 1 without prefix delegation, got 0; use at least 1 or remove it"],
        [{ ...PREFIXES, "warm-ip-target": "0" }, "warm-ip-target",
            "becomes 1 with prefix delegation and no warm-prefix-target, got 0; use at least 1 or set warm-prefix-target"],
        [{ "minimum-ip-target": "0" }, "minimum-ip-target", "becomes 3 if warm-ip-target is not set, got 0; set warm-ip-target or remove it"],
        [{ "minimum-ip-target": "5" }, "warm-ip-target", "is 0 where only minimum-ip-target is set: pods beyond the first 5 of a node "
            + "would get no address, got nothing; set it to at least 1"],
        [{ "warm-ip-target": "1", "minimum-ip-target": "5", "windows-minimum-ip-target": "6" }, "windows-minimum-ip-target",
            "has no effect beside minimum-ip-target, got \"6\"; remove it"],
        [{ "warm-ip-target": "two" }, "warm-ip-target", "is not a whole number, so it counts as 0, got \"two\"; write one such as \"1\""],
        [{ "warm-ip-target": "" }, "warm-ip-target", "is not a whole number, so it counts as 0, got \"\"; write one such as \"1\""],
        [{ "warm-ip-target": "1.5" }, "warm-ip-target", "is not a whole number, so it counts as 0, got \"1.5\"; write one such as \"1\""],
        [{ "warm-ip-target": "1", "minimum-ip-target": "-1" }, "minimum-ip-target", "must be a whole number of at least 0, got -1"],
    ] as const) {
        it(`D3: speaks of ${JSON.stringify(data)}`, () => {
            assert.deepEqual(problems(data), [{ path: `data.${key}`, reason }]);
        });
    }

    it("D3: says nothing of a switch that may be set elsewhere", () => {
        assert.deepEqual(problems({ "warm-prefix-target": "1" }, true), []);
        assert.equal(problems({ "warm-prefix-target": "1", "enable-windows-prefix-delegation": "false" }, true).length, 1);
    });
});
