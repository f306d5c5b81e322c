import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { CapacityType, SelfManagedWindowsNodeGroup } from "../../../components";
import type { SelfManagedWindowsNodeGroupArgs } from "../../../components";
import { childrenOf, only, planned } from "../../support/planned";

const COMPONENT = "eks-windows:index:SelfManagedWindowsNodeGroup";
const GROUP = "aws:autoscaling/group:Group";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const HOSTS = "arn:aws:resource-groups:eu-central-1:111122223333:group/windows-hosts";
const LICENCE = "arn:aws:license-manager:eu-central-1:111122223333:license-configuration:lic-0123456789abcdef0123456789abcdef";
const ARGS: SelfManagedWindowsNodeGroupArgs = {
    clusterName: "shop", nodeRoleName: "windows", subnetIds: ["subnet-1", "subnet-2"], kubernetesVersion: "1.35", releaseVersion: "1.35-2026.07.21",
    clusterSecurityGroupId: "sg-1", bootstrap: { endpoint: "https://api.example", certificateAuthorityData: "Q0E=", serviceIpv4Cidr: "172.20.0.0/16" },
};
const build = (more: Partial<SelfManagedWindowsNodeGroupArgs> = {}) => planned(() => new SelfManagedWindowsNodeGroup("win", { ...ARGS, ...more }));
const refused = (more: Partial<SelfManagedWindowsNodeGroupArgs>, ...problems: string[]) =>
    assert.rejects(build(more), { message: ["invalid arguments:", ...problems.map(problem => `  - ${problem}`)].join("\n") });
const script = (template: any) => Buffer.from(template.userData, "base64").toString("utf8");

