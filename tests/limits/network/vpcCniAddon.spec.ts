import * as assert from "node:assert/strict";
import { knowsWindowsIpam, warmTargetValueProblems } from "../../../limits/network/vpcCniAddon";
import { windowsIpamProblems } from "../../../limits/network/windowsIpam";

const PREFIXES = { enableWindowsPrefixDelegation: "true" };
const problems = (values: Record<string, unknown>, partial = false) => warmTargetValueProblems("configurationValues", values, partial);

describe("the vpc-cni add-on", () => {
    for (const version of ["v1.14.0-eksbuild.3", "v1.20.1-eksbuild.1", "1.14.0", "v2.0.0", "latest", "", undefined, null, 1, {}, "v1.x.0"]) {
        it(`E2: ${JSON.stringify(version)} knows of Windows IPAM`, () => {
            assert.equal(knowsWindowsIpam(version), true);
        });
    }

    for (const version of ["v1.13.4-eksbuild.1", "v1.9.0-eksbuild.1", "1.12.6"]) {
        it(`E2: ${version} doesn't know of Windows IPAM`, () => {
            assert.equal(knowsWindowsIpam(version), false);
        });
    }

    for (const values of [
        {}, PREFIXES, { enableWindowsPrefixDelegation: true }, { warmWindowsIPTarget: 2 }, { warmWindowsPrefixTarget: 0 },
        { ...PREFIXES, warmWindowsPrefixTarget: 1, warmWindowsIPTarget: 0, minimumWindowsIPTarget: 0 },
        { minimumWindowsIPTarget: 0 }, { minimumWindowsIPTarget: 20 }, { warmWindowsPrefixTarget: "2" }, { warmWindowsIPTarget: null }, { warmWindowsIPTarget: {} },
    ]) {
        it(`D3: passes ${JSON.stringify(values)}`, () => {
            assert.deepEqual(problems(values), []);
        });
    }

    for (const [values, key, reason] of [
        [{ warmWindowsPrefixTarget: 1 }, "warmWindowsPrefixTarget",
            "has no effect without prefix delegation, got 1; set enableWindowsPrefixDelegation to \"true\" or remove it"],
        [{ ...PREFIXES, warmWindowsPrefixTarget: 1 }, "warmWindowsPrefixTarget",
            "has no effect beside an IP target above 0, got 1 with warmWindowsIPTarget 1 and minimumWindowsIPTarget 3; "
            + "set both to 0 (the default is higher), or remove it"],
        [{ warmWindowsIPTarget: 0 }, "warmWindowsIPTarget", "becomes 1 without prefix delegation, got 0; use at least 1 or remove it"],
        [{ ...PREFIXES, warmWindowsIPTarget: 0 }, "warmWindowsIPTarget",
            "becomes 1 with prefix delegation and no warmWindowsPrefixTarget, got 0; use at least 1 or set warmWindowsPrefixTarget"],
        [{ ...PREFIXES, minimumWindowsIPTarget: 0 }, "minimumWindowsIPTarget",
            "becomes 3 with prefix delegation and no warmWindowsPrefixTarget, got 0; use at least 1 or set warmWindowsPrefixTarget"],
        [{ minimumWindowsIPTarget: -3 }, "minimumWindowsIPTarget", "must be a whole number of at least 0, got -3"],
    ] as const) {
        it(`D3: speaks of ${JSON.stringify(values)}`, () => {
            assert.deepEqual(problems(values), [{ path: `configurationValues.${key}`, reason }]);
        });
    }

    it("D3: takes no defaults for values that may be set elsewhere", () => {
        assert.deepEqual(problems({ warmWindowsPrefixTarget: 1 }, true), []);
        assert.equal(problems({ warmWindowsPrefixTarget: 1, warmWindowsIPTarget: 2 }, true).length, 1);
        assert.equal(problems({ warmWindowsPrefixTarget: 1, enableWindowsPrefixDelegation: "false" }, true).length, 1);
        assert.deepEqual(problems({ ...PREFIXES, warmWindowsIPTarget: 0, minimumWindowsIPTarget: 0 }, true), []);
    });

    it("D3: is judged as the components' argument is", () => {
        const reasonsOf = (found: { reason: string }[]) => found.map(({ reason }) => reason.split(",")[0]);
        assert.deepEqual(
            reasonsOf(problems({ warmWindowsPrefixTarget: 1, warmWindowsIPTarget: 0 })),
            reasonsOf(windowsIpamProblems("windowsIpam", { warmPrefixTarget: 1, warmIpTarget: 0 }, true)),
        );
    });
});
