import * as assert from "node:assert/strict";
import { apiServerRefusals } from "./apiServerRefusals";
import * as verdicts from "./apiServer/verdicts.json";
import { creationRefusal } from "./refusals";

const TYPES: Record<string, string> = {
    PersistentVolumeClaim: "core/v1", Service: "core/v1", Deployment: "apps/v1", Job: "batch/v1", PodDisruptionBudget: "policy/v1",
};
/** Field and kind of an error; values and lists of them differ in their form alone. */
const heads = (refusals: string[]) => refusals.map(refusal => refusal.split(": ").slice(0, 2).join(": "));
const cases = [...verdicts];

describe("the stand-in of the Kubernetes API server", () => {
    it("was held to the API server's own validation for every kind, in objects that it takes and objects that it refuses", () => {
        for (const kind of Object.keys(TYPES)) {
            const own = cases.filter(({ object }) => object.kind === kind);
            assert.ok(own.some(({ refusals }) => refusals.length === 0) && own.some(({ refusals }) => refusals.length > 0), kind);
        }
    });

    for (const { why, object, refusals } of cases) {
        it(`${refusals.length === 0 ? "takes" : "refuses"} ${why}, as that does`, () => {
            const own = heads(apiServerRefusals(`kubernetes:${TYPES[object.kind]}:${object.kind}`, object as never));
            assert.equal(own.length > 0, refusals.length > 0, own.join());
            assert.deepEqual(own.filter(head => !heads(refusals).includes(head)), []);
        });
    }

    it("misses the namespace and the classes that an object needs, until they are made", () => {
        const made = (type: string, name: string) => ({ type, id: name, name, inputs: { metadata: { name } }, outputs: {} });
        const namespace = made("kubernetes:core/v1:Namespace", "site");
        const runtime = made("kubernetes:node.k8s.io/v1:RuntimeClass", "windows-2022");
        const storage = made("kubernetes:storage.k8s.io/v1:StorageClass", "windows-gp3");
        const refusal = (kind: string, ...there: typeof namespace[]) =>
            creationRefusal(`kubernetes:${TYPES[kind]}:${kind}`, cases.find(({ object }) => object.kind === kind)!.object as never, there);
        assert.equal(refusal("Service"), "namespaces \"site\" not found");
        assert.equal(refusal("Service", namespace), undefined);
        assert.equal(refusal("Deployment", namespace), "runtimeclasses.node.k8s.io \"windows-2022\" not found");
        assert.equal(refusal("Deployment", namespace, runtime), undefined);
        for (const kind of ["PersistentVolumeClaim", "Job"]) {
            assert.equal(refusal(kind, namespace), "storageclasses.storage.k8s.io \"windows-gp3\" not found");
            assert.equal(refusal(kind, namespace, storage), undefined);
        }
    });
});
