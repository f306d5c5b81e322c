import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { plainInputProblems } from "../../plugin/plainInputs";
import { SCHEMA_FILE } from "../../plugin/schema/makeSchema";
import { PackageSchema } from "../../plugin/schema/packageSchema";
import { ROOT } from "../support/runPlan";

const schema = JSON.parse(fs.readFileSync(path.join(ROOT, SCHEMA_FILE), "utf8")) as PackageSchema;
const problems = (inputs: Record<string, unknown>) =>
    plainInputProblems(schema, schema.resources["eks-windows:index:WindowsCluster"].inputProperties, inputs).map(({ path: at }) => at);
const CLUSTER = { kubernetesVersion: "1.35", windowsNodeGroups: [{ name: "web", instanceTypes: ["m6i.large"], scaling: { minSize: 1, maxSize: 2 } }] };

describe("inputs of the plugin", () => {
    it("may be plain values everywhere", () => {
        assert.deepEqual(problems(CLUSTER), []);
    });

    it("may be outputs where the component takes them", () => {
        assert.deepEqual(problems({ ...CLUSTER, secretsEncryptionKeyArn: pulumi.output("arn"), tags: { team: pulumi.output("web") } }), []);
    });

    it("may not be outputs where they decide which resources there are, at any depth", () => {
        assert.deepEqual(problems({ ...CLUSTER, kubernetesVersion: pulumi.output("1.35") }), ["kubernetesVersion"]);
        assert.deepEqual(problems({ ...CLUSTER, windowsNodeGroups: pulumi.output(CLUSTER.windowsNodeGroups) }), ["windowsNodeGroups"]);
        assert.deepEqual(problems({ ...CLUSTER, windowsNodeGroups: [{
            name: "web", instanceTypes: [pulumi.secret("m6i.large")], scaling: { minSize: pulumi.output(1), maxSize: 2 }, labels: { team: pulumi.output("web") },
        }] }), ["windowsNodeGroups[0].instanceTypes[0]", "windowsNodeGroups[0].scaling.minSize", "windowsNodeGroups[0].labels.team"]);
    });

    it("are left to the component where the schema does not know them", () => {
        assert.deepEqual(problems({ ...CLUSTER, unheardOf: { a: [pulumi.output(1)] }, network: 5 }), []);
    });
});
