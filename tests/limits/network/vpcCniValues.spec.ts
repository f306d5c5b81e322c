import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { valueTypeProblems, windowsIpamValueProblems, withWindowsIpam } from "../../../limits/network/vpcCniValues";

describe("configuration values of the VPC CNI", () => {
    it("E2: lack addresses for Windows pods unless they say so", () => {
        assert.deepEqual(windowsIpamValueProblems("values", {}), [{
            path: "values.enableWindowsIpam",
                reason: "Windows IPAM is off, so Windows pods get no IP addresses, got nothing; set it to \"true\"",
        }]);
        assert.deepEqual(windowsIpamValueProblems("values", { enableWindowsIpam: "true" }), []);
    });

    it("E2: have the types of the add-on's schema: text for switches, numbers for targets", () => {
        const wrong = { enableWindowsIpam: true, enableWindowsPrefixDelegation: false, warmWindowsIPTarget: "2" };
        assert.deepEqual(valueTypeProblems("values", wrong), [
            { path: "values.enableWindowsIpam", reason: "must be text for EKS, or the add-on fails, got true; write \"true\"" },
            { path: "values.enableWindowsPrefixDelegation", reason: "must be text for EKS, or the add-on fails, got false; write \"false\"" },
            { path: "values.warmWindowsIPTarget", reason: "must be a number for EKS, or the add-on fails, got \"2\"; write 2" },
        ]);
        const right = { enableWindowsIpam: "true", enableWindowsPrefixDelegation: "false", warmWindowsIPTarget: 2, minimumWindowsIPTarget: "x" };
        assert.deepEqual(valueTypeProblems("values", right), []);
        assert.deepEqual(valueTypeProblems("values", { enableWindowsIpam: false }), [], "off is refused for that already");
    });

    for (const [text, mended] of [
        [undefined, "{\"enableWindowsIpam\":\"true\"}"], ["", "{\"enableWindowsIpam\":\"true\"}"],
            ["{}", "{\"enableWindowsIpam\":\"true\"}"],
        ["{\"enableWindowsIpam\":\"no\",\"b\":1}", "{\"enableWindowsIpam\":\"true\",\"b\":1}"],
            ["{ \"b\": [1] }", "{\"b\":[1],\"enableWindowsIpam\":\"true\"}"],
        ["{\"enableWindowsIpam\":\"true\"}", undefined], ["{\"enableWindowsIpam\":true,\"a\":1}", "{\"enableWindowsIpam\":\"true\",\"a\":1}"],
        ["{\"warmWindowsIPTarget\":\"2\",\"enableWindowsPrefixDelegation\":false,\"enableWindowsIpam\":\"true\"}",
            "{\"warmWindowsIPTarget\":2,\"enableWindowsPrefixDelegation\":\"false\",\"enableWindowsIpam\":\"true\"}"],
            ["enableWindowsIpam: \"false\"", undefined],
        ["[]", undefined], ["null", undefined], ["1", undefined], ["{", undefined],
    ]) {
        it(`E2: are mended from ${text ?? "nothing"} to ${mended ?? "nothing"}`, () => {
            assert.equal(withWindowsIpam(text), mended);
        });
    }

    it("E2: keep everything else and its order, and are mended once", () => {
        fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), values => {
            delete values.enableWindowsIpam;
            const before = JSON.stringify(values);
            const mended = withWindowsIpam(before)!;
            assert.equal(withWindowsIpam(mended), undefined);
            const { enableWindowsIpam, ...others } = JSON.parse(mended);
            assert.deepEqual([enableWindowsIpam, JSON.stringify(others)], ["true", before]);
        }));
    });

    it("E2: are never taken apart where they are no object", () => {
        fc.assert(fc.property(fc.string(), text => {
            assert.equal(typeof withWindowsIpam(text) === "string", text.trim() === "");
        }));
    });
});
