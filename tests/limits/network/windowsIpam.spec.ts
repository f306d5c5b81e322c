import * as assert from "node:assert/strict";
import { WindowsIpam, forgottenIpamProblems, ipamMode, prefixDelegationProblems, windowsIpamProblems, windowsIpamSwitchProblems } from "../../../limits/network/windowsIpam";

describe("Windows IPAM", () => {
    for (const ipam of [
        {}, { prefixDelegation: false }, { prefixDelegation: true },
        { warmIpTarget: 1, minimumIpTarget: 0 }, { warmIpTarget: 5, minimumIpTarget: 10 },
        { prefixDelegation: true, warmPrefixTarget: 2 }, { prefixDelegation: true, warmPrefixTarget: 1, warmIpTarget: 0, minimumIpTarget: 0 },
        { prefixDelegation: true, warmPrefixTarget: 0, warmIpTarget: 1, minimumIpTarget: 3 }, { warmIpTarget: 4 },
        { prefixDelegation: true, minimumIpTarget: 20 },
    ]) {
        it(`D3: passes ${JSON.stringify(ipam)}`, () => {
            assert.deepEqual(windowsIpamProblems("windowsIpam", ipam, true), []);
            assert.deepEqual(windowsIpamProblems("windowsIpam", ipam, false), []);
        });
    }

    for (const [ipam, byAddon, key, reason] of [
        [{ minimumIpTarget: 0 }, false, "minimumIpTarget", "becomes 3 if warmIpTarget is not set, got 0; set warmIpTarget or remove it"],
        [{ minimumIpTarget: 5 }, false, "warmIpTarget", "is 0 where only minimumIpTarget is set: pods beyond the first 5 of a node would get no address, "
            + "got nothing; set it to at least 1"],
        // The chart of the add-on sets a warm target of 1 beside it.
        [{ minimumIpTarget: 0 }, true], [{ minimumIpTarget: 5 }, true],
    ] as [WindowsIpam, boolean, string?, string?][]) {
        it(`D3: ${key ? "refuses" : "passes"} ${JSON.stringify(ipam)} ${byAddon ? "for the add-on" : "where the CNI is self-managed"}`, () => {
            assert.deepEqual(windowsIpamProblems("windowsIpam", ipam, byAddon), key ? [{ path: `windowsIpam.${key}`, reason }] : []);
        });
    }

    it("D3: refuses both targets for addresses at 0 with prefixes, which become 1 and 3", () => {
        const of = (key: string, held: number) => ({
            path: `windowsIpam.${key}`,
            reason: `becomes ${held} with prefix delegation and no warmPrefixTarget, got 0; use at least 1 or set warmPrefixTarget`,
        });
        for (const byAddon of [true, false]) {
            assert.deepEqual(windowsIpamProblems("windowsIpam", { prefixDelegation: true, warmIpTarget: 0, minimumIpTarget: 0 }, byAddon),
                [of("warmIpTarget", 1), of("minimumIpTarget", 3)]);
            assert.deepEqual(windowsIpamProblems("windowsIpam", { prefixDelegation: true, warmIpTarget: 0 }, byAddon), [of("warmIpTarget", 1)]);
        }
    });

    for (const [ipam, key, reason] of [
        [{ warmIpTarget: -1 }, "warmIpTarget", "must be a whole number of at least 0, got -1"],
        [{ minimumIpTarget: 1.5 }, "minimumIpTarget", "must be a whole number of at least 0, got 1.5"],
        [{ prefixDelegation: true, warmPrefixTarget: -2 }, "warmPrefixTarget", "must be a whole number of at least 0, got -2"],
        [{ warmPrefixTarget: 1 }, "warmPrefixTarget",
            "has no effect without prefix delegation, got 1; set prefixDelegation to true or remove it"],
        [{ prefixDelegation: false, warmPrefixTarget: 0 }, "warmPrefixTarget",
            "has no effect without prefix delegation, got 0; set prefixDelegation to true or remove it"],
        [{ prefixDelegation: true, warmPrefixTarget: 1, warmIpTarget: 2 }, "warmPrefixTarget",
            "has no effect beside an IP target above 0, got 1 with warmIpTarget 2 and minimumIpTarget nothing; keep one kind"],
        [{ prefixDelegation: true, warmPrefixTarget: 1, warmIpTarget: 0, minimumIpTarget: 3 }, "warmPrefixTarget",
            "has no effect beside an IP target above 0, got 1 with warmIpTarget 0 and minimumIpTarget 3; keep one kind"],
        [{ warmIpTarget: 0 }, "warmIpTarget", "becomes 1 without prefix delegation, got 0; use at least 1 or remove it"],
    ] as const) {
        it(`D3: refuses ${JSON.stringify(ipam)}`, () => {
            assert.deepEqual(windowsIpamProblems("windowsIpam", ipam, true), [{ path: `windowsIpam.${key}`, reason }]);
        });
    }

    it("D2: calls the modes by their names", () => {
        assert.equal(ipamMode(true), "prefix delegation");
        assert.equal(ipamMode(false), "secondary addresses");
    });

    for (const enabled of ["true", "1", "t", "T", "TRUE", "True", true]) {
        it(`E2: is on with ${JSON.stringify(enabled)}`, () => {
            assert.deepEqual(windowsIpamSwitchProblems("enableWindowsIpam", enabled), []);
        });
    }

    for (const [enabled, got] of [
        ["false", "\"false\""], ["", "\"\""], ["yes", "\"yes\""], ["tRUE", "\"tRUE\""], ["0", "\"0\""], [false, "false"], [undefined, "nothing"], [1, "1"],
    ] as const) {
        it(`E2: is off with ${got}`, () => {
            assert.deepEqual(windowsIpamSwitchProblems("enableWindowsIpam", enabled), [{
                path: "enableWindowsIpam",
                reason: `Windows IPAM is off, so Windows pods get no IP addresses, got ${got}; set it to "true"`,
            }]);
        });
    }

    for (const [prefixDelegation, ipam] of [["true", "true"], [true, "1"], ["false", "false"], [undefined, undefined], ["yes", undefined]] as const) {
        it(`D2: prefix delegation ${JSON.stringify(prefixDelegation)} passes with IPAM ${JSON.stringify(ipam)}`, () => {
            assert.deepEqual(prefixDelegationProblems("path", prefixDelegation, "enableWindowsIpam", ipam), []);
        });
    }

    it("D2: prefix delegation needs IPAM", () => {
        for (const [ipam, got] of [["false", "\"false\""], [undefined, "nothing"], ["yes", "\"yes\""]] as const) {
            assert.deepEqual(prefixDelegationProblems("path", "true", "enableWindowsIpam", ipam), [{
                path: "path",
                reason: `has no effect without Windows IPAM, got "true" with enableWindowsIpam ${got}; set enableWindowsIpam to "true"`,
            }]);
        }
    });

    it("E2: is off where nobody turns it on", () => {
        const [{ path, reason }] = forgottenIpamProblems("");
        assert.deepEqual([path, /, got no add-on vpc-cni and no ConfigMap amazon-vpc-cni; add the add-on/.test(reason)], ["", true]);
    });
});
