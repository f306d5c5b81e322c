import * as assert from "node:assert/strict";
import { ImageDelivery, UpdateStrategy, WindowsCluster } from "../../components";
import type { WindowsClusterArgs } from "../../components";
import { only, planned } from "../support/planned";
import { record, recorded } from "../support/record";

const ARGS: WindowsClusterArgs = {
    kubernetesVersion: "1.35",
    imagePipelines: [{ name: "apps", fastLaunch: {}, cachedImages: [{ reference: "mcr.microsoft.com/app:1-ltsc2022" }] }],
    windowsNodeGroups: [{ name: "web", imagePipeline: "apps" }, { name: "batch", imagePipeline: "apps" }, { name: "legacy" }],
    releaseVersion: "1.35-2026.07.21",
    smokeTest: true,
};
const build = (more: Partial<WindowsClusterArgs> = {}) => planned(() => new WindowsCluster("shop", { ...ARGS, ...more }));
const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const TAG = "aws:ec2/tag:Tag";

describe("images of a WindowsCluster", () => {
    it("A3, A4: runs the groups that name a pipeline on its image, and the others on Amazon's pinned AMI", async () => {
        const seen = await build();
        assert.deepEqual(["shop-web", "shop-batch", "shop-legacy"].map(name => [
            only(seen, NODE_GROUP, name).inputs.amiType, only(seen, NODE_GROUP, name).inputs.releaseVersion,
            only(seen, "aws:ec2/launchTemplate:LaunchTemplate", name).inputs.imageId,
        ]), [
            [undefined, undefined, "ami-0a1b2c3d4e5f60718"], [undefined, undefined, "ami-0a1b2c3d4e5f60718"],
            ["WINDOWS_CORE_2022_x86_64", "1.35-2026.07.21", undefined],
        ]);
    });

    it("A5: keeps as many snapshots ready as the groups launch at once", async () => {
        const [distribution] = only(await build(), "aws:imagebuilder/distributionConfiguration:DistributionConfiguration").inputs.distributions as any[];
        // Two groups in two zones: EKS adds four nodes to each.
        assert.equal(distribution.fastLaunchConfigurations[0].snapshotConfiguration.targetResourceCount, 8);
    });

    it("A5, P3: counts the nodes that strategy MINIMAL launches in place of those that it takes away", async () => {
        const update = { strategy: UpdateStrategy.Minimal, maxUnavailable: 3 };
        const [distribution] = only(await build({ windowsNodeGroups: [{ name: "web", imagePipeline: "apps", update, scaling: { minSize: 1, maxSize: 9, desiredSize: 3 } }], releaseVersion: undefined }),
            "aws:imagebuilder/distributionConfiguration:DistributionConfiguration").inputs.distributions as any[];
        assert.equal(distribution.fastLaunchConfigurations[0].snapshotConfiguration.targetResourceCount, 3);
    });

    it("A6: fills the volumes of its groups at the rate that the image asks for, unless a group says otherwise", async () => {
        const seen = await build({
            releaseVersion: undefined,
            imagePipelines: [{ name: "apps", rootVolume: { initializationRateMiBps: 200 } }],
            windowsNodeGroups: [{ name: "web", imagePipeline: "apps" }, { name: "batch", imagePipeline: "apps", rootVolume: { initializationRateMiBps: 300 } }],
        });
        assert.deepEqual(["shop-web", "shop-batch"].map(name =>
            (only(seen, "aws:ec2/launchTemplate:LaunchTemplate", name).inputs as any).blockDeviceMappings[0].ebs.volumeInitializationRate), [200, 300]);
    });

    it("builds in a private subnet of the cluster", async () => {
        const { propertyDependencies } = only(await build(), "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration");
        assert.match(propertyDependencies.subnetId.join(), /shop-network-private-1/);
        assert.match(propertyDependencies.securityGroupIds.join(), /shop-apps-build/);
        assert.match(only(await build(), "aws:ec2/securityGroup:SecurityGroup", "shop-apps-build").propertyDependencies.vpcId.join(), /shop-network/);
    });

    it("tags the AMI that its groups run, once a pipeline: Amazon's before there is one, and never what a stack manages the tags of", async () => {
        const seen = await record(() => new WindowsCluster("shop", ARGS));
        assert.equal(seen.filter(({ type }) => type === TAG).length, 1);
        assert.deepEqual(recorded(seen, TAG, "shop-apps-in-use"), {
            resourceId: "ami-0a1b2c3d4e5f60718", key: "eks-windows/in-use/project/stack/shop-apps", value: "true",
        });
    });

    it("lets EC2 Auto Scaling use the keys of images and volumes before a group starts nodes with them", async () => {
        const [image, volume] = ["image", "volume"].map(key => `arn:aws:kms:eu-central-1:444455556666:key/${key}`);
        const seen = await build({
            imagePipelines: [{ name: "apps", build: { kmsKeyArn: image } }],
            windowsNodeGroups: [{ name: "web", imagePipeline: "apps", rootVolume: { kmsKeyArn: volume } }, { name: "legacy" }],
        });
        const grants = seen.filter(({ type }) => type === "aws:kms/grant:Grant");
        assert.deepEqual(grants.map(({ name, inputs }) => [name, inputs.keyId]).sort(), [["shop-web-image-key", image], ["shop-web-volume-key", volume]]);
        for (const { urn, inputs, dependencies } of grants) {
            assert.equal(inputs.granteePrincipal, "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling");
            // AWS makes that role with the first Auto Scaling group: that of the Linux nodes.
            assert.ok(dependencies.includes(only(seen, NODE_GROUP, "shop-linux").urn));
            assert.ok(only(seen, "aws:ec2/launchTemplate:LaunchTemplate", "shop-web").dependencies.includes(urn));
        }
    });

    it("tests every group after it is up, on the cluster's own API", async () => {
        const seen = await build();
        const jobs = seen.filter(({ type }) => type === "kubernetes:batch/v1:Job");
        assert.deepEqual(jobs.map(({ name }) => name).sort(), ["shop-batch-smoke-test", "shop-legacy-smoke-test", "shop-web-smoke-test"]);
        const web = jobs.find(({ name }) => name === "shop-web-smoke-test")!;
        assert.ok(web.dependencies.includes(only(seen, NODE_GROUP, "shop-web").urn));
        assert.ok(web.dependencies.includes(only(seen, "aws:eks/addon:Addon", "shop-coredns").urn), "E4: it resolves a name");
        assert.ok(!(await build({ smokeTest: false })).some(({ type }) => type.startsWith("kubernetes:batch")));
    });

    it("waits for a build during up before it rolls the groups", async () => {
        const seen = await build({ imagePipelines: [{ name: "apps", delivery: ImageDelivery.DuringUp }] });
        const image = only(seen, "aws:imagebuilder/image:Image");
        assert.ok(only(seen, "aws:ec2/launchTemplate:LaunchTemplate", "shop-web").propertyDependencies.imageId.includes(image.urn));
    });

    it("A3: refuses a release where every group runs an image of its own", async () => {
        await assert.rejects(build({ windowsNodeGroups: [{ name: "web", imagePipeline: "apps" }] }), (error: any) => {
            assert.deepEqual(error.problems, [{
                path: "releaseVersion",
                reason: "has no effect: all Windows groups run images of pipelines, got \"1.35-2026.07.21\"; remove it",
            }]);
            return true;
        });
    });

    it("refuses pipelines that are not there or there twice, and a disk smaller than the image, all at once", async () => {
        await assert.rejects(build({
            releaseVersion: undefined,
            imagePipelines: [{ name: "apps", rootVolume: { sizeGiB: 200 } }, { name: "apps", fastLaunch: { targetResourceCount: 1 } }],
            windowsNodeGroups: [{ name: "web", imagePipeline: "apps" }, { name: "batch", imagePipeline: "aps" }],
        }), (error: any) => {
            assert.deepEqual(error.problems, [
                { path: "imagePipelines[1].name", reason: "is already the name of imagePipelines[0], got \"apps\"; use another name" },
                { path: "imagePipelines[1].fastLaunch.targetResourceCount",
                    reason: "is less than the 4 nodes that an update of the groups launches at once, got 1; use 4 or leave it out" },
                { path: "windowsNodeGroups[0].rootVolume.sizeGiB",
                    reason: "is smaller than the volume of its image, got 100 and 200; use 200 or more" },
                { path: "windowsNodeGroups[1].imagePipeline", reason: "is not the name of an image pipeline, got \"aps\"; use one of apps" },
            ]);
            return true;
        });
    });
});
