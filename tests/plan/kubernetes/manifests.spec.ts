import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Cluster } from "@pulumi/eks/cluster";
import { Provider } from "@pulumi/kubernetes/provider";
import { ConfigFile, ConfigGroup } from "@pulumi/kubernetes/yaml";
import * as v2 from "@pulumi/kubernetes/yaml/v2";
import { PlannedResource } from "../../../plan/resource";
import { readable, secret } from "../../../plan/signatures";
import { only, planned } from "../../support/planned";

const TEXT = `# A comment and an empty document count for nothing.
---
---
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: ConfigMap
  metadata: {name: amazon-vpc-cni, namespace: kube-system}
  data: {enable-windows-ipam: "true"}
- apiVersion: apps/v1
  kind: Deployment
  metadata: {name: web, creationTimestamp: null}
  spec: {replicas: 2}
---
kind: Nothing
---
apiVersion: crd.k8s.amazonaws.com/v1alpha1
kind: ENIConfig
metadata: {name: eu-central-1a}
`;
const NAMESPACED = `apiVersion: v1
kind: Secret
metadata: {name: token, namespace: shop}
stringData: {key: hidden}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: reader}
---
apiVersion: acme.com/v1
kind: Widget
metadata: {name: one}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.acme.com}
spec: {group: acme.com, scope: Namespaced, names: {kind: Widget, plural: widgets}}
`;

describe("Kubernetes manifests in a plan", () => {
    let folder: string;
    const write = (name: string, text: string) => {
        fs.writeFileSync(path.join(folder, name), text);
        return path.join(folder, name);
    };
    const below = (resources: PlannedResource[], type: string) => {
        const { urn } = only(resources, type);
        return resources.filter(({ parent }) => parent === urn).map(({ type: own, name }) => `${own} ${name}`).sort();
    };

    before(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), "manifests-")); });
    after(() => fs.rmSync(folder, { recursive: true }));

    it("yaml.ConfigFile makes the objects of its file, those of lists as well", async () => {
        const file = write("all.yaml", TEXT);
        const seen = await planned(() => new ConfigFile("all", { file }));
        assert.deepEqual(below(seen, "kubernetes:yaml:ConfigFile"), [
            "kubernetes:apps/v1:Deployment web", "kubernetes:core/v1:ConfigMap kube-system/amazon-vpc-cni",
            "kubernetes:crd.k8s.amazonaws.com/v1alpha1:ENIConfig eu-central-1a",
        ]);
        assert.deepEqual(only(seen, "kubernetes:core/v1:ConfigMap").inputs.data, { "enable-windows-ipam": "true" });
        assert.deepEqual(only(seen, "kubernetes:apps/v1:Deployment").inputs.metadata, { name: "web" }, "no member without a value");
    });

    it("yaml.ConfigGroup makes those of its texts and objects, changed by its transformations", async () => {
        const seen = await planned(() => new ConfigGroup("group", {
            yaml: TEXT, objs: [{ apiVersion: "v1", kind: "Pod", metadata: { name: "p" } }], resourcePrefix: "x",
            transformations: [(object: any) => { object.metadata = { ...object.metadata, labels: { seen: "yes" } }; }],
        }));
        assert.deepEqual(only(seen, "kubernetes:core/v1:Pod", "x-p").inputs.metadata, { name: "p", labels: { seen: "yes" } });
        assert.deepEqual(only(seen, "kubernetes:apps/v1:Deployment", "x-web").inputs.spec, { replicas: 2 });
    });

    it("yaml.v2.ConfigFile names objects after itself and their namespace, and shows no inputs", async () => {
        const file = write("namespaced.yaml", NAMESPACED);
        const seen = await planned(() => new v2.ConfigFile("all", { file }));
        assert.deepEqual(seen.map(({ type, name }) => `${type} ${name}`), [
            "kubernetes:yaml/v2:ConfigFile all",
            "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition all:widgets.acme.com",
            "kubernetes:core/v1:Namespace all:shop",
            "kubernetes:core/v1:Secret all:shop/token",
            "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole all:reader",
            "kubernetes:acme.com/v1:Widget all:default/one",
        ]);
        assert.deepEqual(seen[0].inputs, {});
        assert.deepEqual(only(seen, "kubernetes:core/v1:Secret").dependencies, [only(seen, "kubernetes:core/v1:Namespace").urn]);
        assert.deepEqual(only(seen, "kubernetes:acme.com/v1:Widget").dependencies, [only(seen, "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition").urn]);
    });

    it("yaml.v2 keeps what a Secret holds from sight", async () => {
        const seen = await planned(() => new v2.ConfigGroup("all", { yaml: NAMESPACED }));
        const { inputs } = only(seen, "kubernetes:core/v1:Secret");
        assert.deepEqual(inputs.stringData, secret({ key: "hidden" }));
        assert.doesNotMatch(JSON.stringify(readable(inputs)), /hidden/);
    });

    it("yaml.v2.ConfigGroup takes patterns of files, a text and objects, in the namespace of its provider", async () => {
        write("one.yml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\n");
        write("two.yml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: two}\n");
        const seen = await planned(() => {
            const provider = new Provider("k8s", { namespace: "shop", kubeconfig: "{}" });
            new v2.ConfigGroup("group", {
                files: [path.join(folder, "*.yml")], yaml: "apiVersion: v1\nkind: Pod\nmetadata: {name: text}\n",
                objs: [{ apiVersion: "v1", kind: "Pod", metadata: { name: "object", namespace: "other" } }], skipAwait: true, resourcePrefix: "",
            }, { provider });
        });
        assert.deepEqual(below(seen, "kubernetes:yaml/v2:ConfigGroup"), [
            "kubernetes:core/v1:ConfigMap shop/one", "kubernetes:core/v1:ConfigMap shop/two", "kubernetes:core/v1:Pod other/object", "kubernetes:core/v1:Pod shop/text",
        ]);
        const pod = only(seen, "kubernetes:core/v1:Pod", "shop/text");
        assert.equal(pod.provider, only(seen, "pulumi:providers:kubernetes").urn);
        assert.deepEqual(pod.inputs.metadata, { name: "text", namespace: "shop", annotations: { "pulumi.com/skipAwait": "true" } });
    });

    it("yaml.v2 makes nothing of what is not known yet, as in a preview", async () => {
        const seen = await planned(() => new v2.ConfigGroup("group", { yaml: new Cluster("eks").kubeconfigJson }));
        assert.deepEqual(below(seen, "kubernetes:yaml/v2:ConfigGroup"), []);
    });
});
