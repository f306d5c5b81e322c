import { amiReleaseProblems } from "../../limits/nodes/amiRelease";
import { kmsKeyArnProblems } from "../../limits/text/arn";
import { cachedImagesDiskProblems, cachedImagesProblems, imageReference } from "../../limits/images/containerImage";
import { fastLaunchProblems } from "../../limits/images/fastLaunch";
import { logBucketProblems } from "../../limits/images/imageBuild";
import {
    RecipeComponent, componentArnProblems, documentLengthProblems, recipeComponentsProblems, scriptBracesProblems, scriptTextProblems,
} from "../../limits/images/imageComponents";
import { keptImagesProblems } from "../../limits/images/imageLifecycle";
import { snsTopicProblems } from "../../limits/images/imageNotifications";
import { imageScheduleProblems } from "../../limits/images/imageSchedule";
import { instanceTypeProblems } from "../../limits/nodes/instanceType";
import { windowsReleaseGateProblems } from "../../limits/cluster/kubernetesVersion";
import { Problem, below, enumerationProblems, shown } from "../../limits/text/problem";
import { resourceIdProblems } from "../../limits/text/resourceId";
import { isPartName } from "../../limits/text/resourceName";
import { IMAGE_BUILDER_GP3, WINDOWS_ROOT_DEFAULT_GIB, windowsRootVolumeProblems } from "../../limits/nodes/rootVolume";
import { IMAGE_TAGS, tagProblems } from "../../limits/text/tags";
import { windowsAmi, windowsAmiTypeProblems } from "../../limits/nodes/windowsAmiType";
import { userStepDocument } from "./powerShellDocument";
import { imageCacheDocument, imageCacheTestDocument } from "./imageCacheDocument";
import { CONTENTS_COMPONENT } from "./imageContentsDocument";
import {
    BUILD_INSTANCE_TYPES_DEFAULT, ImageDelivery, ImageStep, StigLevel, WindowsImagePipelineSettings, baseAmiType,
} from "./imagePipelineSettings";
import { RESERVED_NAMES, recipeParts } from "./recipeOutline";

/** What YAML takes for something else than text. */
const YAML_WORDS = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

/** What is wrong with a pipeline, each under its own path below `path`; `surge` is what its groups launch at once. */
export function imagePipelineProblems(
    path: string, settings: WindowsImagePipelineSettings, kubernetesVersion: string, surge?: number,
): Problem[] {
    const { cachedImages = [], rootVolume = {}, steps = [], build = {} } = settings;
    const release = windowsAmi(baseAmiType(settings))?.release;
    return [
        ...baseProblems(path, settings, kubernetesVersion),
        ...steps.flatMap((step, index) => stepProblems(below(path, `steps[${index}]`), steps, step, index)),
        ...recipeComponentsProblems(below(path, "steps"), recipeComponents(path, settings, kubernetesVersion)),
        ...enumerationProblems(below(path, "stigLevel"), settings.stigLevel, StigLevel),
        ...enumerationProblems(below(path, "delivery"), settings.delivery, ImageDelivery),
        ...cachedImagesProblems(below(path, "cachedImages"), cachedImages, release),
        ...cacheDocumentProblems(below(path, "cachedImages"), settings),
        ...windowsRootVolumeProblems(below(path, "rootVolume"), rootVolume, IMAGE_BUILDER_GP3),
        ...kmsKeyArnProblems(below(path, "build.kmsKeyArn"), build.kmsKeyArn, false),
        ...tagProblems(below(path, "imageTags"), settings.imageTags, IMAGE_TAGS),
        ...cachedImagesDiskProblems(below(path, "rootVolume.sizeGiB"), cachedImages, rootVolume.sizeGiB ?? WINDOWS_ROOT_DEFAULT_GIB),
        ...settings.schedule ? imageScheduleProblems(below(path, "schedule"), settings.schedule) : [],
        ...settings.fastLaunch ? fastLaunchProblems(below(path, "fastLaunch"), settings.fastLaunch, surge) : [],
        ...keptImagesProblems(below(path, "keepImages"), settings.keepImages),
        ...logBucketProblems(below(path, "build.logBucketName"), build.logBucketName),
        ...snsTopicProblems(below(path, "build.snsTopicArn"), build.snsTopicArn),
        ...build.instanceTypes?.length === 0
            ? [{ path: below(path, "build.instanceTypes"), reason: "names no instance type; remove it or name one" }] : [],
        ...(build.instanceTypes ?? BUILD_INSTANCE_TYPES_DEFAULT)
            .flatMap((type, i) => instanceTypeProblems(below(path, `build.instanceTypes[${i}]`), type, false)),
    ];
}

