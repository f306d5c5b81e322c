import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { EXAMPLES, exampleNames } from "../support/examples";
import { ROOT, planInHost } from "../support/runPlan";
import { assertPlanSchema } from "../support/planSchema";

describe("examples", () => {
    for (const name of exampleNames()) {
        it(`${name} plans without a violation, as the schema says`, async () => {
            const { code, stdout, stderr } = await planInHost("--program", path.join(EXAMPLES, name), "--json");
            assert.equal(code, 0, stderr);
            const document = JSON.parse(stdout);
            assert.deepEqual(document.policy.violations, []);
            assertPlanSchema(document);
        });
    }

    it("P3: image-during-up builds the image before it rolls the nodes, and tests them", async () => {
        const { stdout } = await planInHost("--program", path.join(EXAMPLES, "image-during-up"), "--json");
        const types = JSON.parse(stdout).resources.map(({ type }: any) => type);
        ["aws:imagebuilder/image:Image", "kubernetes:batch/v1:Job"].forEach(type => assert.ok(types.includes(type), type));
    });

    describe("iis-with-volume", () => {
        const folder = path.join(EXAMPLES, "iis-with-volume");
        const planned = async () => JSON.parse((await planInHost("--program", folder, "--json")).stdout).resources as { type: string; name: string; inputs: any }[];

        it("E6: says one word in its pod, has a volume that Windows reads, and blocks no update of the nodes", async () => {
            const resources = await planned();
            const inputs = (type: string, name: string) => resources.find(each => each.type === type && each.name === name)!.inputs;
            const { replicas, strategy, template, selector } = inputs("kubernetes:apps/v1:Deployment", "iis").spec;
            const { nodeSelector, tolerations, runtimeClassName } = template.spec;
            const classes = resources.filter(({ type }) => type === "kubernetes:node.k8s.io/v1:RuntimeClass").map(each => each.inputs.metadata.name);
            assert.deepEqual([nodeSelector, tolerations, [runtimeClassName]], [undefined, undefined, classes]);

            const claim = inputs("kubernetes:core/v1:PersistentVolumeClaim", "files").spec;
            const storage = inputs("kubernetes:storage.k8s.io/v1:StorageClass", "site-storage");
            assert.deepEqual([claim.storageClassName, storage.parameters["csi.storage.k8s.io/fstype"]], [storage.metadata.name, "ntfs"]);
            // One node at a time has such a volume.
            assert.deepEqual([claim.accessModes, replicas, strategy], [["ReadWriteOnce"], 1, { type: "Recreate" }]);

            const budget = inputs("kubernetes:policy/v1:PodDisruptionBudget", "iis").spec;
            assert.deepEqual(budget, { maxUnavailable: replicas, selector });
            const test = inputs("kubernetes:batch/v1:Job", "site-web-smoke-test").spec.template.spec;
            assert.equal(test.volumes[0].ephemeral.volumeClaimTemplate.spec.storageClassName, claim.storageClassName);
        });

        it("tells commands that the README tells too, where they are run by the real CLI", () => {
            const commands = (file: string) => [...fs.readFileSync(file, "utf8").matchAll(/^ {4}(pulumi .*)$/gm)].map(([, command]) => command.replace(/ --policy-pack policy$/, ""));
            const own = commands(path.join(folder, "README.md"));
            assert.ok(own.length >= 6, String(own.length));
            assert.deepEqual(own.filter(command => !commands(path.join(ROOT, "README.md")).includes(command)), []);
        });
    });
});
