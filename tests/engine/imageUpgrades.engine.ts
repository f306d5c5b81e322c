import * as assert from "node:assert/strict";
import { Deployment } from "./support/deployment";
import { gapsInAccess, gapsInWindowsCapacity } from "./support/availability";
import { deployed } from "./support/baseline";
import { Changes, NOTHING } from "./support/changes";
import { Config } from "./support/engine";
import { title } from "./providers/callLog";

const BUILDER = "aws:imagebuilder";
const RECIPE = `${BUILDER}/imageRecipe:ImageRecipe cluster-apps`;
const [CACHE, CHECK, CONTENTS] = ["cache", "check", "contents"].map(name => `${BUILDER}/component:Component cluster-apps-${name}`);
const PIPELINE = `${BUILDER}/imagePipeline:ImagePipeline cluster-apps`;
const DISTRIBUTION = `${BUILDER}/distributionConfiguration:DistributionConfiguration cluster-apps`;
const IN_USE = "aws:ec2/tag:Tag cluster-apps-in-use";
const both = (type: string) => ["batch", "web"].map(name => `${type} cluster-${name}`);
const TEMPLATES = both("aws:ec2/launchTemplate:LaunchTemplate");
const GROUPS = both("aws:eks/nodeGroup:NodeGroup");
const PARAMETER = "/eks-windows/eks-windows/prod/cluster-apps/image-id";

/** An up with another configuration that must come to these changes, and the stack at rest after it. */
async function upgrade(deployment: Deployment, config: Config, expected: Partial<Changes>): Promise<void> {
    const { cloud } = deployment.engine;
    deployment.configure(config);
    const { changes, failed, output, before } = await deployment.up();
    assert.equal(failed, false, output);
    assert.deepEqual(changes, { ...NOTHING, ...expected });
    assert.deepEqual(gapsInWindowsCapacity(before, cloud.log), []);
    assert.deepEqual(gapsInAccess(before, cloud.log), []);
    assert.deepEqual((await deployment.up()).changes, NOTHING);
}

describe("upgrades of Windows images in the real engine", () => {
    it("A6: a cached image makes a new recipe and keeps the old one, and no node rolls before it is built", async () => {
        const { deployment, config } = await deployed("prod");
        const { cloud } = deployment.engine;
        const recipes = () => cloud.made.filter(made => title(made) === RECIPE).length;
        config.imagePipelines[0].cachedImages.push({ reference: "mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022", sizeGiB: 6 });
        await upgrade(deployment, config, { created: [CACHE, CHECK, CONTENTS, RECIPE], updated: [PIPELINE] });
        assert.equal(recipes(), 2, "Image Builder refuses to delete a recipe that images were built from");
    });

    it("P3: every version of the recipe has one name, going back makes one more, and the clean-up selects them all", async () => {
        const { deployment, config } = await deployed("prod");
        const { cloud } = deployment.engine;
        const recipes = () => cloud.made.filter(made => title(made) === RECIPE).map(({ inputs }) => inputs);
        for (const sizeGiB of [200, 150, 200]) {
            Object.assign(config.imagePipelines[0], { rootVolume: { ...config.imagePipelines[0].rootVolume, sizeGiB } });
            config.windowsNodeGroups.forEach((group: Config) => { group.rootVolume = { ...group.rootVolume, sizeGiB: 200 }; });
            deployment.configure(config);
            const { failed, output } = await deployment.up();
            assert.equal(failed, false, output);
        }
        assert.deepEqual([new Set(recipes().map(({ name }) => name)).size, new Set(recipes().map(({ version }) => version)).size], [1, 4]);
        const [policy] = cloud.made.filter(({ type }) => type === `${BUILDER}/lifecyclePolicy:LifecyclePolicy`);
        assert.deepEqual(policy.inputs.resourceSelection, { recipes: [{ name: recipes()[0].name, semanticVersion: "x.x.x" }] });
        assert.deepEqual((await deployment.up()).changes, NOTHING);
    });

    it("P3: a built image goes into the launch templates, and both groups roll in place", async () => {
        const { deployment, config } = await deployed("prod");
        deployment.engine.cloud.parameters[PARAMETER] = "ami-00000000000000001";
        await upgrade(deployment, config, { updated: [...TEMPLATES, ...GROUPS], replaced: [IN_USE] });
    });

    it("P1: every image that follows rolls them again, and the tag moves with it", async () => {
        const { deployment, config } = await deployed("prod");
        const { cloud } = deployment.engine;
        cloud.parameters[PARAMETER] = "ami-00000000000000001";
        await deployment.up();
        cloud.parameters[PARAMETER] = "ami-00000000000000002";
        await upgrade(deployment, config, { updated: [...TEMPLATES, ...GROUPS], replaced: [IN_USE] });
        assert.deepEqual(cloud.made.filter(made => title(made) === IN_USE).map(({ inputs }) => inputs.resourceId), ["ami-00000000000000002"]);
    });

    it("A3: a Kubernetes minor version updates the control plane and makes a new recipe; the nodes follow with its image", async () => {
        const { deployment, config } = await deployed("prod");
        config.kubernetesVersion = "1.36";
        await upgrade(deployment, config, {
            created: [CONTENTS, RECIPE],
            updated: [
                "aws:eks/addon:Addon cluster-kube-proxy", "aws:eks/addon:Addon cluster-vpc-cni", "aws:eks/cluster:Cluster cluster-eksCluster",
                "aws:eks/nodeGroup:NodeGroup cluster-linux", PIPELINE,
            ].sort(),
        });
    });

    it("A1: another Windows Server release makes a new recipe, and no new group", async () => {
        const { deployment, config } = await deployed("prod");
        config.imagePipelines[0].eksOptimizedBase.amiType = "WINDOWS_CORE_2025_x86_64";
        config.imagePipelines[0].cachedImages = [];
        await upgrade(deployment, config, { created: [CONTENTS, RECIPE], updated: [PIPELINE] });
    });

    it("A5: scaling keeps as many Fast Launch snapshots as an update launches nodes", async () => {
        const { deployment, config } = await deployed("prod");
        config.windowsNodeGroups[0].update = { maxUnavailable: 9 };
        await upgrade(deployment, config, { updated: [GROUPS[1], DISTRIBUTION] });
    });

    it("a group moves from Amazon's AMI to a pipeline as a new group before the old one goes", async () => {
        const { deployment, config } = await deployed("prod");
        const [web, batch] = config.windowsNodeGroups;
        deployment.configure({ ...config, windowsNodeGroups: [web, { ...batch, imagePipeline: undefined }] });
        await deployment.up();
        await upgrade(deployment, config, { updated: [TEMPLATES[0], DISTRIBUTION], replaced: [GROUPS[0]] });
    });
});