describe("SelfManagedWindowsNodeGroup", () => {
    it("is an Auto Scaling group, its launch template and its instance profile, and no node group of EKS", async () => {
        const seen = await build();
        assert.deepEqual(childrenOf(seen, only(seen, COMPONENT)), [`${GROUP} win`, `${TEMPLATE} win`, "aws:iam/instanceProfile:InstanceProfile win"]);
        assert.equal(only(seen, "aws:iam/instanceProfile:InstanceProfile").inputs.role, "windows");
    });

    it("has in its template what EKS adds to those of managed groups: image, profile, the cluster's security group, the bootstrap", async () => {
        const template = only(await build(), TEMPLATE).inputs as any;
        assert.equal(template.imageId, "ami-0a1b2c3d4e5f60718");
        assert.deepEqual([template.instanceType, template.vpcSecurityGroupIds], ["m6i.large", ["sg-1"]]);
        assert.equal(template.metadataOptions.httpTokens, "required");
        assert.equal(template.blockDeviceMappings[0].ebs.encrypted, "true");
        for (const part of [
            "Start-EKSBootstrap.ps1", "ServiceCIDR       = '172.20.0.0/16'", "--register-with-taints=os=windows:NoSchedule",
            "--node-labels=eks-windows/node-group=win", "--system-reserved=memory=1.5Gi",
        ]) {
            assert.ok(script(template).includes(part), `${part} in\n${script(template)}`);
        }
        assert.doesNotMatch(script(template), /persist|Warmed/);
    });

    it("P3: rolls new nodes before old ones, with time for Windows to join, and tells its instances whose they are", async () => {
        const { inputs } = only(await build(), GROUP) as { inputs: any };
        assert.deepEqual([inputs.healthCheckType, inputs.healthCheckGracePeriod, inputs.defaultInstanceWarmup], ["EC2", 900, 900]);
        assert.deepEqual(inputs.instanceRefresh, { strategy: "Rolling", preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 110 } });
        assert.deepEqual(inputs.instanceMaintenancePolicy, { minHealthyPercentage: 100, maxHealthyPercentage: 110 });
        assert.deepEqual(inputs.tags, [{ key: "kubernetes.io/cluster/shop", value: "owned", propagateAtLaunch: true }]);
        assert.deepEqual([inputs.minSize, inputs.maxSize, inputs.desiredCapacity], [1, 3, 1]);
    });

    it("mixes types, and Spot with on demand, in the group; the template then names no type", async () => {
        const types = { instanceTypes: ["m6i.large", "m5.large"] };
        const [several, spot] = [await build(types), await build({ ...types, capacityType: CapacityType.Spot, onDemandBaseCapacity: 2, onDemandPercentage: 25 })];
        for (const seen of [several, spot]) {
            const { inputs } = only(seen, GROUP) as { inputs: any };
            assert.deepEqual([inputs.launchTemplate, only(seen, TEMPLATE).inputs.instanceType], [undefined, undefined]);
            assert.deepEqual(inputs.mixedInstancesPolicy.launchTemplate.overrides, [{ instanceType: "m6i.large" }, { instanceType: "m5.large" }]);
        }
        const distribution = (seen: typeof spot) => (only(seen, GROUP).inputs as any).mixedInstancesPolicy.instancesDistribution;
        assert.deepEqual(distribution(several), { onDemandPercentageAboveBaseCapacity: 100, onDemandAllocationStrategy: "prioritized" });
        assert.deepEqual(distribution(spot), {
            onDemandBaseCapacity: 2, onDemandPercentageAboveBaseCapacity: 25,
            onDemandAllocationStrategy: "prioritized", spotAllocationStrategy: "price-capacity-optimized",
        });
    });

    it("runs on Dedicated Hosts with licences that are counted", async () => {
        const template = only(await build({ dedicatedHosts: { hostResourceGroupArn: HOSTS, licenseConfigurationArns: [LICENCE] } }), TEMPLATE).inputs;
        assert.deepEqual(template.placement, { tenancy: "host", hostResourceGroupArn: HOSTS });
        assert.deepEqual(template.licenseSpecifications, [{ licenseConfigurationArn: LICENCE }]);
    });

    it("waits before it terminates a node where it is told to, and goes on when nothing has drained it", async () => {
        const seen = await build({ drainSeconds: 600 });
        const { heartbeatTimeout, defaultResult, lifecycleTransition } = only(seen, "aws:autoscaling/lifecycleHook:LifecycleHook").inputs;
        assert.deepEqual([heartbeatTimeout, defaultResult, lifecycleTransition], [600, "CONTINUE", "autoscaling:EC2_INSTANCE_TERMINATING"]);
        assert.deepEqual((only(seen, GROUP).inputs as any).tags.at(-1), { key: "aws-node-termination-handler/managed", value: "true", propagateAtLaunch: true });
    });

    it("joins no instance that goes into the warm pool, and lets instances say that they are ready", async () => {
        const seen = await build({ warmPool: { minSize: 1 } });
        const { warmPool, initialLifecycleHooks: [hook] } = only(seen, GROUP).inputs as any;
        assert.deepEqual(warmPool, { minSize: 1, poolState: "Stopped", instanceReusePolicy: { reuseOnScaleIn: false } });
        assert.ok(script(only(seen, TEMPLATE).inputs).includes(`LifecycleHookName = '${hook.name}'`));
        const { Statement } = JSON.parse(only(seen, "aws:iam/rolePolicy:RolePolicy").inputs.policy as string);
        assert.deepEqual(Statement.map(({ Action, Condition }: any) => [Action, Condition]), [
            ["autoscaling:DescribeAutoScalingInstances", undefined],
            ["autoscaling:CompleteLifecycleAction", { StringEquals: { "autoscaling:ResourceTag/kubernetes.io/cluster/shop": "owned" } }],
        ]);
    });

    it("launches no instance before the rights that it needs: to enter the pool, and to use the key of its volume", async () => {
        const kmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        const seen = await build({ warmPool: {}, rootVolume: { kmsKeyArn } });
        const { dependencies } = only(seen, TEMPLATE);
        for (const type of ["aws:iam/rolePolicy:RolePolicy", "aws:kms/grant:Grant"]) {
            assert.ok(dependencies.includes(only(seen, type).urn), type);
        }
        assert.ok(only(seen, GROUP).dependencies.includes(only(seen, TEMPLATE).urn));
    });

    it("tells the Cluster Autoscaler of its nodes by its own tags, and leaves the desired size to it", async () => {
        const { inputs, options } = only(await build({ autoscaled: true, labels: { pool: "web" }, tags: { owner: "web" } }), GROUP) as any;
        assert.deepEqual(options.ignoreChanges, ["desiredCapacity"]);
        const tags = Object.fromEntries(inputs.tags.map(({ key, value, propagateAtLaunch }: any) => [key, [value, propagateAtLaunch]]));
        assert.deepEqual(tags, {
            "owner": ["web", false], "kubernetes.io/cluster/shop": ["owned", true],
            "k8s.io/cluster-autoscaler/enabled": ["true", false], "k8s.io/cluster-autoscaler/shop": ["owned", false],
            "k8s.io/cluster-autoscaler/node-template/label/pool": ["web", false],
            "k8s.io/cluster-autoscaler/node-template/label/eks-windows/node-group": ["win", false],
            "k8s.io/cluster-autoscaler/node-template/label/kubernetes.io/os": ["windows", false],
            "k8s.io/cluster-autoscaler/node-template/label/kubernetes.io/arch": ["amd64", false],
            "k8s.io/cluster-autoscaler/node-template/label/node.kubernetes.io/windows-build": ["10.0.20348", false],
            "k8s.io/cluster-autoscaler/node-template/taint/os": ["windows:NoSchedule", false],
            "k8s.io/cluster-autoscaler/node-template/resources/vpc.amazonaws.com/PrivateIPv4Address": ["9", false],
        });
    });

    it("D1: says how many pods fit, with kubelet's arguments on Amazon's AMI as well", async () => {
        const outputs = only(await build({ prefixDelegation: true, kubelet: { maxPods: 60 } }), COMPONENT).outputs;
        assert.equal(outputs.podsPerNode, 60);
    });

    it("takes every value from another resource, and judges it when it is known", async () => {
        const later = <T>(value: T) => pulumi.output(value);
        await build({
            clusterName: later("shop"), nodeRoleName: later("windows"), subnetIds: later(["subnet-1"]), clusterSecurityGroupId: later("sg-1"),
            releaseVersion: undefined, image: { imageId: later("ami-0123456789abcdef1") }, dedicatedHosts: { hostResourceGroupArn: later(HOSTS) },
        });
        await refused({ releaseVersion: undefined, image: { imageId: later("AMI-1") } },
            "image.imageId: must be the id of an AMI, such as \"ami-0123456789abcdef0\", got \"AMI-1\"");
        await refused({ dedicatedHosts: { hostResourceGroupArn: later("hosts") } },
            "dedicatedHosts.hostResourceGroupArn: must be the ARN of a host resource group, such as "
            + "\"arn:aws:resource-groups:eu-central-1:111122223333:group/windows-hosts\", got \"hosts\"");
    });

    it("A2: refuses to guess the release of Amazon's AMI, and one beside an image", async () => {
        await refused({ releaseVersion: undefined }, "releaseVersion: the group is self-managed, so EKS chooses no AMI release for it, got nothing; "
            + "set it to \"1.35-YYYY.MM.DD\", or set followLatestRelease to true");
        await refused({ image: { imageId: "ami-0123456789abcdef1" } }, "releaseVersion: has no effect on your own image, got \"1.35-2026.07.21\"; remove it");
        await build({ releaseVersion: undefined, followLatestRelease: true });
    });

    it("A2: finds a pinned release by the name of its AMI, where SSM knows the latest alone", async () => {
        // The plan has no parameter of this version stored.
        const older = { kubernetesVersion: "1.34", releaseVersion: "1.34-2026.01.22" };
        assert.match(String(only(await build(older), TEMPLATE).inputs.imageId), /^ami-/);
        const latest = await build({ ...older, releaseVersion: undefined, followLatestRelease: true });
        assert.doesNotMatch(String(only(latest, TEMPLATE).inputs.imageId), /^ami-/);
    });

    it("refuses the ARN of a role where an instance profile takes its name", async () => {
        await refused({ nodeRoleName: "arn:aws:iam::111122223333:role/windows" }, "nodeRoleName: must be the name of an IAM role, such as "
            + "\"windows-nodes\", without its ARN and path, got \"arn:aws:iam::111122223333:role/windows\"");
    });

    it("has room for the tags that describe its nodes", async () => {
        const many = (count: number, value: string) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`key-${i}`, value]));
        // 50, less four of the group, its label, three of the system, the taint, and the addresses.
        await build({ autoscaled: true, labels: many(20, "x"), tags: many(20, "x") });
        await refused({ autoscaled: true, labels: many(21, "x"), tags: many(20, "x") }, "labels: with autoscaled, each label becomes a tag of the Auto "
            + "Scaling group, which allows 50 tags and has 30 others, got 21; remove 1");
    });

    it("refuses what only groups that EKS manages have, and names that are no labels", async () => {
        await refused({ update: { maxUnavailable: 2 } }, "update: is only for groups that EKS manages, got {\"maxUnavailable\":2}; "
            + "remove it and set instanceRefresh of the self-managed group");
        await assert.rejects(planned(() => new SelfManagedWindowsNodeGroup("web-", ARGS)), /- name\["eks-windows\/node-group"\]: /);
    });
});
