import { PlannedResource } from "../../plan/resource";
import { Json, Properties, UNKNOWN } from "../../plan/signatures";
import { RawStack, WindowsStack } from "../support/stack";

/** Amazon's EKS-optimized AMI as the base of an image. */
export const EKS_BASE = "ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-EKS_Optimized-1.35/image_id";
/** A plain Windows Server as the base of an image. */
export const PLAIN_BASE = "arn:aws:imagebuilder:eu-central-1:aws:image/windows-server-2022-english-core-base-x86/x.x.x";
/** ARN of a component that Amazon keeps. */
export const COMPONENT_ARN = (name: string) => `arn:aws:imagebuilder:eu-central-1:aws:component/${name}/x.x.x`;

/** Adds a component of Image Builder for Windows. */
export function addComponent(stack: RawStack, name: string, data: Json, inside?: PlannedResource): PlannedResource {
    return stack.add("aws:imagebuilder/component:Component", name, { platform: "Windows", version: "1.0.0", data }, {}, inside);
}

/** Adds a recipe of Amazon's components, by name, and of components of the stack. */
export function addRecipe(
    stack: RawStack, name: string, parentImage: Json, amazons: string[], components: PlannedResource[], inside?: PlannedResource,
): PlannedResource {
    const recipe = stack.add("aws:imagebuilder/imageRecipe:ImageRecipe", name, {
        parentImage, version: "1.0.0",
        components: [
            ...amazons.map((amazon): Properties => ({ componentArn: COMPONENT_ARN(amazon) })),
            ...components.map(({ outputs }): Properties => ({ componentArn: outputs.arn ?? UNKNOWN })),
        ],
    }, {}, inside);
    if (stack.preview === "first" && components.length > 0) {
        recipe.propertyDependencies.components = components.map(({ urn }) => urn);
        recipe.dependencies.push(...recipe.propertyDependencies.components);
    }
    return recipe;
}

/** Has the Windows nodes of the stack run an AMI of their own. */
export function ownImages(stack: WindowsStack): void {
    stack.set(stack.main.windows, { amiType: "CUSTOM", taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }] });
}
