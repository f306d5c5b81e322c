import { PolicyResource } from "@pulumi/policy";
import { amazonComponent } from "../../limits/images/imageUpdates";
import { windowsAmi } from "../../limits/nodes/windowsAmiType";
import { Known, indices, pathText, read, readText } from "../known";
import { windowsNodeGroups } from "./nodeGroups";
import { parsed } from "./parsed";
import { Stack, isOurs } from "./stack";
import { IMAGE, IMAGE_COMPONENT, IMAGE_PIPELINE, IMAGE_RECIPE, WINDOWS_CLUSTER } from "./types";

const WINDOWS_IMAGE_PIPELINE = "eks-windows:index:WindowsImagePipeline";
const AMI_TYPE_DEFAULT = "WINDOWS_CORE_2022_x86_64";
const BUILDS = [IMAGE_PIPELINE, IMAGE];
const EKS_COMPONENT = "eks-optimized-ami-windows";
const OF_WINDOWS = /\/aws\/service\/ami-windows-latest\/|:aws:image\/windows-server-|Windows_Server-/i;
const OF_EKS = /EKS_Optimized/i;
/** An image that somebody's own account builds, of which this stack doesn't show what is in it already. */
const OF_ANOTHER_BUILD = /:imagebuilder:[\w-]*:\d{12}:image\//;

/** A recipe of Image Builder. */
export class ImageRecipe {
    /** ARNs of the components, in their order; those of components that are not made yet are unknown. */
    public readonly arns: (string | undefined)[];
    /** Components of the stack that are among them. */
    public readonly components: PolicyResource[];

    constructor(stack: Stack, public readonly resource: PolicyResource) {
        const places = indices(resource.props, "components");
        this.arns = places.map(i => readText(resource.props, "components", i, "componentArn"));
        this.components = [...new Set(places.flatMap(i => stack.candidates(resource, IMAGE_COMPONENT, ["components", i, "componentArn"])))];
        this.ofAnotherBuild = OF_ANOTHER_BUILD.test(this.parentImage ?? "")
            || stack.sources(resource, "parentImage").some(({ type }) => type.startsWith("aws:imagebuilder/"));
    }

    /** Whether it goes on from an image that another build made. */
    public readonly ofAnotherBuild: boolean;

    /** The base image, if it is known. */
    public get parentImage(): string | undefined {
        return readText(this.resource.props, "parentImage");
    }

    /** Windows Server release of the base image, as far as its name tells. */
    public get release(): number | undefined {
        const [, release] = /windows[_-]server-(20\d\d)-/i.exec(this.parentImage ?? "") ?? [];
        return release === undefined ? undefined : Number(release);
    }

    /** Whether it is certain that the image is a Windows one. */
    public get isWindows(): boolean {
        return OF_WINDOWS.test(this.parentImage ?? "") || this.preparesEks
            || this.components.some(({ props }) => readText(props, "platform") === "Windows");
    }

    /** Whether it is certain that the image is one for nodes of EKS. */
    public get isForEks(): boolean {
        return OF_EKS.test(this.parentImage ?? "") || this.preparesEks;
    }

    private get preparesEks(): boolean {
        return this.arns.some(arn => arn !== undefined && amazonComponent(arn) === EKS_COMPONENT);
    }
}

/** Document of a component, if it is shown: it may also come from a bucket. */
export function documentOf(stack: Stack, component: PolicyResource): unknown {
    const documents = stack.once(documentsByComponent);
    if (!documents.has(component)) {
        documents.set(component, parsed(readText(component.props, "data")));
    }
    return documents.get(component);
}

function documentsByComponent(): Map<PolicyResource, unknown> {
    return new Map();
}

/** Recipes that are certainly for Windows nodes of EKS, but those of this package's components. */
export function windowsImageRecipes(stack: Stack): ImageRecipe[] {
    return stack.once(allWindowsImageRecipes);
}

function allWindowsImageRecipes(stack: Stack): ImageRecipe[] {
    return stack.ofType(IMAGE_RECIPE).filter(recipe => !isOurs(recipe)).map(recipe => new ImageRecipe(stack, recipe))
        .filter(recipe => recipe.isWindows && (recipe.isForEks || hasOwnWindowsImages(stack)));
}

/** What builds images of those recipes, on a schedule or during `up`. */
export function windowsImageBuilds(stack: Stack): PolicyResource[] {
    return stack.once(allWindowsImageBuilds);
}

function allWindowsImageBuilds(stack: Stack): PolicyResource[] {
    const recipes = windowsImageRecipes(stack).map(({ resource }) => resource);
    return recipes.length === 0 ? [] : BUILDS.flatMap(type => stack.ofType(type))
        .filter(build => recipes.includes(stack.referred(build, IMAGE_RECIPE, "imageRecipeArn")!));
}

/** Whether Windows nodes of the stack run an AMI that is not Amazon's. */
export function hasOwnWindowsImages(stack: Stack): boolean {
    return stack.once(anyOwnWindowsImage);
}

function anyOwnWindowsImage(stack: Stack): boolean {
    return windowsNodeGroups(stack).some(group => group.isCustom);
}

/** What a component of this package is told to build, where what it makes of that is not shown. */
export class PipelineInputs {
    constructor(
        public readonly resource: PolicyResource,
        private readonly props: Record<string, any>,
        private readonly prefix: (string | number)[] = [],
    ) {}

    /** Path of a setting as the user wrote it. */
    public path(...path: (string | number)[]): string {
        return pathText([...this.prefix, ...path]);
    }

    public read<T = unknown>(...path: (string | number)[]): Known<T> {
        return read<T>(this.props, ...this.prefix, ...path);
    }

    public indices(...path: (string | number)[]): number[] {
        return indices(this.props, ...this.prefix, ...path);
    }

    /** Windows Server release of the base; undefined if it is not known. */
    public get release(): number | undefined {
        const [own, amazons] = ["windowsServerBase", "eksOptimizedBase"].map(base => this.read(base, "amiType"));
        const decides = own.known && own.value === undefined ? amazons : own;
        const amiType = decides.known ? decides.value ?? AMI_TYPE_DEFAULT : undefined;
        return typeof amiType === "string" ? windowsAmi(amiType)?.release : undefined;
    }
}

/** All such pipelines of the stack. */
export function pipelineInputs(stack: Stack): PipelineInputs[] {
    return stack.once(allPipelineInputs);
}

function allPipelineInputs(stack: Stack): PipelineInputs[] {
    const shown = [IMAGE_RECIPE, WINDOWS_IMAGE_PIPELINE];
    const alone = (type: string) => stack.ofType(type)
        .filter(component => shown.every(child => stack.heldBy(component, child).length === 0));
    return [
        ...alone(WINDOWS_IMAGE_PIPELINE).map(component => new PipelineInputs(component, stack.inputsOf(component))),
        ...alone(WINDOWS_CLUSTER).flatMap(component => indices(stack.inputsOf(component), "imagePipelines").map(i =>
            new PipelineInputs(component, stack.inputsOf(component), ["imagePipelines", i]))),
    ];
}
