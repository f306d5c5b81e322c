import { PolicyResource } from "@pulumi/policy";
import { buildNetworkProblems } from "../../limits/images/imageBuild";
import { componentArnProblems, recipeComponentsProblems } from "../../limits/images/imageComponents";
import { snsTopicProblems } from "../../limits/images/imageNotifications";
import { read, readText } from "../known";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { ImageRecipe, windowsImageBuilds, windowsImageRecipes } from "../stack/images";
import { isOurs } from "../stack/stack";
import { INFRASTRUCTURE_CONFIGURATION } from "../stack/types";

/** A4: what Image Builder refuses when a recipe, or what it is built on, is made. */
export const imageBuilds: StackRule = {
    name: "windows-image-builds",
    description: "Image Builder takes the recipes of Windows nodes, and what they are built on.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["A4"],
    tags: ["images"],
    ...reference("imageBuilds", "A recipe has components, each once; the instance that builds it is in a subnet with security groups."),
    remediationSteps: "Name each component once, security groups beside a subnet, and a standard SNS topic.",
    judge(stack, report) {
        windowsImageRecipes(stack).forEach(recipe => judgeComponents(recipe, report));
        const infrastructures = windowsImageBuilds(stack)
            .flatMap(build => stack.referred(build, INFRASTRUCTURE_CONFIGURATION, "infrastructureConfigurationArn") ?? []);
        [...new Set(infrastructures)].filter(infrastructure => !isOurs(infrastructure))
            .forEach(infrastructure => judgeInfrastructure(infrastructure, report));
    },
};

/** Judges the components whose ARN is known; AWS itself wrote that of a component of the stack. */
function judgeComponents({ resource, arns, components }: ImageRecipe, report: Report): void {
    const made = components.map(({ props }) => readText(props, "arn"));
    const known = arns.flatMap((arn, i) => arn === undefined ? [] : [{ path: `components[${i}].componentArn`, arn }]);
    report.problems(resource, [
        ...known.filter(({ arn }) => !made.includes(arn)).flatMap(({ path, arn }) => componentArnProblems(path, arn)),
        ...recipeComponentsProblems("components", known),
    ]);
}

function judgeInfrastructure(infrastructure: PolicyResource, report: Report): void {
    const { props } = infrastructure;
    const [subnet, groups] = [read(props, "subnetId"), read<unknown[]>(props, "securityGroupIds")];
    const hasGroups = !groups.known || (groups.value !== undefined && !(Array.isArray(groups.value) && groups.value.length === 0));
    report.problems(infrastructure, [
        ...buildNetworkProblems("securityGroupIds", subnet.known && typeof subnet.value === "string" && subnet.value !== "", hasGroups),
        ...snsTopicProblems("snsTopicArn", readText(props, "snsTopicArn")),
    ]);
}
