import * as assert from "node:assert/strict";
import { UpdateStrategy, WindowsImagePipeline, WindowsNodeGroup } from "../../../components";
import type { WindowsNodeGroupArgs } from "../../../components";
import { only, planned } from "../../support/planned";
import { record, recorded } from "../../support/record";

const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ARGS = {
    clusterName: "shop", nodeRoleArn: "arn:aws:iam::111122223333:role/windows", subnetIds: ["subnet-1", "subnet-2"], kubernetesVersion: "1.35",
    customImage: {
        imageId: "ami-0123456789abcdef1", bootstrap: { endpoint: "https://api.example", certificateAuthorityData: "Q0E=", serviceIpv4Cidr: "172.20.0.0/16" },
    },
};
const build = (more: Partial<WindowsNodeGroupArgs> = {}) => planned(() => new WindowsNodeGroup("win", { ...ARGS, ...more }));
const userData = (inputs: any) => Buffer.from(inputs.userData, "base64").toString("utf8");

describe("WindowsNodeGroup on an AMI of one's own", () => {
    it("A4, L11: has the image and the bootstrap in the launch template, and no AMI type, version or release in the group", async () => {
        const seen = await build();
        const { inputs, options } = only(seen, NODE_GROUP);
        assert.deepEqual([inputs.amiType, inputs.version, inputs.releaseVersion], [undefined, undefined, undefined]);
        assert.deepEqual(options.ignoreChanges, []);
        const template = only(seen, LAUNCH_TEMPLATE).inputs as any;
        assert.equal(template.imageId, "ami-0123456789abcdef1");
        const script = userData(template);
        for (const part of [
            "'shop'", "'https://api.example'", "'Q0E='", "'172.20.0.0/16'", "'172.20.0.10'", "--register-with-taints=os=windows:NoSchedule",
            "--kube-reserved=memory=0.5Gi,ephemeral-storage=1Gi", "--system-reserved=memory=1.5Gi,ephemeral-storage=1Gi",
        ]) {
            assert.ok(script.includes(part), `${part} in\n${script}`);
        }
        assert.match(script, /^<powershell>/);
    });

    it("takes kubelet's arguments, labels and max pods, which then bound the capacity", async () => {
        const seen = await build({
            instanceTypes: ["m6i.large"], prefixDelegation: true, kubelet: { maxPods: 60, kubeReserved: "memory=1Gi" }, labels: { pool: "web" },
        });
        const script = userData(only(seen, LAUNCH_TEMPLATE).inputs);
        ["--max-pods=60", "--kube-reserved=memory=1Gi", "--node-labels=pool=web"].forEach(part => assert.ok(script.includes(part), part));
        assert.equal(only(seen, "eks-windows:index:WindowsNodeGroup").outputs.podsPerNode, 60);
    });

    it("keeps taint and labels in the group as well, where autoscalers look", async () => {
        const { inputs } = only(await build({ labels: { pool: "web" } }), NODE_GROUP);
        assert.deepEqual([inputs.taints, inputs.labels], [[{ key: "os", value: "windows", effect: "NO_SCHEDULE" }], { pool: "web" }]);
    });

    it("P1, P3: rolls by the strategy that it is given, forced only where asked to", async () => {
        const { inputs } = only(await build({ update: { maxUnavailable: 2, strategy: UpdateStrategy.Minimal, force: true } }), NODE_GROUP);
        assert.deepEqual([inputs.updateConfig, inputs.forceUpdateVersion], [{ maxUnavailable: 2, updateStrategy: "MINIMAL" }, true]);
        assert.equal(only(await build(), NODE_GROUP).inputs.forceUpdateVersion, undefined);
    });

    it("P3: rolls when the image changes: a new version of the same launch template", async () => {
        const [before, after] = [await build(), await build({ customImage: { ...ARGS.customImage, imageId: "ami-0123456789abcdef2" } })];
        assert.equal(only(after, LAUNCH_TEMPLATE).urn, only(before, LAUNCH_TEMPLATE).urn);
        assert.notEqual(only(after, LAUNCH_TEMPLATE).inputs.imageId, only(before, LAUNCH_TEMPLATE).inputs.imageId);
        assert.deepEqual(only(after, NODE_GROUP).inputs, only(before, NODE_GROUP).inputs);
    });

    it("P3: starts from Amazon's AMI by its id, so that the first image of a pipeline replaces no group", async () => {
        const seen = await record(() => {
            const pipeline = new WindowsImagePipeline("img", { kubernetesVersion: "1.35" });
            return new WindowsNodeGroup("win", { ...ARGS, customImage: { ...ARGS.customImage, imageId: pipeline.imageId } });
        });
        const template = recorded(seen, LAUNCH_TEMPLATE, "win");
        assert.equal(template.imageId, "ami-0a1b2c3d4e5f60718");
        assert.match(userData(template), /Start-EKSBootstrap\.ps1/);
        assert.equal(recorded(seen, NODE_GROUP, "win").amiType, undefined);
    });

    it("A7: lets the execution role of a pipeline write its own parameter alone", async () => {
        const seen = await record(() => new WindowsImagePipeline("img", { kubernetesVersion: "1.35", build: { kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/1" } }));
        const { Statement } = JSON.parse(recorded(seen, "aws:iam/rolePolicy:RolePolicy", "img-execution").policy);
        assert.deepEqual(Statement.map(({ Action, Resource }: any) => [Action, Resource]), [
            ["iam:PassRole", "arn:aws:iam/role:Role:img-build"],
            ["ssm:PutParameter", "arn:aws:ssm:eu-central-1:111122223333:parameter/eks-windows/project/stack/img/image-id"],
            ["ec2:DescribeImages", "*"],
            [["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"], "arn:aws:kms:eu-central-1:111122223333:key/1"],
        ]);
    });

    it("A4: refuses an image that is no AMI, and a key that EC2 Auto Scaling can't get a grant for", async () => {
        await assert.rejects(build({ customImage: { ...ARGS.customImage, imageId: "AMI-1", kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:alias/images" } }), {
            message: /- customImage\.imageId: must be the id of an AMI,.* got "AMI-1"\n {2}- customImage\.kmsKeyArn: must be the ARN of a key, not of an alias/,
        });
    });

    it("refuses what the image decides, and arguments that kubelet does not take", async () => {
        await assert.rejects(build({ amiType: "WINDOWS_CORE_2022_x86_64", releaseVersion: "1.35-2026.04.18", kubelet: { maxPods: 0 } }), {
            message: [
                "invalid arguments:",
                "  - releaseVersion: has no effect on your own image, got \"1.35-2026.04.18\"; remove it",
                "  - amiType: has no effect on your own image, got \"WINDOWS_CORE_2022_x86_64\"; remove it",
                "  - kubelet.maxPods: must be a whole number from 1 to 144, the most pods that a node can have addresses for, got 0",
            ].join("\n"),
        });
    });
});
