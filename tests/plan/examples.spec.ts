import * as assert from "node:assert/strict";
import { exampleNames, exampleRun, plannedExample } from "../support/examples";
import { assertPlanSchema } from "../support/planSchema";

const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const RUNTIME_CLASS = "kubernetes:node.k8s.io/v1:RuntimeClass";
const BUDGET = "kubernetes:policy/v1:PodDisruptionBudget";

describe("examples", () => {
    for (const name of exampleNames()) {
        it(`${name} plans without a violation, as the schema says`, async () => {
            const { code, stdout, stderr } = await exampleRun(name);
            assert.equal(code, 0, stderr);
            const document = JSON.parse(stdout);
            assert.deepEqual(document.policy.violations, []);
            assertPlanSchema(document);
        });
    }

    it("P3: image-during-up builds the image before it rolls the nodes, and tests them", async () => {
        const { types } = await plannedExample("image-during-up");
        ["aws:imagebuilder/image:Image", "kubernetes:batch/v1:Job"].forEach(type => assert.ok(types.includes(type), type));
    });

    it("E6: iis-with-volume says one word in its pod, has a volume that Windows reads, and blocks no update of the nodes", async () => {
        const { inputs } = await plannedExample("iis-with-volume");
        const { replicas, strategy, template, selector } = inputs(DEPLOYMENT, "iis").spec;
        const { nodeSelector, tolerations, runtimeClassName } = template.spec;
        assert.deepEqual([nodeSelector, tolerations, runtimeClassName], [undefined, undefined, inputs(RUNTIME_CLASS, "site-runtime-2022").metadata.name]);

        const claim = inputs("kubernetes:core/v1:PersistentVolumeClaim", "files").spec;
        const storage = inputs("kubernetes:storage.k8s.io/v1:StorageClass", "site-storage");
        assert.deepEqual([claim.storageClassName, storage.parameters["csi.storage.k8s.io/fstype"]], [storage.metadata.name, "ntfs"]);
        // One node at a time has such a volume.
        assert.deepEqual([claim.accessModes, replicas, strategy], [["ReadWriteOnce"], 1, { type: "Recreate" }]);

        assert.deepEqual(inputs(BUDGET, "iis").spec, { maxUnavailable: replicas, selector });
        const test = inputs("kubernetes:batch/v1:Job", "site-web-smoke-test").spec.template.spec;
        assert.equal(test.volumes[0].ephemeral.volumeClaimTemplate.spec.storageClassName, claim.storageClassName);
    });

    it("E6: iis-site has Windows nodes alone as targets, and its controller on Linux nodes", async () => {
        const { inputs } = await plannedExample("iis-site");
        const { annotations } = inputs("kubernetes:networking.k8s.io/v1:Ingress", "iis").metadata;
        const annotation = (name: string) => annotations[`alb.ingress.kubernetes.io/${name}`];
        const [key, value] = annotation("target-node-labels").split("=");
        assert.equal(inputs(RUNTIME_CLASS, "site-runtime-2022").scheduling.nodeSelector[key], value);
        assert.deepEqual([annotation("target-type"), inputs("kubernetes:core/v1:Service", "iis").spec.type], ["instance", "NodePort"]);

        const { values, namespace } = inputs("kubernetes:helm.sh/v3:Release", "aws-load-balancer-controller");
        const account = inputs("kubernetes:core/v1:ServiceAccount", "aws-load-balancer-controller").metadata;
        assert.deepEqual(values.nodeSelector, { "kubernetes.io/os": "linux" });
        assert.deepEqual([values.serviceAccount, namespace], [{ create: false, name: account.name }, account.namespace]);

        // Together they must leave a node with one pod of the site while another is replaced.
        const { replicas, selector } = inputs(DEPLOYMENT, "iis").spec;
        assert.deepEqual(inputs(BUDGET, "iis").spec, { maxUnavailable: replicas - 1, selector });
    });
});
