import * as assert from "node:assert/strict";
import { Properties } from "../../plan/signatures";
import { Cloud } from "./providers/cloud";
import { CLUSTER, ENTRY, NODE_GROUP } from "./providers/refusals";

const RECIPE = "aws:imagebuilder/imageRecipe:ImageRecipe";
const COMPONENT = "aws:imagebuilder/component:Component";
const PIPELINE = "aws:imagebuilder/imagePipeline:ImagePipeline";
const ROLE_ARN = "arn:aws:iam::111122223333:role/nodes";

/** What AWS makes anew when it is changed, and what it changes in place. */
const CHANGES: { type: string; replaces: [string, Properties, Properties][]; keeps: [string, Properties, Properties][] }[] = [
    {
        type: ENTRY,
        replaces: [["type", { type: "EC2_LINUX" }, { type: "EC2_WINDOWS" }], ["principalArn", { principalArn: "a" }, { principalArn: "b" }]],
        keeps: [["tags", { tags: {} }, { tags: { a: "b" } }]],
    },
    {
        type: NODE_GROUP,
        replaces: [
            ["subnetIds", { subnetIds: ["a"] }, { subnetIds: ["b"] }],
            ["amiType", { amiType: "WINDOWS_CORE_2022_x86_64" }, { amiType: "WINDOWS_CORE_2025_x86_64" }],
            ["instanceTypes", { instanceTypes: ["m6i.large"] }, { instanceTypes: ["m6i.xlarge"] }],
            ["capacityType", {}, { capacityType: "SPOT" }],
            ["diskSize", { diskSize: 50 }, { diskSize: 100 }],
            ["nodeRoleArn", { nodeRoleArn: "a" }, { nodeRoleArn: "b" }],
            ["launchTemplate", { launchTemplate: { id: "a", version: "1" } }, { launchTemplate: { id: "b", version: "1" } }],
            ["launchTemplate", { launchTemplate: { name: "a" } }, { launchTemplate: { name: "b" } }],
            ["nodeGroupName", { nodeGroupName: "a" }, { nodeGroupName: "b" }],
        ],
        keeps: [
            ["launchTemplate", { launchTemplate: { id: "a", version: "1" } }, { launchTemplate: { id: "a", version: "2" } }],
            ["releaseVersion", {}, { releaseVersion: "1.35-2026.04.18" }],
            ["version", { version: "1.35" }, { version: "1.36" }],
            ["scalingConfig", { scalingConfig: { maxSize: 1 } }, { scalingConfig: { maxSize: 2 } }],
            ["taints", {}, { taints: [{ key: "os" }] }],
        ],
    },
    { type: RECIPE, replaces: [["version", { version: "1.0.0" }, { version: "1.0.1" }]], keeps: [["tags", {}, { tags: {} }]] },
    { type: COMPONENT, replaces: [["version", { version: "1.0.0" }, { version: "1.0.1" }], ["data", { data: "a" }, { data: "b" }]], keeps: [["tags", {}, { tags: {} }]] },
    { type: PIPELINE, replaces: [["name", { name: "a" }, { name: "b" }]], keeps: [["imageRecipeArn", { imageRecipeArn: "a" }, { imageRecipeArn: "b" }]] },
];

const urn = (type: string, name: string) => `urn:pulumi:dev::test::${type}::${name}`;

/** As little as the API server takes. */
const JOB = { template: { spec: { restartPolicy: "Never", containers: [{ name: "test", image: "test" }] } } };

