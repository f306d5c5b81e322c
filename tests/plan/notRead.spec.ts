import * as assert from "node:assert/strict";
import { Cluster } from "@pulumi/eks/cluster";
import * as helmV3 from "@pulumi/kubernetes/helm/v3";
import * as helmV4 from "@pulumi/kubernetes/helm/v4";
import * as kustomize from "@pulumi/kubernetes/kustomize";
import * as yaml from "@pulumi/kubernetes/yaml";
import * as yamlV2 from "@pulumi/kubernetes/yaml/v2";
import * as pulumi from "@pulumi/pulumi";
import { PlanEngine } from "../../plan/engine";
import { withoutRemoteFiles } from "../../plan/notRead";
import { readable } from "../../plan/signatures";
import { planProgram } from "../support/runPlan";

const HELM = "an offline plan does not run Helm; pulumi preview shows its resources";
const KUSTOMIZE = "an offline plan does not run Kustomize; pulumi preview shows its resources";
const NETWORK = "an offline plan reads nothing from the network; pulumi preview shows its resources";
/** A Windows pod that wants the network of its node. */
const HOST_NETWORK = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {nodeSelector: {kubernetes.io/os: windows}, hostNetwork: yes, containers: [{name: c, image: i}]}
`;

/** Runs a program, and returns what was not read and what it exports. */
async function run(program: () => unknown) {
    const engine = new PlanEngine("shop", "dev", "eu-central-1");
    const outputs = await engine.run(program);
    return { notRead: engine.notRead, warnings: engine.log.warnings, outputs: readable(outputs) };
}

describe("what a plan could not read", () => {
    for (const [title, program, type, what, reason] of [
        ["a chart of helm.v3.Chart", () => new helmV3.Chart("a", { chart: "nginx", fetchOpts: { repo: "https://charts.example.com" } }),
            "kubernetes:helm.sh/v3:Chart", "chart nginx", HELM],
        ["a chart in a folder", () => new helmV3.Chart("a", { path: "./charts/web" }), "kubernetes:helm.sh/v3:Chart", "chart ./charts/web", HELM],
        ["a chart of helm.v4.Chart", () => new helmV4.Chart("a", { chart: "oci://registry.example.com/redis" }),
            "kubernetes:helm.sh/v4:Chart", "chart oci://registry.example.com/redis", HELM],
        ["a release", () => new helmV3.Release("a", { chart: "karpenter" }),
            "kubernetes:helm.sh/v3:Release", "chart karpenter", "Helm installs it during pulumi up; no preview shows its resources"],
        ["a directory of Kustomize", () => new kustomize.Directory("a", { directory: "overlays/prod" }),
            "kubernetes:kustomize:Directory", "kustomize directory overlays/prod", KUSTOMIZE],
        ["a directory of kustomize.v2", () => new kustomize.v2.Directory("a", { directory: "overlays/dev" }),
            "kubernetes:kustomize/v2:Directory", "kustomize directory overlays/dev", KUSTOMIZE],
        ["a file of yaml.ConfigFile that the network has", () => new yaml.ConfigFile("a", { file: "https://manifests.invalid/a.yaml" }),
            "kubernetes:yaml:ConfigFile", "file https://manifests.invalid/a.yaml", NETWORK],
        ["a file of yaml.v2.ConfigFile that the network has", () => new yamlV2.ConfigFile("a", { file: "https://manifests.invalid/a.yaml" }),
            "kubernetes:yaml/v2:ConfigFile", "file https://manifests.invalid/a.yaml", NETWORK],
        ["manifests that are not known yet", () => new yamlV2.ConfigGroup("a", { yaml: new Cluster("eks").kubeconfigJson }),
            "kubernetes:yaml/v2:ConfigGroup", "manifests of a", "they depend on values that are not known before pulumi up"],
        ["the children of a component in an unknown provider", () => new pulumi.ComponentResource("awsx:ec2:Vpc", "a", {}, {}, true),
            "awsx:ec2:Vpc", "the resources of awsx:ec2:Vpc a", "a provider makes them, and an offline plan starts no provider"],
    ] as const) {
        it(`is ${title}`, async () => {
            const { notRead, warnings } = await run(() => { program(); });
            assert.deepEqual(notRead, [{ what, urn: `urn:pulumi:dev::shop::${type}::a`, reason }]);
            assert.deepEqual(warnings, [], "and it is said once");
        });
    }

    it("is nothing of a file on the disk, of objects and of components that a plan knows", async () => {
        const { notRead } = await run(() => {
            new yaml.ConfigGroup("a", { yaml: HOST_NETWORK });
            new yamlV2.ConfigGroup("b", { yaml: HOST_NETWORK });
            new Cluster("c");
        });
        assert.deepEqual(notRead, []);
    });

    it("leaves a program's own requests alone", async () => {
        assert.equal(await withoutRemoteFiles(async () => (await fetch("data:,own")).text()), "own");
    });

    it("the kubeconfig that a component's method returns is unknown", async () => {
        const { outputs } = await run(() => ({ kubeconfig: new Cluster("c").getKubeconfig({ profileName: "p" }) }));
        assert.deepEqual(outputs, { kubeconfig: "[unknown]" });
    });
});

describe("the verdict of a plan that could not read everything", () => {
    /** Plans a program in a folder; the plan itself runs elsewhere, as it does for everybody. */
    const planOf = (source: string, files: Record<string, string>, ...args: string[]) => planProgram({
        "Pulumi.yaml": { name: "shop", runtime: "nodejs", main: "src/" }, "Pulumi.dev.yaml": { config: { "aws:region": "eu-central-1" } }, ...files,
        "src/index.ts": `import * as k8s from "@pulumi/kubernetes";\n${source}`,
    }, ...args);

    it("names it in the verdict's line and below, with the reason", async () => {
        const { code, stdout, stderr } = await planOf("[\"nginx\", \"redis\", \"kafka\", \"vault\", \"loki\"].forEach(chart => new k8s.helm.v3.Chart(chart, { chart }));", {});
        assert.equal(code, 0, stderr);
        assert.match(stdout, /\nPolicies: \d+ found nothing in the resources that could be read; not read: chart\s(\w+),\schart\s\w+,\schart\s\w+,\s2\smore\n {2}not read {2}chart \1: an offline plan does not run Helm/);
        assert.equal(stdout.match(/^ {2}not read {2}/gm)!.length, 5);
    });

    it("L1: holds for the rest, whose files are found from the program's folder; the JSON says both", async () => {
        const { code, stdout, stderr } = await planOf(`
            new k8s.yaml.ConfigFile("one", { file: "pods.yaml" });
            new k8s.yaml.v2.ConfigFile("two", { file: "./pods.yaml" });
            new k8s.helm.v3.Chart("a", { chart: "nginx" });
        `, { "src/pods.yaml": HOST_NETWORK }, "--json");
        assert.equal(code, 1, stderr);
        const { violations, notRead } = JSON.parse(stdout).policy;
        assert.deepEqual(violations.map(({ policy, urn }: any) => [policy, urn]).sort(), [
            ["windows-host-network", "urn:pulumi:dev::shop::kubernetes:yaml/v2:ConfigFile$kubernetes:core/v1:Pod::two:default/web"],
            ["windows-host-network", "urn:pulumi:dev::shop::kubernetes:yaml:ConfigFile$kubernetes:core/v1:Pod::web"],
        ]);
        assert.deepEqual(notRead, [{ what: "chart nginx", urn: "urn:pulumi:dev::shop::kubernetes:helm.sh/v3:Chart::a", reason: HELM }]);
    });

    it("is none where a manifest is wrong: its file and line are named", async () => {
        const { code, stderr } = await planOf("new k8s.yaml.v2.ConfigFile(\"f\", { file: \"a.yml\" });", { "src/a.yml": "apiVersion: v1\nkind: [\n" });
        assert.equal(code, 2);
        assert.match(stderr, /a\.yml: line [23]: is not valid YAML/);
    });
});
