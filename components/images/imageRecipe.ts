import { getAmiOutput } from "@pulumi/aws/ec2";
import { Component, ImageRecipe } from "@pulumi/aws/imagebuilder";
import * as pulumi from "@pulumi/pulumi";
import { WINDOWS_ROOT_DEFAULT_GIB, WINDOWS_ROOT_DEVICE } from "../../limits/nodes/rootVolume";
import { windowsAmi, windowsAmiName, windowsAmiParameter } from "../../limits/nodes/windowsAmiType";
import { currentPartition, currentRegion } from "../lookups";
import { contentVersion } from "./contentVersion";
import { CONTENTS_COMPONENT, imageContentsDocument } from "./imageContentsDocument";
import { WindowsImagePipelineSettings, baseAmiType } from "./imagePipelineSettings";
import { recipeParts } from "./recipeOutline";

/** Tag that says which pipeline something belongs to. */
export const PIPELINE_TAG = "eks-windows/image-pipeline";

/** What a recipe is called, and for whom it is. */
export interface RecipeIdentity {
    /** Name in Image Builder, the same for all versions: the clean-up selects images by it. */
    recipeName: pulumi.Input<string>;
    kubernetesVersion: string;
    tags?: Record<string, pulumi.Input<string>>;
}

/** The recipe of a pipeline's image, and the components that it is made of. */
export function imageRecipe(
    name: string, settings: WindowsImagePipelineSettings, { recipeName, kubernetesVersion, tags }: RecipeIdentity, parent: pulumi.Resource,
): ImageRecipe {
    const { rootVolume = {}, build = {} } = settings;
    const parts = recipeParts(settings, kubernetesVersion).map(({ amazon, arn, name: part = "", document }) => document
        ? { name: part, document: document() }
        : { arn: amazon === undefined ? arn! : amazonArn(`component/${amazon}`, parent) });
    // A recipe in use can't be deleted, and neither can its components: the new one is made first, the old one kept.
    const kept = { parent, retainOnDelete: true };
    const component = (part: string, document: pulumi.Input<string>) => new Component(`${name}-${part}`, {
        platform: "Windows", version: pulumi.output(document).apply(data => contentVersion(data)), data: document, tags,
    }, kept);
    const parentImage = baseImage(settings, kubernetesVersion, parent);
    const volume = { sizeGiB: rootVolume.sizeGiB ?? WINDOWS_ROOT_DEFAULT_GIB, iops: rootVolume.iops, throughput: rootVolume.throughputMiBps };
    const contents = component(CONTENTS_COMPONENT, pulumi.output({
        kubernetes: kubernetesVersion, base: parentImage, volume, key: build.kmsKeyArn,
        components: parts.map(part => part.arn ?? pulumi.output(part.document).apply(document => `${part.name} ${contentVersion(document)}`)),
    }).apply(imageContentsDocument));
    const [updates, ...others] = parts.map(part => part.arn ?? component(part.name, part.document).arn);
    return new ImageRecipe(name, {
        name: recipeName,
        // Image Builder refuses a version that it has already, and old ones stay: going back to an earlier content takes
        // a new version too. The component of the contents is made anew with every change, under a name made up for it.
        version: pulumi.all([contents.data, contents.name]).apply(made => contentVersion(...made)),
        parentImage,
        components: [updates, contents.arn, ...others].map(componentArn => ({ componentArn })),
        blockDeviceMappings: [{
            deviceName: WINDOWS_ROOT_DEVICE,
            ebs: {
                volumeType: "gp3", volumeSize: volume.sizeGiB, iops: volume.iops, throughput: volume.throughput,
                encrypted: "true", kmsKeyId: build.kmsKeyArn, deleteOnTermination: "true",
            },
        }],
        tags,
        // Both have one name, but versions of their own: the provider would take them for the same and delete the old one first.
    }, { ...kept, deleteBeforeReplace: false });
}

/** ARN of what Amazon keeps in Image Builder, by its kind, name and version. */
function amazonArn(path: string, parent: pulumi.Resource): pulumi.Output<string> {
    const partition = currentPartition(parent);
    const region = currentRegion(parent);
    return pulumi.interpolate`arn:${partition}:imagebuilder:${region}:aws:${path}`;
}

/** The base image as Image Builder takes it. */
function baseImage(settings: WindowsImagePipelineSettings, kubernetesVersion: string, parent: pulumi.Resource): pulumi.Input<string> {
    const { windowsServerBase, eksOptimizedBase = {} } = settings;
    const ami = windowsAmi(baseAmiType(settings))!;
    if (windowsServerBase) {
        return amazonArn(`image/windows-server-${ami.release}-english-${ami.edition.toLowerCase()}-base-x86/x.x.x`, parent);
    }
    const { imageId, releaseVersion } = eksOptimizedBase;
    if (imageId !== undefined) {
        return imageId;
    }
    if (releaseVersion !== undefined) {
        return getAmiOutput({ owners: ["amazon"], filters: [{ name: "name", values: [windowsAmiName(ami, releaseVersion)] }] }, { parent }).id;
    }
    // Image Builder looks it up at every build, so the recipe stays the same while its base moves on.
    return `ssm:${windowsAmiParameter(ami, kubernetesVersion)}/image_id`;
}
