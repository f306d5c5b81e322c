import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { instanceInterfaces } from "../../../limits/nodes/instanceType";
import { addressablePods, schedulablePods, oneInterfaceProblems } from "../../../limits/nodes/podDensity";

describe("pod density", () => {
    for (const [type, secondary, prefix] of [
        ["t3.small", 3, 48], ["t3.medium", 5, 80], ["t3.large", 11, 176], ["t3.xlarge", 14, 224],
        ["m5.large", 9, 144], ["m6i.large", 9, 144], ["c7i.large", 9, 144], ["r5.large", 9, 144],
        ["m6i.xlarge", 14, 224], ["m5.2xlarge", 14, 224], ["m6i.4xlarge", 29, 464],
        ["m8i.large", 19, 304], ["m5.24xlarge", 49, 784],
    ] as const) {
        it(`D1, D2: ${type} addresses ${secondary} pods, ${prefix} with prefix delegation`, () => {
            const { ipv4PerInterface } = instanceInterfaces(type)!;
            assert.equal(addressablePods({ ipv4PerInterface, prefixDelegation: false }), secondary);
            assert.equal(addressablePods({ ipv4PerInterface, prefixDelegation: true }), prefix);
        });
    }

    it("D1, D2: kubelet accepts 110 pods, whatever the addresses", () => {
        assert.equal(schedulablePods({ ipv4PerInterface: 10, prefixDelegation: true }), 110);
        assert.equal(schedulablePods({ ipv4PerInterface: 6, prefixDelegation: true }), 80);
        assert.equal(schedulablePods({ ipv4PerInterface: 15, prefixDelegation: false }), 14);
        assert.equal(schedulablePods({ ipv4PerInterface: 10, prefixDelegation: true }, 250), 144);
    });

    it("D2: a prefix holds sixteen addresses where there was one", () => {
        fc.assert(fc.property(fc.integer({ min: 2, max: 50 }), ipv4PerInterface => {
            assert.equal(addressablePods({ ipv4PerInterface, prefixDelegation: true }),
                16 * addressablePods({ ipv4PerInterface, prefixDelegation: false }));
        }));
    });

    it("L5: passes one interface, and refuses more", () => {
        assert.deepEqual([0, 1].flatMap(count => oneInterfaceProblems("networkInterfaces", count)), []);
        assert.deepEqual(oneInterfaceProblems("networkInterfaces", 2), [{
            path: "networkInterfaces", reason: "Windows nodes use only their first network interface, got 2; remove the others",
        }]);
    });
});
