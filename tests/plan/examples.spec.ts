import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as yaml from "js-yaml";
import { EXAMPLES, exampleNames, exampleRun, plannedExample } from "../support/examples";
import { assertPlanSchema } from "../support/planSchema";

const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const RUNTIME_CLASS = "kubernetes:node.k8s.io/v1:RuntimeClass";
const BUDGET = "kubernetes:policy/v1:PodDisruptionBudget";

/**
 * Keys of each kind of source that LogMonitor reads.
 *
 * @see https://github.com/microsoft/windows-container-tools/blob/main/LogMonitor/docs/README.md
 */
const LOG_SOURCES: Record<string, { required: string[]; optional: string[] }> = {
    EventLog: { required: ["type", "startAtOldestRecord", "channels"], optional: ["eventFormatMultiLine"] },
    File: { required: ["type", "directory"], optional: ["filter", "includeSubdirectories", "includeFileNames", "waitInSeconds"] },
};

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

    it("A5, A6: framework-app caches the image that its pods run, and tells LogMonitor what it reads", async () => {
        const { document, inputs } = await plannedExample("framework-app");
        const [{ image }] = inputs(DEPLOYMENT, "shop").spec.template.spec.containers;
        const [{ cached, fastLaunch, nodeGroups }] = document.images;
        assert.deepEqual([cached, fastLaunch, nodeGroups], [[`${image} (8 GiB)`], "4 snapshots kept ready", ["shop-web"]]);

        const app = path.join(EXAMPLES, "framework-app/app");
        const { LogConfig: { sources } } = JSON.parse(fs.readFileSync(path.join(app, "LogMonitorConfig.json"), "utf8"));
        for (const source of sources) {
            const { required, optional } = LOG_SOURCES[source.type];
            assert.deepEqual(required.filter(key => source[key] === undefined), []);
            assert.deepEqual(Object.keys(source).filter(key => ![...required, ...optional].includes(key)), []);
        }
        const dockerfile = fs.readFileSync(path.join(app, "Dockerfile"), "utf8");
        const entryPoint = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(dockerfile)![1]);
        assert.deepEqual(entryPoint, ["C:\\LogMonitor\\LogMonitor.exe", "C:\\ServiceMonitor.exe", "w3svc"]);
        // LogMonitor reads its configuration from this file.
        assert.match(dockerfile, /^COPY LogMonitorConfig\.json C:\/LogMonitor\/LogMonitorConfig\.json$/m);
        [...dockerfile.matchAll(/^COPY (\S+) /gm)].forEach(([, file]) => assert.ok(fs.existsSync(path.join(app, file)), file));
    });

    it("E6: linux-and-windows says by one word where each pod runs", async () => {
        const { inputs } = await plannedExample("linux-and-windows");
        const place = (name: string) => {
            const { runtimeClassName, nodeSelector, tolerations } = inputs(DEPLOYMENT, name).spec.template.spec;
            return { runtimeClassName, nodeSelector, tolerations };
        };
        assert.deepEqual(place("front"), { runtimeClassName: inputs(RUNTIME_CLASS, "shop-runtime-2022").metadata.name, nodeSelector: undefined, tolerations: undefined });
        assert.deepEqual(place("prices"), { runtimeClassName: undefined, nodeSelector: { "kubernetes.io/os": "linux" }, tolerations: undefined });
        const [{ env: [{ value }] }] = inputs(DEPLOYMENT, "front").spec.template.spec.containers;
        const { metadata, spec } = inputs("kubernetes:core/v1:Service", "prices");
        assert.ok(value.includes(`http://${metadata.name}"`));
        assert.deepEqual(spec.selector, inputs(DEPLOYMENT, "prices").spec.template.metadata.labels);
    });

    it("A4: own-image joins nodes of an AMI that the configuration names, as Windows nodes of the cluster", async () => {
        const { inputs } = await plannedExample("own-image");
        const template = inputs("aws:ec2/launchTemplate:LaunchTemplate", "shop-apps");
        const { config } = yaml.load(fs.readFileSync(path.join(EXAMPLES, "own-image/Pulumi.dev.yaml"), "utf8")) as { config: Record<string, string> };
        assert.equal(template.imageId, config["own-image:imageId"]);
        const [own, amazons] = ["shop-apps", "shop-web"].map(name => inputs("aws:eks/nodeGroup:NodeGroup", name));
        assert.deepEqual([own.amiType, amazons.amiType], [undefined, "WINDOWS_CORE_2022_x86_64"]);
        assert.equal(inputs("kubernetes:batch/v1:Job", "shop-apps-smoke-test").spec.template.spec.nodeSelector["kubernetes.io/os"], "windows");
    });

    it("E6: awsx-vpc has its nodes in the private subnets of the VPC, and says where load balancers go", async () => {
        const { document, inputs } = await plannedExample("awsx-vpc");
        const { subnetSpecs } = inputs("awsx:ec2:Vpc", "shop");
        assert.deepEqual(subnetSpecs.map(({ type, tags }: { type: string; tags: object }) => [type, tags]),
            [["Private", { "kubernetes.io/role/internal-elb": "1" }], ["Public", { "kubernetes.io/role/elb": "1" }]]);
        const found = (type: string, name: string) => document.resources.find((each: any) => each.type === type && each.name === name);
        assert.deepEqual(found("aws:eks/nodeGroup:NodeGroup", "shop-web").propertyDependencies.subnetIds, [found("awsx:ec2:Vpc", "shop").urn]);
    });
});
