import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { FargateSelector, KnownFargatePod, takesKnownPod, takesPod, windowsOnFargateProblems } from "../../../limits/pods/fargateSelector";

const POD = { namespace: "web-1", labels: { app: "shop", tier: "front" } };
const known: KnownFargatePod = { ...POD, complete: true };

describe("Fargate selectors", () => {
    for (const [selector, expected] of [
        [{ namespace: "web-1" }, true], [{ namespace: "web" }, false], [{ namespace: "web-*" }, true], [{ namespace: "*" }, true],
        [{ namespace: "*1" }, true], [{ namespace: "w*-*" }, true], [{ namespace: "*-2" }, false], [{ namespace: "w**1" }, true],
        [{ namespace: "web-?" }, true], [{ namespace: "web-1?" }, false], [{ namespace: "?*?" }, true], [{ namespace: "web-1*web-1" }, false],
        [{ namespace: "web.1" }, false], [{ namespace: "" }, false], [{ namespace: "web-1", labels: { app: "shop" } }, true],
        [{ namespace: "web-1", labels: { app: "s*" } }, true], [{ namespace: "web-1", labels: { app: "api" } }, false],
        [{ namespace: "web-1", labels: { app: "shop", release: "*" } }, false], [{ namespace: "web-1", labels: {} }, true],
        [{ labels: { app: "shop" } }, false], [{ namespace: 1 }, false], [{ namespace: "web-1", labels: { app: 1 } }, false],
    ] as [FargateSelector, boolean][]) {
        it(`L6: ${expected ? "take" : "leave"} a pod by ${JSON.stringify(selector)}`, () => {
            assert.equal(takesPod(selector, POD), expected);
            assert.equal(takesKnownPod(selector, known), expected);
        });
    }

    for (const [title, selector, pod, expected] of [
        ["the namespace", { namespace: "web-1" }, { namespace: undefined }, undefined],
        ["the namespace, but a label that differs", { namespace: "web-1", labels: { app: "api" } }, { namespace: undefined }, false],
        ["a label", { namespace: "web-1", labels: { release: "1" } }, { complete: false }, undefined],
        ["a label, in another namespace", { namespace: "api", labels: { release: "1" } }, { complete: false }, false],
        ["a label that a controller adds", { namespace: "web-1", labels: { "job-name": "?" } }, { added: ["job-name"] }, undefined],
        ["labels that are not asked for", { namespace: "web-1", labels: { app: "shop" } }, { complete: false }, true],
        ["the namespace, by a selector without one", { labels: {} }, { namespace: undefined }, false],
    ] as [string, FargateSelector, Partial<KnownFargatePod>, boolean | undefined][]) {
        it(`L6: answer ${expected} where a preview does not know ${title}`, () => {
            assert.equal(takesKnownPod(selector, { ...known, ...pod }), expected);
        });
    }

    it("L6: match as the regular expression does", () => {
        const text = fc.string({ unit: fc.constantFrom("a", "b", ".", "\n"), maxLength: 8 });
        const pattern = fc.string({ unit: fc.constantFrom("a", "b", ".", "*", "?"), maxLength: 8 });
        fc.assert(fc.property(pattern, text, (namespace, each) => {
            const escaped = namespace.replaceAll(".", "\\.").replace(/\*+/g, ".*").replaceAll("?", ".");
            assert.equal(takesPod({ namespace }, { namespace: each, labels: {} }), new RegExp(`^${escaped}$`, "s").test(each));
        }), { numRuns: 2000 });
    });

    it("L6: end, whatever number of wildcards they have", () => {
        assert.equal(takesPod({ namespace: `${"*a".repeat(5000)}*b` }, { namespace: "a".repeat(63), labels: {} }), false);
        assert.equal(takesPod({ namespace: `${"*a".repeat(40)}*b` }, { namespace: "a".repeat(63), labels: {} }), false);
    });

    it("L6: may take no Windows pods", () => {
        assert.deepEqual(windowsOnFargateProblems("selectors[0]", { namespace: "web" }, []), []);
        assert.deepEqual(windowsOnFargateProblems("selectors[0]", { namespace: "web" }, ["Deployment web"]), [{
            path: "selectors[0]",
            reason: "selects Windows pods (Deployment web), which Fargate can't run, got {\"namespace\":\"web\"}; "
                + "give the pods another namespace, or select labels that they don't have",
        }]);
    });
});
