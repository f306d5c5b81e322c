import * as assert from "node:assert/strict";
import { CapacityType, NodeRole, WindowsAmiType, WindowsNodeGroup } from "../../../components";
import type { WindowsNodeGroupArgs } from "../../../components";
import { PlanEngine } from "../../../plan/engine";
import { UNKNOWN } from "../../../plan/signatures";
import { childrenOf, only, planned } from "../../support/planned";

const GROUP = "eks-windows:index:WindowsNodeGroup";
/** The one that the offline answers have stored. */
const RELEASE = "1.35-2026.07.21";
const TAG = "aws:autoscaling/tag:Tag";
const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const KEY = "arn:aws:kms:eu-central-1:111122223333:key/0d1ecb7a-4d3c-4a4e-8d5c-1f2e3d4c5b6a";
const ARGS = {
    clusterName: "shop", nodeRoleArn: "arn:aws:iam::111122223333:role/windows", subnetIds: ["subnet-1", "subnet-2"], kubernetesVersion: "1.35",
};

const build = (more: Partial<WindowsNodeGroupArgs> = {}) => planned(() => new WindowsNodeGroup("win", { ...ARGS, ...more }));

describe("WindowsNodeGroup", () => {
    it("is a managed node group and its launch template", async () => {
        const seen = await build();
        assert.deepEqual(childrenOf(seen, only(seen, GROUP)), [`${LAUNCH_TEMPLATE} win`, `${NODE_GROUP} win`]);
        assert.deepEqual(only(seen, NODE_GROUP).propertyDependencies.launchTemplate, [only(seen, LAUNCH_TEMPLATE).urn]);
    });

    it("A1, A3: leaves the AMI release to EKS by default, and later differences alone", async () => {
        const { inputs, options } = only(await build(), NODE_GROUP);
        assert.deepEqual([inputs.amiType, inputs.version, inputs.releaseVersion], ["WINDOWS_CORE_2022_x86_64", "1.35", undefined]);
        assert.deepEqual(options.ignoreChanges, ["releaseVersion"]);
    });

    it("A3: pins the AMI release, and follows a change of the pin", async () => {
        const { inputs, options } = only(await build({ releaseVersion: RELEASE }), NODE_GROUP);
        assert.equal(inputs.releaseVersion, RELEASE);
        assert.deepEqual(options.ignoreChanges, []);
    });

    it("A2: follows the latest release in SSM where asked to", async () => {
        const { inputs, options } = only(await build({ followLatestRelease: true }), NODE_GROUP);
        assert.equal(inputs.releaseVersion, RELEASE);
        assert.deepEqual(options.ignoreChanges, []);
    });

    for (const amiType of Object.values(WindowsAmiType)) {
        it(`A1: passes ${amiType} on`, async () => {
            assert.equal(only(await build({ amiType }), NODE_GROUP).inputs.amiType, amiType);
        });
    }

    it("taints its nodes so that Linux pods stay away, unless told not to", async () => {
        assert.deepEqual(only(await build(), NODE_GROUP).inputs.taints, [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }]);
        assert.deepEqual(only(await build({ windowsTaint: false }), NODE_GROUP).inputs.taints, []);
    });

    it("has an encrypted gp3 root volume with room for images, and IMDSv2 alone", async () => {
        const { inputs } = only(await build(), LAUNCH_TEMPLATE);
        assert.deepEqual(inputs.blockDeviceMappings, [{
            deviceName: "/dev/sda1",
            ebs: { volumeType: "gp3", volumeSize: 100, encrypted: "true", deleteOnTermination: "true" },
        }]);
        assert.deepEqual(inputs.metadataOptions, { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 });
    });

    it("names nothing in the launch template that belongs to EKS", async () => {
        const { inputs } = only(await build(), LAUNCH_TEMPLATE);
        for (const property of ["imageId", "instanceType", "userData", "networkInterfaces", "iamInstanceProfile", "vpcSecurityGroupIds", "securityGroupNames"]) {
            assert.equal(inputs[property], undefined, property);
        }
    });

    it("takes volume, hop limit, capacity type, labels and tags", async () => {
        const seen = await build({
            rootVolume: { sizeGiB: 200, iops: 4000, throughputMiBps: 250, kmsKeyArn: KEY }, metadataHopLimit: 2,
            capacityType: CapacityType.Spot, labels: { pool: "web" }, tags: { team: "web" }, instanceTypes: ["m6i.xlarge"],
        });
        const template = only(seen, LAUNCH_TEMPLATE).inputs as any;
        assert.deepEqual(template.blockDeviceMappings[0].ebs, {
            volumeType: "gp3", volumeSize: 200, iops: 4000, throughput: 250, kmsKeyId: KEY, encrypted: "true", deleteOnTermination: "true",
        });
        assert.equal(template.metadataOptions.httpPutResponseHopLimit, 2);
        assert.deepEqual(template.tagSpecifications, ["instance", "volume"].map(resourceType => ({ resourceType, tags: { team: "web", Name: "win" } })));
        const { inputs } = only(seen, NODE_GROUP);
        assert.deepEqual([inputs.capacityType, inputs.labels, inputs.tags, inputs.instanceTypes], ["SPOT", { pool: "web" }, { team: "web" }, ["m6i.xlarge"]]);
    });

    it("leaves the desired size to an autoscaler that owns it", async () => {
        const { inputs, options } = only(await build({ autoscaled: true, scaling: { minSize: 0, maxSize: 5, desiredSize: 2 } }), NODE_GROUP);
        assert.deepEqual(inputs.scalingConfig, { minSize: 0, maxSize: 5, desiredSize: 2 });
        assert.deepEqual(options.ignoreChanges, ["releaseVersion", "scalingConfig.desiredSize"]);
    });

    describe("with an autoscaler", () => {
        const tagsOf = async (args: Parameters<typeof build>[0]) => Object.fromEntries((await build(args)).filter(({ type }) => type === TAG)
            .map(({ inputs: { tag } }: any) => [tag.key.replace("k8s.io/cluster-autoscaler/node-template/", ""), tag.value]));

        it("D1, E6: tells the Cluster Autoscaler what a node will be, so that it starts the first one", async () => {
            assert.deepEqual(await tagsOf({ autoscaled: true, labels: { pool: "web" }, instanceTypes: ["m6i.xlarge", "m6i.large"] }), {
                "label/pool": "web", "label/kubernetes.io/os": "windows", "label/kubernetes.io/arch": "amd64",
                "label/node.kubernetes.io/windows-build": "10.0.20348", "taint/os": "windows:NoSchedule",
                "resources/vpc.amazonaws.com/PrivateIPv4Address": "9",
            });
        });

        it("D2: counts addresses by prefixes, whatever kubelet accepts, and names no taint that nodes don't have", async () => {
            const tags = await tagsOf({ autoscaled: true, prefixDelegation: true, windowsTaint: false });
            assert.deepEqual([tags["resources/vpc.amazonaws.com/PrivateIPv4Address"], "taint/os" in tags], ["144", false]);
        });

        it("tags nothing without one", async () => {
            assert.deepEqual(await tagsOf({}), {});
        });

        it("D1: refuses labels that are no tags of an Auto Scaling group", async () => {
            const many = Object.fromEntries(Array.from({ length: 41 }, (_, i) => [`label-${i}`, "x"]));
            await assert.rejects(build({ autoscaled: true, labels: many }), /labels: with autoscaled, each label becomes a tag .* allows 50 tags and has 10 others, got 41; remove 1/);
            await build({ labels: many });
        });
    });

    for (const [maxSize, update, minutes, config] of [
        [3, undefined, 60, { maxUnavailable: 1 }],
        [20, undefined, 400, { maxUnavailable: 1 }],
        [20, { maxUnavailable: 4 }, 100, { maxUnavailable: 4 }],
        [20, { maxUnavailablePercentage: 50 }, 60, { maxUnavailablePercentage: 50 }],
    ] as const) {
        it(`waits ${minutes} minutes for ${maxSize} nodes with ${JSON.stringify(config)}`, async () => {
            const { inputs, options } = only(await build({ scaling: { minSize: 1, maxSize, desiredSize: 1 }, update }), NODE_GROUP);
            assert.deepEqual(options.customTimeouts, { create: `${minutes}m`, update: `${minutes}m`, delete: `${minutes}m` });
            assert.deepEqual(inputs.updateConfig, config);
        });
    }

    it("has a generated name, so that a replacement comes up first", async () => {
        const { inputs } = only(await build(), NODE_GROUP);
        assert.deepEqual([inputs.nodeGroupName, inputs.nodeGroupNamePrefix], [undefined, undefined]);
    });

    for (const [instanceTypes, prefixDelegation, pods] of [
        [["t3.medium"], false, 5], [["m6i.large"], true, 110], [["t3.medium"], true, 80], [["m6i.4xlarge", "m6i.large"], false, 9],
    ] as const) {
        it(`D1, D2: says that ${pods} pods fit on ${instanceTypes.join(" or ")}${prefixDelegation ? " with prefixes" : ""}`, async () => {
            const seen = await build({ instanceTypes: [...instanceTypes], prefixDelegation });
            assert.equal(only(seen, GROUP).outputs.podsPerNode, pods);
        });
    }

    it("knows no capacity of a type that is newer than the table, and refuses nothing", async () => {
        const seen = await build({ instanceTypes: ["m99i.large"] });
        assert.equal(only(seen, GROUP).outputs.podsPerNode, UNKNOWN);
        assert.deepEqual(only(seen, NODE_GROUP).inputs.instanceTypes, ["m99i.large"]);
    });

    it("L11: makes its node group wait for what the component waits for", async () => {
        const seen = await planned(() => {
            const role = new NodeRole("role", {});
            return new WindowsNodeGroup("win", ARGS, { dependsOn: [role] });
        });
        const { dependencies } = only(seen, NODE_GROUP);
        seen.filter(({ type }) => type.startsWith("aws:iam")).forEach(({ urn }) => assert.ok(dependencies.includes(urn), urn));
    });

    it("warns of a type that is small, and makes the group all the same", async () => {
        const engine = new PlanEngine("shop", "prod", "eu-central-1");
        await engine.run(() => new WindowsNodeGroup("win", { ...ARGS, instanceTypes: ["m6i.large", "t3.small"] }));
        assert.deepEqual(engine.log.warnings.filter(warning => warning.includes("memory")).map(warning => /t3\.small has 2 GiB/.test(warning)), [true]);
        assert.deepEqual(engine.resources.filter(({ type }) => type === NODE_GROUP).map(({ inputs }) => inputs.instanceTypes), [["m6i.large", "t3.small"]]);
    });

    it("refuses kubelet arguments, with the reason, and says all problems at once", async () => {
        await assert.rejects(build({ kubelet: { maxPods: 200 }, amiType: "WINDOWS_CORE_2012_x86_64" as any, instanceTypes: ["m7g.large"] }), {
            message: [
                "invalid arguments:",
                "  - amiType: unknown value \"WINDOWS_CORE_2012_x86_64\"; use one of WINDOWS_CORE_2019_x86_64, WINDOWS_FULL_2019_x86_64, "
                + "WINDOWS_CORE_2022_x86_64, WINDOWS_FULL_2022_x86_64, WINDOWS_CORE_2025_x86_64, WINDOWS_FULL_2025_x86_64",
                "  - instanceTypes[0]: Windows AMIs are x86_64 and this type is Arm, got \"m7g.large\"; use \"m7a.large\"",
                "  - kubelet.maxPods: EKS passes no arguments to kubelet on its own Windows AMI types, got "
                + "200; remove it, or use an AMI of your own",
            ].join("\n"),
        });
    });
});
