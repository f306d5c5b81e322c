import { amazonComponent, imageUpdateProblems } from "../../limits/images/imageUpdates";
import { Problem } from "../../limits/text/problem";
import { property, propertyOf } from "../property";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { ImageRecipe } from "../stack/imageRecipe";
import { documentOf, windowsImageRecipes } from "../stack/images";
import { Stack } from "../stack/stack";

/** P2: nodes are replaced, not patched, so a new image is what brings updates. */
export const updateWindows: StackRule = {
    name: "windows-update-windows",
    description: "Image recipes for Windows nodes install Windows updates.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["P2"],
    tags: ["images", "patching"],
    ...reference("windowsPatching", "Windows nodes get updates with a new AMI; its pipeline installs them with the component update-windows."),
    remediationSteps: "Add Amazon's component update-windows to the recipe, before the components that install something.",
    judge(stack, report) {
        for (const recipe of windowsImageRecipes(stack)) {
            // What somebody built before may be up to date already.
            const documents = recipe.components.map(component => documentOf(stack, component));
            if (!recipe.ofAnotherBuild && updateProblems(recipe, documents).length > 0) {
                judgeRecipe(stack, recipe, report);
            }
        }
    },
};

/** Judges a recipe without any update that is certain: one may be in what is not known, or not shown. */
function judgeRecipe(stack: Stack, recipe: ImageRecipe, report: Report): void {
    const { resource, arns, components } = recipe;
    const isKnown = (arn: string) => components.some(({ props }) => property(props, "arn").text === arn);
    const made = components.filter(({ props }) => !arns.includes(property(props, "arn").text ?? ""));
    const list = propertyOf<unknown[]>(resource, "components").written;
    if (!list.known || arns.filter(arn => arn === undefined).length > made.length) {
        if (stack.sources(resource, "components").length > 0) {
            report.notJudged(resource, "components");
        }
        return;
    }
    const unknown = components.filter(component => !propertyOf(component, "data").written.known);
    unknown.forEach(component => report.notJudged(component, "data"));
    const isShown = arns.every(arn => arn === undefined || amazonComponent(arn) !== undefined || isKnown(arn));
    const documents = components.map(component => documentOf(stack, component));
    if (Array.isArray(list.value) && isShown && documents.every(document => document !== undefined)) {
        report.problems(resource, updateProblems(recipe, documents));
    }
}

function updateProblems({ arns }: ImageRecipe, documents: unknown[]): Problem[] {
    const amazons = arns.filter(arn => arn !== undefined && amazonComponent(arn) !== undefined);
    return imageUpdateProblems("components", [...amazons.map(arn => ({ arn })), ...documents.map(document => ({ document }))]);
}
