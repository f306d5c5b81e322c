import * as assert from "node:assert/strict";
import { WindowsCluster, WindowsClusterArgs } from "../../components";
import { Call, CallLog, title } from "./providers/callLog";
import { Cloud } from "./providers/cloud";
import { outOfOrder } from "./support/availability";
import { startEngine } from "./support/baseline";
import { NOTHING } from "./support/changes";
import { notAllowed } from "./support/deployerRights";
import { Deployment } from "./support/deployment";
import { Config, Program } from "./support/engine";

const CONFIG: Config = { "aws:region": "eu-central-1" };
const GROUP = "aws:autoscaling/group:Group shop-web";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate shop-web";
const HOOK = "aws:autoscaling/lifecycleHook:LifecycleHook shop-web-drain";
const POLICY = "aws:iam/rolePolicy:RolePolicy shop-web-warm-pool";
const VPC = { existingVpc: { vpcId: "vpc-0a1b2c3d", privateSubnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"] } };
const NAME = "Windows_Server-2022-English-Core-EKS_Optimized-1.35-2026.07";

type Group = Partial<WindowsClusterArgs["windowsNodeGroups"][number]>;

const shop = (group: Group = {}, more: Partial<WindowsClusterArgs> = {}): Program => async () => {
    const { podsPerNode, windowsNodeGroupNames } = new WindowsCluster("shop", {
        kubernetesVersion: "1.35", releaseVersion: "1.35-2026.07.21", network: VPC, deletionProtection: false,
        windowsNodeGroups: [{ name: "web", selfManaged: { drainSeconds: 600 }, ...group }], ...more,
    });
    return { podsPerNode, windowsNodeGroupNames };
};

const inputsOf = (cloud: Cloud, wanted: string) => cloud.made.find(made => title(made) === wanted)!.inputs as any;

describe("self-managed Windows groups in the real engine", () => {
    let deployment: Deployment;
    let saved: ReturnType<Deployment["save"]>;
    before(async () => {
        deployment = await Deployment.create(await startEngine(), "dev", "selfmanaged", CONFIG, shop());
        const { cloud } = deployment.engine;
        cloud.parameters[`${NAME}.21`] = "ami-00000000000000021";
        cloud.parameters[`${NAME}.28`] = "ami-00000000000000028";
        const { failed, output } = await deployment.up({ policies: true });
        assert.equal(failed, false, output);
        // Nodes that come before their role's identity and policies can't join.
        assert.deepEqual(outOfOrder(cloud.log, [
            "aws:eks/accessEntry:AccessEntry shop-windows", "aws:eks/addon:Addon shop-vpc-cni",
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment shop-windows-nodes-AmazonEKSWorkerNodePolicy", TEMPLATE,
        ], call => title(call) === GROUP), []);
        saved = deployment.save();
    });
    beforeEach(() => deployment.restore(saved));

    /** An up of another program that must come to these changes, and the stack at rest after it. */
    async function change(program: Program, expected: object, look: (log: CallLog) => void = () => undefined): Promise<Cloud> {
        deployment.use(program);
        const { changes, failed, output } = await deployment.up();
        look(deployment.engine.cloud.log);
        assert.equal(failed, false, output);
        assert.deepEqual(notAllowed(deployment.engine.cloud.log), []);
        assert.deepEqual(changes, { ...NOTHING, ...expected });
        assert.deepEqual((await deployment.up()).changes, NOTHING);
        return deployment.engine.cloud;
    }

    it("A2, P3: start on the pinned release of Amazon's AMI, in a group that follows the version of its template", async () => {
        const cloud = await change(shop(), {});
        assert.equal(inputsOf(cloud, TEMPLATE).imageId, "ami-00000000000000021");
        const { launchTemplate, vpcZoneIdentifiers, tags } = inputsOf(cloud, GROUP);
        assert.deepEqual([launchTemplate.version, vpcZoneIdentifiers], ["1", VPC.existingVpc.privateSubnetIds]);
        const cluster = cloud.made.find(({ type }) => type === "aws:eks/cluster:Cluster")!.inputs.name;
        assert.ok(tags.some(({ key, value, propagateAtLaunch }: any) =>
            key === `kubernetes.io/cluster/${cluster}` && value === "owned" && propagateAtLaunch), JSON.stringify(tags));
        const { podsPerNode } = await deployment.outputs();
        assert.deepEqual(podsPerNode.value, { web: 9 });
    });

    it("P3: roll to another release by a new version of the template, and nothing else changes", async () => {
        const cloud = await change(shop({}, { releaseVersion: "1.35-2026.07.28" }), { updated: [GROUP, TEMPLATE].sort() });
        assert.equal(inputsOf(cloud, TEMPLATE).imageId, "ami-00000000000000028");
        assert.equal(inputsOf(cloud, GROUP).launchTemplate.version, "2");
    });

    it("P3: roll to the image of a pipeline in place, and to each image that follows", async () => {
        const { cloud } = deployment.engine;
        const program = shop({ imagePipeline: "apps" }, { releaseVersion: undefined, imagePipelines: [{ name: "apps" }] });
        deployment.use(program);
        const first = await deployment.up();
        assert.equal(first.failed, false, first.output);
        assert.deepEqual([first.changes.replaced, first.changes.deleted], [[], []]);
        cloud.parameters["/eks-windows/selfmanaged/dev/shop-apps/image-id"] = "ami-0000000000000000a";
        const { changes } = await deployment.up();
        assert.deepEqual(changes.updated, [GROUP, TEMPLATE].sort());
        assert.equal(inputsOf(cloud, TEMPLATE).imageId, "ami-0000000000000000a");
        assert.deepEqual((await deployment.up()).changes, NOTHING);
    });

    it("change checkpoints, Spot and the drain in place", async () => {
        const cloud = await change(shop({
            capacityType: "SPOT", instanceTypes: ["m6i.large", "m5.large"],
            selfManaged: { onDemandBaseCapacity: 1, instanceRefresh: { checkpointPercentages: [50, 100], checkpointDelaySeconds: 600 } },
        }), { updated: [GROUP, TEMPLATE].sort(), deleted: [HOOK] });
        const { mixedInstancesPolicy: { instancesDistribution }, instanceRefresh: { preferences }, launchTemplate } = inputsOf(cloud, GROUP);
        assert.deepEqual([instancesDistribution.onDemandBaseCapacity, instancesDistribution.onDemandPercentageAboveBaseCapacity], [1, 0]);
        assert.deepEqual([preferences.checkpointPercentages, preferences.checkpointDelay], [[50, 100], "600"]);
        assert.equal(launchTemplate, undefined);
    });

    it("get a warm pool by a new group, which comes before the old one goes, and after the right to enter the pool", async () => {
        const { cloud } = deployment.engine;
        let replacing: Call[] = [];
        await change(shop({ selfManaged: { drainSeconds: 600, warmPool: { minSize: 2 } } }), {
            created: [POLICY], updated: [TEMPLATE], replaced: [GROUP, HOOK].sort(),
        }, log => { replacing = [...log.calls]; });
        assert.deepEqual(inputsOf(cloud, GROUP).warmPool.minSize, 2);
        const call = (method: string, wanted: string) => replacing.find(each => each.method === method && title(each) === wanted)!;
        assert.ok(call("create", GROUP).ended! < call("delete", GROUP).started);
        assert.ok(call("create", POLICY).ended! < call("create", GROUP).started);
        const userData = Buffer.from(inputsOf(cloud, TEMPLATE).userData, "base64").toString();
        assert.match(userData, /Warmed:[^]*<persist>true<\/persist>/);
    });

    it("leave the desired size to an autoscaler, whatever it has made of it", async () => {
        const cloud = await change(shop({ autoscaled: true }), { updated: [GROUP] });
        const group = cloud.made.find(made => title(made) === GROUP)!;
        group.inputs = { ...group.inputs, desiredCapacity: 3 };
        group.outputs = { ...group.outputs, desiredCapacity: 3 };
        const refreshed = await deployment.refresh();
        assert.equal(refreshed.failed, false, refreshed.output);
        assert.deepEqual((await deployment.up()).changes, NOTHING);
        assert.equal((cloud.made.find(made => title(made) === GROUP)!.inputs as any).desiredCapacity, 3);
    });

    it("go with their cluster, hook first", async () => {
        const { cloud } = deployment.engine;
        const { failed, output } = await deployment.destroy();
        assert.equal(failed, false, output);
        assert.deepEqual(cloud.left(), []);
        const deleted = cloud.log.done("delete").map(title);
        assert.ok(deleted.indexOf(HOOK) < deleted.indexOf(GROUP), deleted.join("\n"));
    });
});
