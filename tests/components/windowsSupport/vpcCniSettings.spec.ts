import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { addonConfiguration, configMapData } from "../../../components/windowsSupport/vpcCniSettings";
import { WindowsIpam } from "../../../limits/network/windowsIpam";

/** Name of each setting in the add-on's configuration, by its key in the ConfigMap. */
const NAMES: Record<string, string> = {
    "enable-windows-ipam": "enableWindowsIpam",
    "enable-windows-prefix-delegation": "enableWindowsPrefixDelegation",
    "warm-prefix-target": "warmWindowsPrefixTarget",
    "warm-ip-target": "warmWindowsIPTarget",
    "minimum-ip-target": "minimumWindowsIPTarget",
};
const target = fc.option(fc.nat(20), { nil: undefined });
const anyIpam: fc.Arbitrary<WindowsIpam> = fc.record({
    prefixDelegation: fc.option(fc.boolean(), { nil: undefined }), warmPrefixTarget: target, warmIpTarget: target, minimumIpTarget: target,
});

describe("VPC CNI settings", () => {
    it("E2: by default turn Windows IPAM on, and leave the targets to the controller", () => {
        assert.deepEqual(addonConfiguration({}), { enableWindowsIpam: "true", enableWindowsPrefixDelegation: "false" });
        assert.deepEqual(configMapData({}), { "enable-windows-ipam": "true", "enable-windows-prefix-delegation": "false" });
    });

    for (const [what, ipam, configuration, data] of [
        ["D2: with prefix delegation", { prefixDelegation: true },
            { enableWindowsIpam: "true", enableWindowsPrefixDelegation: "true" },
            { "enable-windows-ipam": "true", "enable-windows-prefix-delegation": "true" }],
        ["D3: with IP targets", { warmIpTarget: 4, minimumIpTarget: 8 },
            { enableWindowsIpam: "true", enableWindowsPrefixDelegation: "false", warmWindowsIPTarget: 4, minimumWindowsIPTarget: 8 },
            { "enable-windows-ipam": "true", "enable-windows-prefix-delegation": "false", "warm-ip-target": "4", "minimum-ip-target": "8" }],
        ["D3: with IP targets of 0", { prefixDelegation: true, warmIpTarget: 0, minimumIpTarget: 0 },
            { enableWindowsIpam: "true", enableWindowsPrefixDelegation: "true", warmWindowsIPTarget: 0, minimumWindowsIPTarget: 0 },
            { "enable-windows-ipam": "true", "enable-windows-prefix-delegation": "true", "warm-ip-target": "0", "minimum-ip-target": "0" }],
        ["D3: with a warm prefix target, for which both IP targets are 0", { prefixDelegation: true, warmPrefixTarget: 2 },
            {
                enableWindowsIpam: "true", enableWindowsPrefixDelegation: "true",
                warmWindowsPrefixTarget: 2, warmWindowsIPTarget: 0, minimumWindowsIPTarget: 0,
            },
            {
                "enable-windows-ipam": "true", "enable-windows-prefix-delegation": "true",
                "warm-prefix-target": "2", "warm-ip-target": "0", "minimum-ip-target": "0",
            }],
        ["D3: with no warm prefix, and a warm address", { prefixDelegation: true, warmPrefixTarget: 0, warmIpTarget: 1 },
            { enableWindowsIpam: "true", enableWindowsPrefixDelegation: "true", warmWindowsPrefixTarget: 0, warmWindowsIPTarget: 1 },
            { "enable-windows-ipam": "true", "enable-windows-prefix-delegation": "true", "warm-prefix-target": "0", "warm-ip-target": "1" }],
    ] as const) {
        it(what, () => {
            assert.deepEqual(addonConfiguration(ipam), configuration);
            assert.deepEqual(configMapData(ipam), data);
        });
    }

    it("E2, D3: say the same to the add-on and in the ConfigMap, with nothing undefined", () => {
        fc.assert(fc.property(anyIpam, ipam => {
            const configuration = Object.entries(addonConfiguration(ipam));
            const data = Object.entries(configMapData(ipam));
            assert.deepEqual(data.map(([key, value]) => [NAMES[key], value]), configuration.map(([key, value]) => [key, String(value)]));
            assert.ok(configuration.every(([, value]) => value !== undefined));
        }));
    });
});