describe("the stand-ins of the providers", () => {
    for (const { type, replaces, keeps } of CHANGES) {
        for (const [property, olds, news] of replaces) {
            it(`replace ${type} when ${property} changes: ${JSON.stringify(news)}`, () => {
                assert.deepEqual(new Cloud("eu-central-1").diff(type, olds, news).replaced, [property]);
            });
        }
        for (const [property, olds, news] of keeps) {
            it(`keep ${type} when ${property} changes: ${JSON.stringify(news)}`, () => {
                assert.deepEqual(new Cloud("eu-central-1").diff(type, olds, news), { changed: [property], replaced: [], deleteFirst: false });
            });
        }
    }

    it("keep what the program no longer gives, where AWS fills it in as well", () => {
        const olds = { amiType: "WINDOWS_CORE_2022_x86_64", releaseVersion: "1.35-2026.04.18", instanceTypes: ["m6i.large"] };
        assert.deepEqual(new Cloud("eu-central-1").diff(NODE_GROUP, olds, {}).changed, []);
    });

    it("name what has no name, keep that name, and name its replacement anew", () => {
        const cloud = new Cloud("eu-central-1");
        const { inputs } = cloud.check(NODE_GROUP, "web", {}, {});
        assert.match(String(inputs.nodeGroupName), /^web-[0-9a-f]{7}$/);
        assert.equal(cloud.check(NODE_GROUP, "web", inputs, {}).inputs.nodeGroupName, inputs.nodeGroupName);
        assert.notEqual(cloud.check(NODE_GROUP, "web", {}, {}).inputs.nodeGroupName, inputs.nodeGroupName);
        assert.equal(cloud.check(NODE_GROUP, "web", inputs, { nodeGroupName: "given" }).inputs.nodeGroupName, "given");
    });

    it("make what has a name of its own again only after the old one is gone", () => {
        const [olds, news] = ["SPOT", "ON_DEMAND"].map(capacityType => ({ nodeGroupName: "web", capacityType }));
        assert.equal(new Cloud("eu-central-1").diff(NODE_GROUP, olds, news).deleteFirst, true);
    });

    it("change the data of a ConfigMap in place only where its provider is told to, and it is not immutable", () => {
        const metadata = { name: "aws-auth", namespace: "kube-system" };
        const [olds, news] = ["a", "b"].map(mapRoles => ({ metadata, data: { mapRoles } }));
        const diff = (settings: Properties, immutable: boolean) => {
            const { replaced, deleteFirst } = new Cloud("eu-central-1").diff("kubernetes:core/v1:ConfigMap", olds, { ...news, immutable }, { settings });
            return { replaced, deleteFirst };
        };
        assert.deepEqual(diff({}, false), { replaced: ["data"], deleteFirst: true });
        assert.deepEqual(diff({ enableConfigMapMutable: "true" }, false), { replaced: [], deleteFirst: false });
        assert.deepEqual(diff({ enableConfigMapMutable: "true" }, true), { replaced: ["data"], deleteFirst: true });
    });

    it("keep a Job that failed, say nothing of its container the second time, and replace it where its annotation says so", async () => {
        const cloud = new Cloud("eu-central-1");
        const job = (annotations: Properties) => ({ metadata: { name: "test", annotations }, spec: JOB });
        const type = "kubernetes:batch/v1:Job";
        cloud.faults.plan({ method: "create", times: 1, unready: true, message: "exit code 1" });
        await assert.rejects(cloud.create(urn(type, "test"), job({}), false), /failed to initialize/);
        const [{ id }] = cloud.made;
        await assert.rejects(cloud.read(urn(type, "test"), id), /failed to initialize/);
        await assert.rejects(cloud.update(urn(type, "test"), id, {}, job({}), false), /failed to initialize/);
        assert.deepEqual(cloud.diff(type, job({}), job({}), { id }), { changed: [], replaced: [], deleteFirst: false });
        const wanted = job({ "pulumi.com/replaceUnready": "true" });
        assert.deepEqual(cloud.diff(type, wanted, wanted, { id }).replaced, ["metadata"]);
    });

    it("L11: refuse an access entry where the cluster reads aws-auth alone, and a mode other than the next one", async () => {
        const cloud = new Cloud("eu-central-1");
        const cluster = (authenticationMode: string) => ({
            name: "c", roleArn: ROLE_ARN, vpcConfig: { subnetIds: ["subnet-0123456789abcdef0"] }, accessConfig: { authenticationMode },
        });
        const { id } = await cloud.create(urn(CLUSTER, "c"), cluster("CONFIG_MAP"), false);
        const entry = () => cloud.create(urn(ENTRY, "e"), { clusterName: "c", principalArn: ROLE_ARN, type: "EC2_WINDOWS" }, false);
        const change = (mode: string) => cloud.update(urn(CLUSTER, "c"), id, {}, cluster(mode), false);
        await assert.rejects(entry(), /authentication mode must be set to one of \[API, API_AND_CONFIG_MAP\]/);
        await assert.rejects(change("API"), /Unsupported authentication mode update from CONFIG_MAP to API/);
        await change("API_AND_CONFIG_MAP");
        await entry();
        await change("API");
        await assert.rejects(change("API_AND_CONFIG_MAP"), /Unsupported authentication mode update from API to API_AND_CONFIG_MAP/);
    });

    it("say what is missing", () => {
        assert.deepEqual(new Cloud("eu-central-1").check(ENTRY, "entry", {}, { clusterName: "c" }).missing, ["principalArn"]);
    });

    it("refuse an entry of another type for the same principal", async () => {
        const cloud = new Cloud("eu-central-1");
        const entry = { clusterName: "c", principalArn: ROLE_ARN, type: "EC2_LINUX" };
        await cloud.create(urn(ENTRY, "one"), entry, false);
        await assert.rejects(cloud.create(urn(ENTRY, "two"), { ...entry, type: "EC2_WINDOWS" }, false), /ResourceInUseException.*EC2_LINUX/);
        await cloud.create(urn(ENTRY, "elsewhere"), { ...entry, clusterName: "d" }, false);
    });

    it("L11: let the role of an image of one's own in as Linux, as EKS does, unless it has an entry", async () => {
        const cloud = new Cloud("eu-central-1");
        const group = { clusterName: "c", nodeGroupName: "web", nodeRoleArn: ROLE_ARN, subnetIds: ["subnet-1"], launchTemplate: { id: "lt-1", version: "1" } };
        await cloud.create(urn(NODE_GROUP, "web"), group, false);
        await assert.rejects(cloud.create(urn(ENTRY, "late"), { clusterName: "c", principalArn: ROLE_ARN, type: "EC2_WINDOWS" }, false), /EC2_LINUX/);
        assert.deepEqual(cloud.left().map(({ name }) => name), ["web"]);
    });

    it("refuse a second resource of the same name", async () => {
        const cloud = new Cloud("eu-central-1");
        await cloud.create(urn("aws:iam/role:Role", "one"), { name: "nodes", assumeRolePolicy: "{}" }, false);
        await assert.rejects(cloud.create(urn("aws:iam/role:Role", "two"), { name: "nodes", assumeRolePolicy: "{}" }, false), /EntityAlreadyExists.*nodes/);
    });

    it("refuse to delete a recipe and a component that are in use", async () => {
        const cloud = new Cloud("eu-central-1");
        const component = await cloud.create(urn(COMPONENT, "cache"), { name: "cache", version: "1.0.0", platform: "Windows", data: "name: cache" }, false);
        const recipe = await cloud.create(urn(RECIPE, "apps"), { name: "apps", version: "1.0.0", parentImage: "ami-1", components: [{ componentArn: component.id }] }, false);
        const pipeline = await cloud.create(urn(PIPELINE, "apps"), {
            name: "apps", imageRecipeArn: recipe.id,
            infrastructureConfigurationArn: "arn:aws:imagebuilder:eu-central-1:111122223333:infrastructure-configuration/apps",
        }, false);
        await assert.rejects(cloud.remove(urn(COMPONENT, "cache"), component.id), /ResourceDependencyException/);
        await assert.rejects(cloud.remove(urn(RECIPE, "apps"), recipe.id), /ResourceDependencyException.*image-pipeline/);
        await cloud.remove(urn(PIPELINE, "apps"), pipeline.id);
        await cloud.remove(urn(RECIPE, "apps"), recipe.id);
        await cloud.remove(urn(COMPONENT, "cache"), component.id);
        assert.deepEqual(cloud.left(), []);
    });

    it("refuse what nobody expected", () => {
        const cloud = new Cloud("eu-central-1");
        assert.throws(() => cloud.check("aws:s3/bucket:Bucket", "logs", {}, {}), /has no stand-in/);
        assert.throws(() => cloud.lookUp("aws:s3/getBucket:getBucket", {}), /nobody expected/);
    });
});
