import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { KnownLabels } from "../../limits/pods/labelSelector";
import { FargateSelector, takesKnownPod } from "../../limits/pods/fargateSelector";
import { FargatePodIndex } from "../../policy/stack/fargatePodIndex";

interface Pods {
    namespace: string | undefined;
    known: KnownLabels;
}

const COUNT = 1_500;
const many = <T>(make: (i: number) => T): T[] => Array.from({ length: COUNT }, (_, i) => make(i));
const podsOf = (namespace: string, labels: Record<string, unknown> = {}): Pods => ({ namespace, known: { labels, complete: true } });

const text = fc.string({ unit: fc.constantFrom("a", "b", "-"), maxLength: 3 });
const pattern = fc.string({ unit: fc.constantFrom("a", "b", "-", "*", "?"), maxLength: 3 });
const key = fc.constantFrom("app", "tier", "job-name");
const pods: fc.Arbitrary<Pods> = fc.record({
    namespace: fc.option(text, { nil: undefined }),
    known: fc.record({
        labels: fc.dictionary(key, fc.oneof(text, fc.constant(1)), { noNullPrototype: true }), complete: fc.boolean(),
        added: fc.option(fc.array(key, { maxLength: 2 }), { nil: undefined }),
    }),
});
const selector: fc.Arbitrary<FargateSelector> = fc.record({
    namespace: fc.oneof({ weight: 9, arbitrary: pattern }, { weight: 1, arbitrary: fc.constantFrom(undefined, 1) }),
    labels: fc.oneof(
        { weight: 9, arbitrary: fc.dictionary(key, fc.oneof(pattern, fc.constant(1)), { noNullPrototype: true }) },
        { weight: 1, arbitrary: fc.constantFrom<unknown>(undefined, null, [], ["a"], "a") }),
});

describe("the index of pods for Fargate's selectors", () => {
    it("L6: leaves out no pods that a selector takes or may take, and keeps their order", () => {
        fc.assert(fc.property(fc.array(pods, { maxLength: 12 }), selector, (all, asked) => {
            const mayTake = (each: Pods) => takesKnownPod(asked, { namespace: each.namespace, ...each.known }) !== false;
            assert.deepEqual(new FargatePodIndex(all).candidates(asked).filter(mayTake), all.filter(mayTake));
        }), { numRuns: 3_000 });
    });

    it("finds the pods whose namespace is not known", () => {
        const [web, later] = [podsOf("web"), { ...podsOf("web"), namespace: undefined }];
        assert.deepEqual(new FargatePodIndex<Pods>([later, web, later]).ofUnknownNamespace, [later]);
    });

    for (const [title, all, selectors] of [
        ["a namespace each", many(i => podsOf(`team-${i}`)), many(i => ({ namespace: `team-${i}` }))],
        ["a pattern each, by how it begins", many(i => podsOf(`team-${i}-web`)), many(i => ({ namespace: `team-${i}-*` }))],
        ["a label each, in one namespace", many(i => podsOf("web", { app: `app-${i}`, tier: "front" })),
            many(i => ({ namespace: "web", labels: { tier: "front", app: `app-${i}` } }))],
        ["a label each, in a pattern of namespaces", many(i => podsOf("web", { app: `app-${i}` })), many(i => ({ namespace: "w*", labels: { app: `app-${i}` } }))],
        ["a pattern of a label each", many(i => podsOf("web", { [`app-${i}`]: "1" })), many(i => ({ namespace: "*", labels: { [`app-${i}`]: "*" } }))],
    ] as [string, Pods[], FargateSelector[]][]) {
        it(`L6: tries ${COUNT} selectors on ${COUNT} pods once each, where they select ${title}`, () => {
            const index = new FargatePodIndex(all);
            assert.deepEqual(selectors.map(each => index.candidates(each).length), many(() => 1));
        });
    }
});
