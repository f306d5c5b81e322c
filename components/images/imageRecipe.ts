import { getAmiOutput } from "@pulumi/aws/ec2";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import { Component, ImageRecipe } from "@pulumi/aws/imagebuilder";
import * as pulumi from "@pulumi/pulumi";
import { WINDOWS_ROOT_DEFAULT_GIB, WINDOWS_ROOT_DEVICE } from "../../limits/rootVolume";
import { windowsAmi, windowsAmiParameter } from "../../limits/windowsAmiType";
import { userStepDocument } from "./componentDocument";
import { contentVersion } from "./contentVersion";
import { imageCacheDocument, imageCacheTestDocument } from "./imageCacheDocument";
import { CONTENTS_COMPONENT, imageContentsDocument } from "./imageContentsDocument";
import { WindowsImagePipelineSettings, baseAmiType } from "./imagePipelineSettings";

/** A component of a recipe: Amazon's or the user's by ARN, or one of ours by what it does. */
type Part = { arn: pulumi.Input<string> } | { name: string; document: string };

/** Tag that says which pipeline something belongs to. */
export const PIPELINE_TAG = "eks-windows/image-pipeline";

/** The recipe of a pipeline's image, and the components that it is made of. */
export function imageRecipe(
    name: string, settings: WindowsImagePipelineSettings, kubernetesVersion: string,
    tags: Record<string, pulumi.Input<string>> | undefined, parent: pulumi.Resource,
): ImageRecipe {
    const { rootVolume = {}, build = {} } = settings;
    const parts = recipeParts(settings, kubernetesVersion, parent);
    // A recipe in use can't be deleted, and neither can its components: the new one is made first, the old one kept.
    const kept = { parent, retainOnDelete: true };
    const component = (part: string, document: pulumi.Input<string>) => new Component(`${name}-${part}`, {
        platform: "Windows", version: pulumi.output(document).apply(data => contentVersion(data)), data: document, tags,
    }, kept);
    const parentImage = baseImage(settings, kubernetesVersion, parent);
    const volume = { sizeGiB: rootVolume.sizeGiB ?? WINDOWS_ROOT_DEFAULT_GIB, iops: rootVolume.iops, throughput: rootVolume.throughputMiBps };
    const contents = component(CONTENTS_COMPONENT, pulumi.output({
        kubernetes: kubernetesVersion, base: parentImage, volume, key: build.kmsKeyArn,
        components: parts.map(part => "arn" in part ? part.arn : `${part.name} ${contentVersion(part.document)}`),
    }).apply(imageContentsDocument));
    const components = parts.map(part => "arn" in part ? part.arn : component(part.name, part.document).arn);
    return new ImageRecipe(name, {
        // Image Builder refuses a version that it has already, and old ones stay: going back to an earlier content takes
        // a new version too. The component of the contents is made anew with every change, under a name made up for it.
        version: pulumi.all([contents.data, contents.name]).apply(made => contentVersion(...made)),
        parentImage,
        components: [contents.arn, ...components].map(componentArn => ({ componentArn })),
        blockDeviceMappings: [{
            deviceName: WINDOWS_ROOT_DEVICE,
            ebs: {
                volumeType: "gp3", volumeSize: volume.sizeGiB, iops: volume.iops, throughput: volume.throughput,
                encrypted: "true", kmsKeyId: build.kmsKeyArn, deleteOnTermination: "true",
            },
        }],
        tags,
        // The clean-up selects images by this name, so every version has the one that was made up for the first.
    }, { ...kept, ignoreChanges: ["name"], deleteBeforeReplace: false });
}

/**
 * What is done to the base, in this order: Windows Update, what EKS needs on a plain Windows, the user's own steps,
 * hardening, the image cache; then the tests (P2, A6).
 */
function recipeParts(settings: WindowsImagePipelineSettings, kubernetesVersion: string, parent: pulumi.Resource): Part[] {
    const { windowsServerBase, steps = [], stigLevel, cachedImages = [] } = settings;
    const amazon = (component: string, version = "x.x.x"): Part => ({ arn: amazonArn("component", component, version, parent) });
    return [
        amazon("update-windows"),
        ...windowsServerBase ? [amazon("eks-optimized-ami-windows", `${kubernetesVersion}.x`)] : [],
        ...steps.map(({ name, powerShell, componentArn }): Part =>
            componentArn !== undefined ? { arn: componentArn } : { name, document: userStepDocument(name, powerShell ?? "") }),
        ...stigLevel ? [amazon(`stig-build-windows-${stigLevel}`)] : [],
        ...cachedImages.length > 0 ? [
            { name: "cache", document: imageCacheDocument(cachedImages) },
            { name: "check", document: imageCacheTestDocument(cachedImages) },
        ] : [],
        amazon("simple-boot-test-windows"),
    ];
}

/** ARN of what Amazon keeps in Image Builder. */
function amazonArn(kind: string, name: string, version: string, parent: pulumi.Resource): pulumi.Output<string> {
    const { partition } = getPartitionOutput({}, { parent });
    const { region } = getRegionOutput({}, { parent });
    return pulumi.interpolate`arn:${partition}:imagebuilder:${region}:aws:${kind}/${name}/${version}`;
}

/** The base image as Image Builder takes it. */
function baseImage(settings: WindowsImagePipelineSettings, kubernetesVersion: string, parent: pulumi.Resource): pulumi.Input<string> {
    const { windowsServerBase, eksOptimizedBase = {} } = settings;
    const ami = windowsAmi(baseAmiType(settings))!;
    if (windowsServerBase) {
        return amazonArn("image", `windows-server-${ami.release}-english-${ami.edition.toLowerCase()}-base-x86`, "x.x.x", parent);
    }
    const { imageId, releaseVersion } = eksOptimizedBase;
    if (imageId !== undefined) {
        return imageId;
    }
    if (releaseVersion !== undefined) {
        const name = `Windows_Server-${ami.release}-English-${ami.edition}-EKS_Optimized-${releaseVersion}`;
        return getAmiOutput({ owners: ["amazon"], filters: [{ name: "name", values: [name] }] }, { parent }).id;
    }
    // Image Builder looks it up at every build, so the recipe stays the same while its base moves on.
    return `ssm:${windowsAmiParameter(ami, kubernetesVersion)}/image_id`;
}
