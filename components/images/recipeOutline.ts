import * as pulumi from "@pulumi/pulumi";
import { userStepDocument } from "./powerShellDocument";
import { imageCacheDocument, imageCacheTestDocument } from "./imageCacheDocument";
import { CONTENTS_COMPONENT } from "./imageContentsDocument";
import { CachedImage, WindowsImagePipelineSettings } from "./imagePipelineSettings";

/** A component of a recipe: one of Amazon's by name and version, one by its ARN, or one that the pipeline makes. */
export interface RecipePart {
    /** Name and version: `update-windows/x.x.x`. */
    amazon?: string;
    arn?: pulumi.Input<string>;
    /** What the pipeline calls its own. */
    name?: string;
    document?: () => pulumi.Input<string>;
    /** Position of the step that asks for it; unset for what every pipeline adds. */
    step?: number;
}

/**
 * What is done to the base, in this order: Windows Update, what EKS needs on a plain Windows, the user's own steps,
 * hardening, the image cache; then the tests (P2, A6). The component of the contents comes after Windows Update.
 */
export function recipeParts(settings: WindowsImagePipelineSettings, kubernetesVersion: string): RecipePart[] {
    const { windowsServerBase, steps = [], stigLevel, cachedImages = [] } = settings;
    return [
        { amazon: "update-windows/x.x.x" },
        ...windowsServerBase ? [{ amazon: `eks-optimized-ami-windows/${kubernetesVersion}.x` }] : [],
        ...steps.map(({ name, powerShell, componentArn }, step): RecipePart =>
            componentArn !== undefined ? { step, arn: componentArn } : { step, name, document: () => userStepDocument(name, powerShell ?? "") }),
        ...stigLevel ? [{ amazon: `stig-build-windows-${stigLevel}/x.x.x` }] : [],
        ...cachedImages.length > 0 ? [
            { name: "cache", document: () => ofKnown(cachedImages, imageCacheDocument) },
            { name: "check", document: () => ofKnown(cachedImages, imageCacheTestDocument) },
        ] : [],
        { amazon: "simple-boot-test-windows/x.x.x" },
    ];
}

/** What is made of the images, once all their references are known. */
function ofKnown(images: CachedImage[], make: (known: { reference: string }[]) => string): pulumi.Input<string> {
    return isKnown(images) ? make(images) : pulumi.output(images).apply(make);
}

/** Whether no reference is another resource's. */
export function isKnown(images: CachedImage[]): images is (CachedImage & { reference: string })[] {
    return images.every(({ reference }) => typeof reference === "string");
}

/** Names that the components which the pipeline adds have, so that no step may have them. */
export const RESERVED_NAMES = ["cache", "check", CONTENTS_COMPONENT];
