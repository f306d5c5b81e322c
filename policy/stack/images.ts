import { PolicyResource } from "@pulumi/policy";
import { windowsAmi } from "../../limits/nodes/windowsAmiType";
import { property, propertyOf } from "../property";
import { ImageRecipe } from "./imageRecipe";
import { windowsNodeGroups } from "./nodeGroups";
import { parsed } from "../../limits/text/parsed";
import { PropertiesAt } from "./propertiesAt";
import { Stack, isOurs } from "./stack";
import { IMAGE, IMAGE_PIPELINE, IMAGE_RECIPE, WINDOWS_CLUSTER } from "./types";

const WINDOWS_IMAGE_PIPELINE = "eks-windows:index:WindowsImagePipeline";
const AMI_TYPE_DEFAULT = "WINDOWS_CORE_2022_x86_64";
const BUILDS = [IMAGE_PIPELINE, IMAGE];

/** Document of a component, if it is shown: it may also come from a bucket. */
export function documentOf(stack: Stack, component: PolicyResource): unknown {
    const documents = stack.once(documentsByComponent);
    if (!documents.has(component)) {
        documents.set(component, parsed(propertyOf(component, "data").text));
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
export class PipelineInputs extends PropertiesAt {
    constructor(public readonly resource: PolicyResource, props: Record<string, any>, prefix?: (string | number)[]) {
        super(props, prefix);
    }

    /** Windows Server release of the base; undefined if it is not known. */
    public get release(): number | undefined {
        const [own, amazons] = ["windowsServerBase", "eksOptimizedBase"].map(base => this.property(base, "amiType"));
        const decides = own.isAbsent ? amazons : own;
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
        ...alone(WINDOWS_CLUSTER).flatMap(component => property(stack.inputsOf(component), "imagePipelines").indices.map(i =>
            new PipelineInputs(component, stack.inputsOf(component), ["imagePipelines", i]))),
    ];
}
