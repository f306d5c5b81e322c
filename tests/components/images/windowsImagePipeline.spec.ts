import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ImageDelivery, StigLevel, WindowsAmiType, WindowsImagePipeline } from "../../../components";
import type { WindowsImagePipelineArgs } from "../../../components";
import { PlanEngine } from "../../../plan/engine";
import { UNKNOWN } from "../../../plan/signatures";
import { childrenOf, only, planned } from "../../support/planned";
import { record, recorded } from "../../support/record";

const PIPELINE = "eks-windows:index:WindowsImagePipeline";
const IB = "aws:imagebuilder/";
const RECIPE = `${IB}imageRecipe:ImageRecipe`;
const COMPONENT = `${IB}component:Component`;
const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
const ASPNET = { reference: "mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022", sizeGiB: 8 };
const APP = { reference: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1.0", sizeGiB: 9 };

const build = (more: Partial<WindowsImagePipelineArgs> = {}) =>
    planned(() => new WindowsImagePipeline("img", { kubernetesVersion: "1.35", ...more }));

const make = (more: Partial<WindowsImagePipelineArgs>) => record(() => new WindowsImagePipeline("img", { kubernetesVersion: "1.35", ...more }));

/** What the recipe does, by the last part of each component's ARN. */
async function order(more: Partial<WindowsImagePipelineArgs>): Promise<string[]> {
    return recorded(await make(more), RECIPE, "img").components.map(({ componentArn }: any) => componentArn.split(/:component\/|:Component:/).pop());
}

const BASIC = [
    `${COMPONENT} img-contents`,
    `${IB}distributionConfiguration:DistributionConfiguration img`,
    `${IB}imagePipeline:ImagePipeline img`,
    `${IB}imageRecipe:ImageRecipe img`,
    `${IB}infrastructureConfiguration:InfrastructureConfiguration img`,
    `${IB}lifecyclePolicy:LifecyclePolicy img-clean-up`,
    "aws:iam/instanceProfile:InstanceProfile img-build",
    "aws:iam/role:Role img-build",
    "aws:iam/role:Role img-clean-up",
    "aws:iam/role:Role img-execution",
    "aws:iam/rolePolicy:RolePolicy img-execution",
    ...["img-build-AmazonEC2ContainerRegistryReadOnly", "img-build-AmazonSSMManagedInstanceCore", "img-build-EC2InstanceProfileForImageBuilder",
        "img-clean-up", "img-execution-EC2ImageBuilderExecutionPolicy"].map(name => `aws:iam/rolePolicyAttachment:RolePolicyAttachment ${name}`),
];

describe("WindowsImagePipeline", () => {
    it("A4: has exactly these children, with two components for cached images and one for each script", async () => {
        const plainOne = await build();
        assert.deepEqual(childrenOf(plainOne, only(plainOne, PIPELINE)), [...BASIC].sort());
        const full = await build({
            cachedImages: [ASPNET, APP], fastLaunch: {}, steps: [{ name: "iis", powerShell: "Install-WindowsFeature Web-Server" }],
            delivery: ImageDelivery.DuringUp,
        });
        assert.deepEqual(childrenOf(full, only(full, PIPELINE)), [...BASIC,
            `${COMPONENT} img-cache`, `${COMPONENT} img-check`, `${COMPONENT} img-iis`, `${IB}image:Image img`,
            "aws:ec2/launchTemplate:LaunchTemplate img-fast-launch",
        ].sort());
    });

    it("P2, A6: updates Windows first, then the user's steps and hardening, the image cache last, and tests it", async () => {
        assert.deepEqual(await order({
            cachedImages: [ASPNET], stigLevel: StigLevel.High,
            steps: [{ name: "iis", powerShell: "x" }, { name: "agent", componentArn: "arn:aws:imagebuilder:eu-central-1:111122223333:component/agent/1.0.0" }],
        }), ["update-windows/x.x.x", "img-contents", "img-iis", "agent/1.0.0", "stig-build-windows-high/x.x.x", "img-cache", "img-check", "simple-boot-test-windows/x.x.x"]);
    });

    it("A4: adds what EKS needs to a plain Windows Server, before anything of the user's", async () => {
        assert.deepEqual(await order({ windowsServerBase: { amiType: WindowsAmiType.Full2019 }, steps: [{ name: "iis", powerShell: "x" }] }),
            ["update-windows/x.x.x", "img-contents", "eks-optimized-ami-windows/1.35.x", "img-iis", "simple-boot-test-windows/x.x.x"]);
    });

    for (const [title, args, parentImage] of [
        ["the latest EKS-optimized AMI by SSM", { eksOptimizedBase: { amiType: WindowsAmiType.Full2019 } },
            "ssm:/aws/service/ami-windows-latest/Windows_Server-2019-English-Full-EKS_Optimized-1.35/image_id"],
        ["Windows Server 2022 Core by default", {}, "ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-EKS_Optimized-1.35/image_id"],
        ["an AMI by its id", { eksOptimizedBase: { imageId: "ami-1a2b3c4d" } }, "ami-1a2b3c4d"],
        ["a pinned release, by its name", { eksOptimizedBase: { releaseVersion: "1.35-2026.04.18" } }, "ami-0a1b2c3d4e5f60718"],
        ["a plain Windows Server", { windowsServerBase: { amiType: WindowsAmiType.Full2025 } },
            "arn:aws:imagebuilder:eu-central-1:aws:image/windows-server-2025-english-full-base-x86/x.x.x"],
    ] as const) {
        it(`A2, A4, A8: starts from ${title}`, async () => {
            assert.equal(only(await build(args), RECIPE).inputs.parentImage, parentImage);
        });
    }

    it("makes no new version of the same content, a new one of another, and keeps the old one", async () => {
        const versions = async (args: Partial<WindowsImagePipelineArgs>) => {
            const seen = await make(args);
            const parts = seen.filter(({ type }) => [RECIPE, COMPONENT].includes(type));
            return Object.fromEntries(parts.map(({ name, inputs }) => [name, inputs.version]));
        };
        const before = await versions({ cachedImages: [ASPNET] });
        assert.deepEqual(await versions({ cachedImages: [{ ...ASPNET }] }), before);
        const after = await versions({ cachedImages: [ASPNET, APP] });
        ["img", "img-contents", "img-cache", "img-check"].forEach(name => assert.notEqual(after[name], before[name], name));
        const [{ "img-cache": cache }] = [before];
        for (const change of [
            { rootVolume: { sizeGiB: 200 } }, { rootVolume: { iops: 4000 } }, { rootVolume: { throughputMiBps: 250 } }, { stigLevel: StigLevel.Low },
            { build: { kmsKeyArn: pulumi.output("arn:aws:kms:eu-central-1:111122223333:key/1") } }, { kubernetesVersion: "1.34" },
            { eksOptimizedBase: { imageId: pulumi.output("ami-0123456789abcdef1") } }, { eksOptimizedBase: { imageId: pulumi.output("ami-0123456789abcdef2") } },
        ]) {
            const other = await versions({ cachedImages: [ASPNET], ...change });
            assert.notEqual(other.img, before.img, JSON.stringify(change));
            assert.equal(other["img-cache"], cache);
            before.img = other.img;
        }
    });

    it("keeps old recipes and their components, and the name that the clean-up selects by", async () => {
        const seen = await build({ cachedImages: [ASPNET] });
        seen.filter(({ type }) => type === COMPONENT).forEach(({ options, inputs }) => assert.deepEqual([options.retainOnDelete, inputs.name], [true, undefined]));
        const { options, propertyDependencies } = only(seen, RECIPE);
        assert.deepEqual([options.retainOnDelete, propertyDependencies.name],
            [true, [only(seen, `${IB}infrastructureConfiguration:InfrastructureConfiguration`).urn]]);
        const made = await make({});
        assert.deepEqual(recorded(made, `${IB}lifecyclePolicy:LifecyclePolicy`, "img-clean-up").resourceSelection, {
            recipes: [{ name: "img", semanticVersion: "x.x.x" }],
        });
    });

    for (const [title, args, ids, groups] of [
        ["with one that lets nothing in, in the VPC that is given", { subnetId: "subnet-1", vpcId: "vpc-1" }, ["img-build-id"], [["vpc-1", undefined]]],
        ["with the given ones", { subnetId: "subnet-1", securityGroupIds: ["sg-1"] }, ["sg-1"], []],
        ["with its own where the list is empty", { subnetId: "subnet-1", vpcId: "vpc-1", securityGroupIds: [] }, ["img-build-id"], [["vpc-1", undefined]]],
        ["without any in the default VPC", {}, undefined, []],
    ] as [string, Partial<WindowsImagePipelineArgs>, string[] | undefined, unknown[]][]) {
        it(`A7: gives Image Builder security groups beside a subnet: ${title}`, async () => {
            const seen = await make(args);
            assert.deepEqual(recorded(seen, `${IB}infrastructureConfiguration:InfrastructureConfiguration`, "img").securityGroupIds, ids);
            const made = seen.filter(({ type }) => type === SECURITY_GROUP).map(({ inputs }) => inputs);
            assert.deepEqual(made.map(({ vpcId, ingress }) => [vpcId, ingress]), groups);
            made.forEach(({ egress, description }) => {
                assert.deepEqual(egress.map(({ protocol, cidrBlocks }: any) => [protocol, cidrBlocks]), [["-1", ["0.0.0.0/0"]]]);
                // What EC2 takes in a description.
                [description, egress[0].description].forEach(text => assert.match(text, /^[a-zA-Z0-9. _:/()#,@[\]+=&;{}!$*-]{1,255}$/));
            });
        });
    }

    it("A7: asks AWS for the VPC of a subnet where none is given, and a plan does without the answer", async () => {
        const seen = await build({ subnetId: "subnet-1" });
        assert.equal(only(seen, SECURITY_GROUP).inputs.vpcId, UNKNOWN);
        assert.deepEqual(only(seen, `${IB}infrastructureConfiguration:InfrastructureConfiguration`).inputs.securityGroupIds, [UNKNOWN]);
    });

    it("A7: gives the build instance what it needs, and the execution role one parameter alone to write", async () => {
        const seen = await build({ build: { kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/1", logBucketName: "logs" } });
        const attached = seen.filter(({ type, name }) => type.endsWith("RolePolicyAttachment") && name.startsWith("img-build")).map(({ inputs }) => inputs.policyArn);
        assert.deepEqual(attached.sort(), [
            "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly", "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
            "arn:aws:iam::aws:policy/EC2InstanceProfileForImageBuilder",
        ]);
        assert.match(String(only(seen, "aws:iam/rolePolicy:RolePolicy", "img-build-logs").inputs.policy), /"s3:PutObject".*arn:aws:s3:::logs\/\*/);
        assert.deepEqual(only(seen, `${IB}infrastructureConfiguration:InfrastructureConfiguration`).inputs.logging, { s3Logs: { s3BucketName: "logs", s3KeyPrefix: "img" } });
    });

    it("A7: writes only the parameter that it names", async () => {
        const engine = new PlanEngine("shop", "prod", "eu-central-1");
        await engine.run(() => new WindowsImagePipeline("img", { kubernetesVersion: "1.35" }));
        const [distribution] = only(engine.resources, `${IB}distributionConfiguration:DistributionConfiguration`).inputs.distributions as any[];
        assert.deepEqual(distribution.ssmParameterConfigurations, [{ parameterName: "/eks-windows/shop/prod/img/image-id", dataType: "aws:ec2:image" }]);
        assert.equal(distribution.amiDistributionConfiguration.name, "img-{{ imagebuilder:buildDate }}");
        assert.equal(distribution.amiDistributionConfiguration.amiTags["eks-windows/image-pipeline"], "img");
    });

    it("builds on its schedule, whatever its dependencies, or on demand", async () => {
        const pipeline = async (args: Partial<WindowsImagePipelineArgs>) => only(await build(args), `${IB}imagePipeline:ImagePipeline`).inputs;
        assert.deepEqual((await pipeline({ schedule: { expression: "cron(0 3 ? * TUE *)", timezone: "Europe/Berlin" } })).schedule, {
            scheduleExpression: "cron(0 3 ? * TUE *)", timezone: "Europe/Berlin", pipelineExecutionStartCondition: "EXPRESSION_MATCH_ONLY",
        });
        assert.equal((await pipeline({})).schedule, undefined);
        assert.deepEqual((await pipeline({})).imageTestsConfiguration, { imageTestsEnabled: true, timeoutMinutes: 90 });
        assert.deepEqual((await pipeline({ imageScanning: true })).imageScanningConfiguration, { imageScanningEnabled: true });
    });

    it("A5: has EC2 keep snapshots ready, from a template that EC2 takes", async () => {
        const seen = await build({ fastLaunch: { targetResourceCount: 12 }, subnetId: "subnet-1", tags: { owner: "shop" } });
        const [distribution] = only(seen, `${IB}distributionConfiguration:DistributionConfiguration`).inputs.distributions as any[];
        const [configuration] = distribution.fastLaunchConfigurations;
        assert.deepEqual([configuration.accountId, configuration.enabled, configuration.maxParallelLaunches, configuration.snapshotConfiguration],
            ["111122223333", true, 6, { targetResourceCount: 12 }]);
        const template = only(seen, "aws:ec2/launchTemplate:LaunchTemplate").inputs as any;
        assert.equal(template.networkInterfaces[0].subnetId, "subnet-1");
        assert.equal(template.metadataOptions.httpEndpoint, "enabled");
        assert.deepEqual([template.instanceType, template.tags], ["m6i.xlarge", { owner: "shop", CreatedBy: "EC2 Image Builder" }]);
        ["userData", "disableApiTermination", "instanceMarketOptions", "instanceInitiatedShutdownBehavior"]
            .forEach(property => assert.equal(template[property], undefined, property));
    });

    it("gives Amazon's AMI by its id until there is an image", async () => {
        const { outputs } = only(await build(), PIPELINE);
        assert.deepEqual([outputs.imageId, outputs.builtImageId], ["ami-0a1b2c3d4e5f60718", ""]);
    });

    it("builds during up where asked to, with the time that Windows takes, and no parameter", async () => {
        const seen = await build({ delivery: ImageDelivery.DuringUp });
        const image = only(seen, `${IB}image:Image`);
        assert.equal(image.options.customTimeouts.create, "240m");
        assert.deepEqual(image.propertyDependencies.imageRecipeArn, [only(seen, RECIPE).urn]);
        const [distribution] = only(seen, `${IB}distributionConfiguration:DistributionConfiguration`).inputs.distributions as any[];
        assert.equal(distribution.ssmParameterConfigurations, undefined);
        assert.equal(only(seen, PIPELINE).outputs.imageId, UNKNOWN);
    });

    it("cleans up, and spares what was launched lately or is in use", async () => {
        const { inputs } = only(await build({ keepImages: 5 }), `${IB}lifecyclePolicy:LifecyclePolicy`);
        assert.deepEqual(inputs.policyDetails, [{
            action: { type: "DELETE", includeResources: { amis: true, snapshots: true } },
            filter: { type: "COUNT", value: 5 },
            exclusionRules: {
                amis: { isPublic: false, lastLaunched: { unit: "DAYS", value: 60 }, tagMap: { "eks-windows/in-use/project/stack/img": "true" } },
            },
        }]);
    });

    it("says what a build misses without the internet, and what :latest does", async () => {
        const engine = new PlanEngine("shop", "prod", "eu-central-1");
        await engine.run(() => new WindowsImagePipeline("img", {
            kubernetesVersion: "1.35", build: { internetAccess: false }, cachedImages: [{ reference: "mcr.microsoft.com/app:latest" }],
        }));
        assert.equal(engine.log.warnings.length, 3);
        assert.match(engine.log.warnings.join("\n"), /:latest[^]*WSUS[^]*mirror mcr\.microsoft\.com\/app:latest/);
    });

    it("A5: says what Fast Launch misses with a key of the user's", async () => {
        for (const [args, warnings] of [[{ fastLaunch: {} }, 1], [{}, 0]] as const) {
            const engine = new PlanEngine("shop", "prod", "eu-central-1");
            await engine.run(() => new WindowsImagePipeline("img", { kubernetesVersion: "1.35", build: { kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/1" }, ...args }));
            assert.equal(engine.log.warnings.filter(warning => warning.includes("AWSServiceRoleForEC2FastLaunch")).length, warnings);
        }
    });

    it("refuses what can't be built, all at once, before anything is made", async () => {
        await assert.rejects(build({
            eksOptimizedBase: {}, windowsServerBase: {}, cachedImages: [{ reference: "mcr.microsoft.com/windows/servercore:ltsc2019" }],
            schedule: { expression: "every tuesday" },
        }), (error: any) => {
            assert.deepEqual(error.problems.map(({ path }: any) => path), ["windowsServerBase", "cachedImages[0].reference", "schedule.expression"]);
            return true;
        });
    });
});