function baseProblems(path: string, settings: WindowsImagePipelineSettings, kubernetesVersion: string): Problem[] {
    const { eksOptimizedBase, windowsServerBase } = settings;
    const at = below(path, windowsServerBase ? "windowsServerBase" : "eksOptimizedBase");
    const { releaseVersion, imageId } = eksOptimizedBase ?? {};
    return [
        ...eksOptimizedBase && windowsServerBase ? [{
            path: below(path, "windowsServerBase"), reason: "only one base is allowed, got eksOptimizedBase too; keep one",
        }] : [],
        ...windowsAmiTypeProblems(`${at}.amiType`, baseAmiType(settings)),
        ...windowsReleaseGateProblems(`${at}.amiType`, baseAmiType(settings), kubernetesVersion),
        ...amiReleaseProblems(below(path, "eksOptimizedBase.releaseVersion"), releaseVersion, kubernetesVersion),
        ...resourceIdProblems(below(path, "eksOptimizedBase.imageId"), imageId, "ami"),
        ...releaseVersion !== undefined && imageId !== undefined ? [{
            path: below(path, "eksOptimizedBase.imageId"), reason: `can't be set together with a release, got ${shown(releaseVersion)}; keep one`,
        }] : [],
    ];
}

function stepProblems(path: string, steps: ImageStep[], { name, powerShell, componentArn }: ImageStep, index: number): Problem[] {
    return [
        ...isPartName(name) && ![...RESERVED_NAMES, ...YAML_WORDS].includes(name) ? [] : [{
            path: `${path}.name`, reason: "must be lowercase letters, digits and dashes, 30 at most, start with a letter, and not be a word like cache, check or true, "
                + `got ${shown(name)}`,
        }],
        ...steps.findIndex(other => other.name === name) < index
            ? [{ path: `${path}.name`, reason: `is already the name of another step, got ${shown(name)}; use another name` }] : [],
        ...powerShell === undefined ? [] : [
            ...scriptTextProblems(`${path}.powerShell`, powerShell),
            ...scriptBracesProblems(`${path}.powerShell`, powerShell),
            ...documentLengthProblems(`${path}.powerShell`, userStepDocument(name, powerShell), "let the script download the rest"),
        ],
        ...typeof componentArn !== "string" ? [] : componentArnProblems(`${path}.componentArn`, componentArn),
        ...(powerShell === undefined) === (componentArn === undefined)
            ? [{ path, reason: `must have either powerShell or componentArn, got ${powerShell === undefined ? "neither" : "both"}` }] : [],
    ];
}

/** The components of the recipe, those of the steps with their paths. */
function recipeComponents(path: string, settings: WindowsImagePipelineSettings, kubernetesVersion: string): RecipeComponent[] {
    const parts = recipeParts(settings, kubernetesVersion).map(({ step, amazon, arn, name }) => ({
        path: step === undefined ? undefined : below(path, `steps[${step}]${arn === undefined ? "" : ".componentArn"}`),
        // Each script has a component of its own.
        arn: amazon !== undefined ? `aws:component/${amazon}` : typeof arn === "string" ? arn : `${name ?? "component"} of step ${step}`,
    }));
    return [{ arn: CONTENTS_COMPONENT }, ...parts];
}

/** The images can be pulled and checked by one component each. */
function cacheDocumentProblems(path: string, { cachedImages = [] }: WindowsImagePipelineSettings): Problem[] {
    const images = cachedImages.flatMap(({ reference }) => typeof reference === "string" && imageReference(reference) !== undefined ? [{ reference }] : []);
    return [imageCacheDocument(images), imageCacheTestDocument(images)].flatMap(document =>
        documentLengthProblems(path, document, "cache only the images that take longest to pull")).slice(0, 1);
}
