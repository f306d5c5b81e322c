import { LaunchTemplate } from "@pulumi/aws/ec2";
import { DistributionConfiguration } from "@pulumi/aws/imagebuilder";
import * as pulumi from "@pulumi/pulumi";
import { PARALLEL_LAUNCHES_MINIMUM, SNAPSHOTS_DEFAULT } from "../../limits/images/fastLaunch";
import { currentAccountId, currentRegion } from "../lookups";
import { BUILD_INSTANCE_TYPES_DEFAULT, FastLaunch, WindowsImagePipelineSettings } from "./imagePipelineSettings";
import { PIPELINE_TAG } from "./imageRecipe";

/**
 * EC2ImageBuilderExecutionPolicy (version 2, 2026-07-08) lets Image Builder turn Fast Launch on with launch templates of this tag alone.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/EC2ImageBuilderExecutionPolicy.html
 */
const USED_BY_IMAGE_BUILDER = { CreatedBy: "EC2 Image Builder" };

/** Where the image goes, and what is made of it there. */
export interface DistributionSettings {
    /** SSM parameter that the AMI id is written into; none where `up` builds. */
    parameterName?: string;
    /** Subnet in which EC2 makes the snapshots of Fast Launch. */
    subnetId?: pulumi.Input<string>;
    tags?: Record<string, pulumi.Input<string>>;
}

/** Names and tags the AMI, announces it in SSM, and has EC2 keep snapshots of it ready. */
export function imageDistribution(
    name: string, { fastLaunch, imageTags, build = {} }: WindowsImagePipelineSettings, settings: DistributionSettings, parent: pulumi.Resource,
): DistributionConfiguration {
    const { parameterName, tags } = settings;
    return new DistributionConfiguration(name, {
        distributions: [{
            region: currentRegion(parent),
            amiDistributionConfiguration: {
                name: `${name}-{{ imagebuilder:buildDate }}`,
                amiTags: { ...tags, ...imageTags, [PIPELINE_TAG]: name },
                kmsKeyId: build.kmsKeyArn,
            },
            ssmParameterConfigurations: parameterName === undefined ? undefined : [{ parameterName, dataType: "aws:ec2:image" }],
            fastLaunchConfigurations: fastLaunch
                ? [fastLaunchConfiguration(name, fastLaunch, { ...settings, instanceType: (build.instanceTypes ?? BUILD_INSTANCE_TYPES_DEFAULT)[0] }, parent)]
                : undefined,
        }],
        tags,
    }, { parent });
}

/**
 * Without a launch template EC2 would make a VPC of its own for it. The template may have no user data, no termination
 * protection, no disabled metadata, no Spot and no terminate-on-shutdown.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/WindowsGuide/win-ami-config-fast-launch.html
 */
function fastLaunchConfiguration(
    name: string, fastLaunch: FastLaunch, { subnetId, tags, instanceType }: DistributionSettings & { instanceType: string }, parent: pulumi.Resource,
) {
    const template = new LaunchTemplate(`${name}-fast-launch`, {
        networkInterfaces: [{ deviceIndex: 0, subnetId, associatePublicIpAddress: "false" }],
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required" },
        instanceType,
        tags: { ...tags, ...USED_BY_IMAGE_BUILDER },
    }, { parent });
    return {
        accountId: currentAccountId(parent),
        enabled: true,
        maxParallelLaunches: fastLaunch.maxParallelLaunches ?? PARALLEL_LAUNCHES_MINIMUM,
        snapshotConfiguration: { targetResourceCount: fastLaunch.targetResourceCount ?? SNAPSHOTS_DEFAULT },
        launchTemplate: { launchTemplateId: template.id, launchTemplateVersion: pulumi.interpolate`${template.latestVersion}` },
    };
}
