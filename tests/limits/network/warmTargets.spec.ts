import * as assert from "node:assert/strict";
import { windowsNodeAddresses } from "../../../limits/network/addressBudget";
import { ipamOfData, warmTargetKeyProblems } from "../../../limits/network/vpcCniConfigMap";
import { ADDON_TARGETS, heldTargets, warmTargetText, writtenTargets } from "../../../limits/network/warmTargets";
import * as controller from "../vectors/warmPools.json";

interface Vector {
    data: Record<string, string>;
    warmPrefixTarget: number;
    warmIpTarget: number;
    minimumIpTarget: number;
    held: Record<string, number>;
    served: Record<string, number>;
}

/** What the controller's own parser and pool made of these keys; vectors/warmPools/main.go prints them anew. */
const VECTORS = controller.vectors as unknown as Vector[];

describe("targets of the VPC resource controller", () => {
    it(`D3: are what it makes of ${VECTORS.length} ConfigMaps itself (${controller.source})`, () => {
        assert.ok(VECTORS.length > 1000);
        for (const { data, warmPrefixTarget, warmIpTarget, minimumIpTarget } of VECTORS) {
            assert.deepEqual(heldTargets(ipamOfData(data)), { warmPrefixTarget, warmIpTarget, minimumIpTarget }, JSON.stringify(data));
        }
    });

    it("D1, D2, D3: hold the addresses that a node of its pool holds", () => {
        let judged = 0;
        for (const { data, held, served } of VECTORS) {
            const ipam = ipamOfData(data);
            const node = { ipv4PerInterface: controller.slots + 1, prefixDelegation: ipam.prefixDelegation ?? false };
            for (const [pods, addresses] of Object.entries(held).filter(([count]) => served[count] === Number(count))) {
                judged++;
                assert.equal(windowsNodeAddresses(node, heldTargets(ipam), Number(pods)), 1 + addresses, `${JSON.stringify(data)} with ${pods} pods`);
            }
        }
        assert.ok(judged > 4000);
    });

    it("D3: are spoken of wherever they are changed, or leave pods without an address", () => {
        const IP_KEYS = ["warm-ip-target", "minimum-ip-target"] as const;
        let starved = 0;
        for (const { data, warmIpTarget, minimumIpTarget, served } of VECTORS) {
            const isChanged = IP_KEYS.some((key, i) => data[key] !== undefined && Number(data[key]) !== [warmIpTarget, minimumIpTarget][i]);
            const isStarved = Object.entries(served).some(([pods, count]) => count < Number(pods));
            starved += isStarved ? 1 : 0;
            if (isChanged || isStarved) {
                assert.notDeepEqual(warmTargetKeyProblems("data", data, false), [], JSON.stringify(data));
            }
        }
        assert.ok(starved > 0);
    });

    it("D3: are the add-on's own where it writes them, and the controller's where nobody does", () => {
        assert.deepEqual(heldTargets(writtenTargets({}, true)), ADDON_TARGETS);
        assert.deepEqual(heldTargets(writtenTargets({}, false)), { warmPrefixTarget: 0, warmIpTarget: 3, minimumIpTarget: 3 });
        assert.deepEqual(heldTargets(writtenTargets({ prefixDelegation: true }, false)), ADDON_TARGETS);
        for (const byAddon of [true, false]) {
            assert.deepEqual(heldTargets(writtenTargets({ prefixDelegation: true, warmPrefixTarget: 2 }, byAddon)),
                { warmPrefixTarget: 2, warmIpTarget: 0, minimumIpTarget: 0 });
        }
    });

    for (const [targets, text] of [
        [ADDON_TARGETS, "1 address kept free on each node, 3 held at least"],
        [{ warmPrefixTarget: 0, warmIpTarget: 4, minimumIpTarget: 0 }, "4 addresses kept free on each node, 0 held at least"],
        [{ warmPrefixTarget: 1, warmIpTarget: 0, minimumIpTarget: 0 }, "1 prefix kept free on each node"],
        [{ warmPrefixTarget: 2, warmIpTarget: 0, minimumIpTarget: 0 }, "2 prefixes kept free on each node"],
    ] as const) {
        it(`D3: are shown as "${text}"`, () => {
            assert.equal(warmTargetText(targets), text);
        });
    }
});
