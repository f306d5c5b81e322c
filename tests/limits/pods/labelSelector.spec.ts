import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { KnownLabels, requiredLabels, selects, serviceSelector } from "../../../limits/pods/labelSelector";

const LABELS = { app: "web", tier: "front" };
const known = (labels: Record<string, unknown> = LABELS, complete = true): KnownLabels => ({ labels, complete });
const expression = (key: string, operator: string, ...values: unknown[]) => ({ matchExpressions: [{ key, operator, ...values.length > 0 && { values } }] });

// Few keys and values, so that selectors and labels meet.
const key = fc.constantFrom("app", "tier", "toString", "__proto__", "release");
const value = fc.constantFrom("web", "front", "1", "");
const labelsOf = fc.dictionary(key, value);
const requirement = fc.oneof(
    fc.record({ key, operator: fc.constantFrom("In", "NotIn"), values: fc.array(value, { minLength: 1 }) }),
    fc.record({ key, operator: fc.constantFrom("Exists", "DoesNotExist") }));
const selectorOf = fc.record({ matchLabels: labelsOf, matchExpressions: fc.array(requirement, { maxLength: 3 }) }, { requiredKeys: [] });

describe("label selectors", () => {
    for (const [title, selector, expected] of [
        ["nothing", {}, true],
        ["a label that is there", { matchLabels: { app: "web" } }, true],
        ["both labels", { matchLabels: { app: "web", tier: "front" } }, true],
        ["a label with another value", { matchLabels: { app: "api" } }, false],
        ["a label that is missing", { matchLabels: { app: "web", release: "1" } }, false],
        ["a name that every object has", { matchLabels: { toString: "web" } }, false],
        ["one of some values", expression("app", "In", "api", "web"), true],
        ["one of other values", expression("app", "In", "api"), false],
        ["none of some values", expression("app", "NotIn", "web"), false],
        ["none of other values", expression("app", "NotIn", "api"), true],
        ["none of some values of a label that is missing", expression("release", "NotIn", "1"), true],
        ["a key", expression("app", "Exists"), true],
        ["a key that is missing", expression("release", "Exists"), false],
        ["the lack of a key", expression("release", "DoesNotExist"), true],
        ["the lack of a key that is there", expression("app", "DoesNotExist"), false],
        ["labels and an expression that fails", { matchLabels: { app: "web" }, ...expression("tier", "NotIn", "front") }, false],
        ["labels and expressions that are null", { matchLabels: null, matchExpressions: null }, true],
    ] as const) {
        it(`L2, E6, L7: ${expected ? "select" : "don't select"} by ${title}`, () => {
            assert.equal(selects(selector, known()), expected);
        });
    }

    for (const odd of [
        undefined, null, "", "app=web", 1, true, [], [{}], { app: "web" }, { matchNames: ["web"] }, { matchLabels: "web" }, { matchLabels: [] },
        { matchLabels: { app: 1 } }, { matchLabels: { app: null } }, { matchExpressions: {} }, { matchExpressions: [null] }, { matchExpressions: ["text"] },
        expression("app", "Is", "web"), expression("app", "In"), expression("app", "In", 1), expression("app", "Exists", "web"),
        { matchExpressions: [{ operator: "Exists" }] }, { matchExpressions: [{ key: "app", operator: "In", values: "web" }] },
        { matchExpressions: Array(10_000).fill("text") },
    ]) {
        it(`L2, E6, L7: select nothing by ${JSON.stringify(odd)?.slice(0, 60)}, which the API refuses`, () => {
            assert.equal(selects(odd, known()), false);
        });
    }

    for (const [title, selector, expected] of [
        ["a label that may be there", { matchLabels: { release: "1" } }, undefined],
        ["the lack of a label that may be there", expression("release", "DoesNotExist"), undefined],
        ["a label that is there", { matchLabels: { app: "web" } }, true],
        ["a label with another value beside one that may be there", { matchLabels: { release: "1", app: "api" } }, false],
    ] as const) {
        it(`L2, E6, L7: know ${expected ?? "nothing"} of ${title}, where not all labels are known`, () => {
            assert.equal(selects(selector, known(LABELS, false)), expected);
        });
    }

    it("L2, E6, L7: know nothing of labels that a controller adds", () => {
        const added = { ...known(), added: ["job-name", "app"] };
        assert.equal(selects(expression("job-name", "Exists"), added), undefined);
        assert.equal(selects(expression("job-name", "DoesNotExist"), added), undefined);
        assert.equal(selects({ matchLabels: { app: "web" } }, added), true);
    });

    for (const [selector, expected] of [
        [{ app: "web" }, true], [{ app: "api" }, false], [{}, false], [undefined, false], [null, false], ["app=web", false], [["web"], false],
        [{ matchLabels: { app: "web" } }, false],
    ] as const) {
        it(`L7: of a Service, ${JSON.stringify(selector)}, ${expected ? "select" : "don't select"}`, () => {
            assert.equal(selects(serviceSelector(selector), known()), expected);
        });
    }

    it("L7: name the labels that they require, with values that labels have", () => {
        assert.deepEqual(requiredLabels({ matchLabels: { app: "web", tier: 1 }, ...expression("a", "Exists") }), [["app", "web"]]);
        assert.deepEqual([undefined, null, "text", [], { matchLabels: "text" }, { matchLabels: null }].flatMap(requiredLabels), []);
    });

    it("L2, E6, L7: never throw, and select nothing that is no selector", () => {
        fc.assert(fc.property(fc.anything(), labelsOf, fc.boolean(), (selector, labels, complete) => {
            assert.ok([true, false, undefined].includes(selects(selector, { labels, complete })));
            assert.ok([true, false, undefined].includes(selects(serviceSelector(selector), { labels, complete })));
        }));
    });

    it("L2, E6, L7: match labels as the expressions that say the same", () => {
        fc.assert(fc.property(labelsOf, labelsOf, fc.boolean(), (matchLabels, labels, complete) => {
            const matchExpressions = Object.entries(matchLabels).map(([name, each]) => ({ key: name, operator: "In", values: [each] }));
            assert.equal(selects({ matchLabels }, { labels, complete }), selects({ matchExpressions }, { labels, complete }));
        }));
    });

    it("L2, E6, L7: In and NotIn, Exists and DoesNotExist are opposites", () => {
        const opposite: Record<string, string> = { In: "NotIn", NotIn: "In", Exists: "DoesNotExist", DoesNotExist: "Exists" };
        fc.assert(fc.property(requirement, labelsOf, (each, labels) => {
            const both = [each, { ...each, operator: opposite[each.operator] }].map(one => selects({ matchExpressions: [one] }, known(labels)));
            assert.deepEqual(both.sort(), [false, true]);
        }));
    });

    it("L2, E6, L7: select no more with one more requirement", () => {
        fc.assert(fc.property(selectorOf, requirement, labelsOf, fc.boolean(), (selector, more, labels, complete) => {
            const narrower = selects({ ...selector, matchExpressions: [...selector.matchExpressions ?? [], more] }, { labels, complete });
            assert.ok(narrower !== true || selects(selector, { labels, complete }) === true);
        }));
    });

    it("L2, E6, L7: what is certain with some labels known stays so whatever the others are", () => {
        fc.assert(fc.property(selectorOf, labelsOf, labelsOf, (selector, some, others) => {
            const certain = selects(selector, known(some, false));
            assert.ok(certain === undefined || certain === selects(selector, known({ ...others, ...some })));
        }));
    });
});
