import { cachedImageReleaseProblems } from "../../limits/images/containerImage";
import { componentSteps } from "../../limits/images/componentSteps";
import { dockerLoginProblems, imagePullProblems, mayInstallDocker, pullsImages } from "../../limits/images/imagePulls";
import { amazonComponent } from "../../limits/images/imageUpdates";
import { Problem } from "../../limits/text/problem";
import { property, propertyOf } from "../property";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { ImageRecipe } from "../stack/imageRecipe";
import { PipelineInputs, documentOf, pipelineInputs, windowsImageRecipes } from "../stack/images";
import { Stack } from "../stack/stack";

/** More images than fit on a disk. */
const IMAGES_MAXIMUM = 1000;

/** A6: an image for another release does not start, and one outside kubelet's namespace is pulled again. */
export const cachedImage: StackRule = {
    name: "windows-cached-image",
    description: "Container images cached in a Windows AMI match its Windows Server release, and kubelet can find them.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["A6"],
    tags: ["images"],
    ...reference("windowsAmiManagement", "A node starts with the container images that an Image Builder component pulled into its AMI."),
    remediationSteps: "Pull the image for the Windows Server release of the base image, with ctr -n k8s.io images pull --user USER:PASSWORD.",
    judge(stack, report) {
        const told = new Set<string>();
        windowsImageRecipes(stack).forEach(recipe => judgeRecipe(stack, recipe, report, told));
        pipelineInputs(stack).forEach(pipeline => judgeInputs(pipeline, report));
    },
};

/** Judges what a recipe's components pull; `told` keeps what several recipes have in common from being told again. */
function judgeRecipe(stack: Stack, recipe: ImageRecipe, report: Report, told: Set<string>): void {
    const { resource, release, components } = recipe;
    const lacksDocker = !mayHaveDocker(stack, recipe);
    const baseIsUnknown = !propertyOf(resource, "parentImage").written.known && stack.sources(resource, "parentImage").length > 0;
    for (const component of components.filter(({ props }) => property(props, "platform").text !== "Linux")) {
        const commands = componentSteps("data", documentOf(stack, component))
            .filter(({ phase, action, conditional }) => phase !== "test" && action === "ExecutePowerShell" && !conditional)
            .flatMap(step => step.commands);
        const isNew = ({ path, reason }: Problem) => told.size < told.add(`${component.urn} ${path} ${reason}`).size;
        report.problems(component, commands.flatMap(({ path, text }) => [
            ...imagePullProblems(path, text, release), ...lacksDocker ? dockerLoginProblems(path, text) : [],
        ]).filter(isNew));
        if (baseIsUnknown && commands.some(({ text }) => pullsImages(text))) {
            report.notJudged(resource, "parentImage");
        }
    }
}

/** Whether the AMI may have docker: from a component, from one whose commands nobody can read, or from the image that it goes on from. */
function mayHaveDocker(stack: Stack, { arns, components, isForEks, ofAnotherBuild }: ImageRecipe): boolean {
    const isShown = (arn: string) => components.some(({ props }) => property(props, "arn").text === arn) || amazonComponent(arn) !== undefined;
    const documents = components.map(component => documentOf(stack, component));
    return !isForEks || ofAnotherBuild || arns.some(arn => arn !== undefined && (/docker/i.test(arn) || !isShown(arn)))
        || documents.some(document => document === undefined
            || componentSteps("data", document).flatMap(({ commands }) => commands).some(({ text }) => mayInstallDocker(text)));
}

/** Judges what a component of this package is told to cache. */
function judgeInputs(pipeline: PipelineInputs, report: Report): void {
    const { resource, release } = pipeline;
    if (release === undefined) {
        return;
    }
    const problems = pipeline.property("cachedImages").indices.slice(0, IMAGES_MAXIMUM).flatMap(i => {
        const found = pipeline.property<string>("cachedImages", i, "reference");
        return found.known && typeof found.value === "string"
            ? cachedImageReleaseProblems(pipeline.path("cachedImages", i, "reference"), found.value, release) : [];
    });
    const pulled = pipeline.property("steps").indices.slice(0, IMAGES_MAXIMUM).flatMap(i => {
        const found = pipeline.property("steps", i, "powerShell");
        return found.known && typeof found.value === "string"
            ? imagePullProblems(pipeline.path("steps", i, "powerShell"), found.value, release) : [];
    });
    report.problems(resource, [...problems, ...pulled]);
    for (const list of ["cachedImages", "steps"] as const) {
        report.notJudgedBeyond(resource, pipeline.path(list), IMAGES_MAXIMUM, pipeline.property(list).indices.length);
    }
}
