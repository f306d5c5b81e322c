import { Image, ImagePipeline, InfrastructureConfiguration } from "@pulumi/aws/imagebuilder";
import * as pulumi from "@pulumi/pulumi";
import { cachedImageNotices } from "../../limits/images/containerImage";
import { fastLaunchKeyNotices } from "../../limits/images/imageEncryption";
import { BuildCondition } from "../../limits/images/imageSchedule";
import { offlineBuildNotices } from "../../limits/images/offlineBuild";
import { NamedResource, resourceNameProblems } from "../../limits/text/resourceName";
import { tagProblems, tagsWithImage } from "../../limits/text/tags";
import { judgedArgs } from "../judgedArgs";
import { buildSecurityGroupIds } from "./buildSecurityGroup";
import { builtImageId, scheduledImageIds } from "./currentImage";
import { imageDistribution } from "./imageDistribution";
import { imageLifecycle } from "./imageLifecycle";
import { imagePipelineProblems } from "./imagePipelineProblems";
import { BUILD_INSTANCE_TYPES_DEFAULT, ImageDelivery, KEEP_IMAGES_DEFAULT, WindowsImagePipelineSettings } from "./imagePipelineSettings";
import { PIPELINE_TAG, imageRecipe } from "./imageRecipe";
import { buildRole, executionRole } from "./imageRoles";

export interface WindowsImagePipelineArgs extends WindowsImagePipelineSettings {
    /** Kubernetes minor version that the image is for, such as "1.35". */
    kubernetesVersion: string;
    /** Subnet for the build instance, a private one with NAT works; by default it is in the default VPC. */
    subnetId?: pulumi.Input<string>;
    /** VPC of the subnet, where the security group of the build instance is made; by default AWS is asked for it. */
    vpcId?: pulumi.Input<string>;
    /** Security groups of the build instance; the default is one that lets nothing in and everything out. */
    securityGroupIds?: pulumi.Input<pulumi.Input<string>[]>;
    /** Tags of everything that AWS makes for the pipeline; none by default. */
    tags?: Record<string, pulumi.Input<string>>;
}

/** Windows Update alone may take an hour, and each cached image several minutes. */
const BUILD_TIMEOUT = "240m";
const TEST_TIMEOUT_MINUTES = 90;

/**
 * EC2 Image Builder pipeline for patched Windows AMIs that already hold the containers they will run.
 *
 * A build costs the build instance for about an hour (0.40 USD an hour for an m6i.xlarge with Windows in us-east-1) and
 * 5 USD a month for each 100 GiB image that is kept. Fast Launch keeps snapshots: 5 USD a month for each of 100 GiB at most.
 *
 * ```typescript
 * const pipeline = new WindowsImagePipeline("web-image", {
 *     kubernetesVersion: "1.35",
 *     cachedImages: [{ reference: "mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022", sizeGiB: 8 }],
 *     schedule: { expression: "cron(0 3 ? * TUE *)", timezone: "Europe/Berlin" },
 * });
 * ```
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-custom-ami-windows.html
 */
export class WindowsImagePipeline extends pulumi.ComponentResource {
    /** AMI id for node groups: the newest image, or Amazon's AMI until there is one. */
    public readonly imageId: pulumi.Output<string>;
    /** AMI id of the newest image; empty until there is one. */
    public readonly builtImageId: pulumi.Output<string>;
    /** ARN of the pipeline, to start a build with `aws imagebuilder start-image-pipeline-execution`. */
    public readonly pipelineArn: pulumi.Output<string>;

    constructor(name: string, args: WindowsImagePipelineArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:WindowsImagePipeline", name, args, opts);
        args = judgedArgs(this, args, known => [
            ...resourceNameProblems("name", name, [{ resource: NamedResource.Role, suffix: "-execution" }]),
            ...imagePipelineProblems("", known, known.kubernetesVersion),
            ...tagProblems("tags", known.tags, tagsWithImage(known.tags, known.imageTags)),
        ]);
        const { build = {}, cachedImages = [], schedule, delivery = ImageDelivery.Scheduled, imageScanning = false } = args;
        const duringUp = delivery === ImageDelivery.DuringUp;
        [
            ...cachedImageNotices(cachedImages),
            ...build.internetAccess === false ? offlineBuildNotices(cachedImages) : [],
            ...fastLaunchKeyNotices(build.kmsKeyArn !== undefined, args.fastLaunch !== undefined),
        ].forEach(notice => pulumi.log.warn(notice, this));
        const tags = { ...args.tags, [PIPELINE_TAG]: name };
        const parameterName = duringUp ? undefined : `/eks-windows/${pulumi.getProject()}/${pulumi.getStack()}/${name}/image-id`;

        const builder = buildRole(`${name}-build`, build, args.tags, this);
        const execution = executionRole(`${name}-execution`, { buildRole: builder.role, parameterName, kmsKeyArn: build.kmsKeyArn }, args.tags, this);
        const infrastructure = new InfrastructureConfiguration(name, {
            instanceProfileName: builder.profile.name,
            instanceTypes: build.instanceTypes ?? BUILD_INSTANCE_TYPES_DEFAULT,
            subnetId: args.subnetId,
            securityGroupIds: buildSecurityGroupIds(`${name}-build`, args, this),
            snsTopicArn: build.snsTopicArn,
            logging: build.logBucketName === undefined ? undefined : { s3Logs: { s3BucketName: build.logBucketName, s3KeyPrefix: name } },
            instanceMetadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
            terminateInstanceOnFailure: true,
            tags,
        }, { parent: this });
        // A name that was made up once and stays, so neither another stack nor one that was destroyed has recipes of it.
        const recipe = imageRecipe(name, args, { recipeName: infrastructure.name, kubernetesVersion: args.kubernetesVersion, tags }, this);
        const distribution = imageDistribution(name, args, { parameterName, subnetId: args.subnetId, tags: args.tags }, this);
        const common = {
            imageRecipeArn: recipe.arn,
            infrastructureConfigurationArn: infrastructure.arn,
            distributionConfigurationArn: distribution.arn,
            executionRole: execution.role.arn,
            enhancedImageMetadataEnabled: true,
            imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: TEST_TIMEOUT_MINUTES },
            imageScanningConfiguration: imageScanning ? { imageScanningEnabled: true } : undefined,
            tags,
        };
        const ready = [...builder.policies, ...execution.policies];
        const pipeline = new ImagePipeline(name, {
            ...common,
            schedule: schedule && {
                scheduleExpression: schedule.expression,
                timezone: schedule.timezone ?? "UTC",
                pipelineExecutionStartCondition: schedule.condition ?? BuildCondition.ExpressionMatchOnly,
            },
        }, { parent: this, dependsOn: ready });
        imageLifecycle(`${name}-clean-up`, {
            pipeline: name, recipeName: recipe.name, keep: args.keepImages ?? KEEP_IMAGES_DEFAULT, tags: args.tags,
        }, this);

        if (duringUp) {
            const image = new Image(name, common, {
                parent: this, dependsOn: ready, retainOnDelete: true, customTimeouts: { create: BUILD_TIMEOUT, update: BUILD_TIMEOUT },
            });
            this.builtImageId = builtImageId(image, this);
            this.imageId = this.builtImageId;
        } else {
            const { built, current } = scheduledImageIds(parameterName!, args, args.kubernetesVersion, this);
            this.builtImageId = built;
            this.imageId = current;
        }
        this.pipelineArn = pipeline.arn;
        this.registerOutputs({ imageId: this.imageId, builtImageId: this.builtImageId, pipelineArn: this.pipelineArn });
    }
}
