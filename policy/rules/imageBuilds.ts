import { PolicyResource } from "@pulumi/policy";
import { buildNetworkProblems } from "../../limits/images/imageBuild";
import { componentArnProblems, componentDataProblems, recipeComponentsProblems } from "../../limits/images/imageComponents";
import { snsTopicProblems } from "../../limits/images/imageNotifications";
import { property } from "../property";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { ImageRecipe } from "../stack/imageRecipe";
import { windowsImageBuilds, windowsImageRecipes } from "../stack/images";
import { Stack, isOurs } from "../stack/stack";
import { INFRASTRUCTURE_CONFIGURATION, SUBNET } from "../stack/types";

const LIST = "components";

/** A4: what Image Builder refuses when a recipe, or what it is built on, is made. */
export const imageBuilds: StackRule = {
    name: "windows-image-builds",
    description: "Image Builder accepts the image recipes for Windows nodes, their components and their build infrastructure.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["A4"],
    tags: ["images"],
    ...reference("imageBuilds", "A recipe names each component once; an infrastructure configuration with a subnet needs security groups."),
    remediationSteps: "Name each component once, add security groups to the subnet, and use a standard SNS topic.",
    judge(stack, report) {
        windowsImageRecipes(stack).forEach(recipe => judgeComponents(recipe, report));
        new Set(windowsImageRecipes(stack).flatMap(({ components }) => components)).forEach(component =>
            report.problems(component, componentDataProblems("data", property(component.props, "data").text ?? "")));
        const infrastructures = windowsImageBuilds(stack)
            .flatMap(build => stack.referred(build, INFRASTRUCTURE_CONFIGURATION, "infrastructureConfigurationArn") ?? []);
        [...new Set(infrastructures)].filter(infrastructure => !isOurs(infrastructure))
            .forEach(infrastructure => judgeInfrastructure(stack, infrastructure, report));
    },
};

/** Judges the components whose ARN is known; AWS itself wrote that of a component of the stack. */
function judgeComponents({ resource, arns, components }: ImageRecipe, report: Report): void {
    const made = components.map(({ props }) => property(props, "arn").text);
    const known = arns.flatMap((arn, i) => arn === undefined ? [] : [{ path: `${LIST}[${i}].componentArn`, arn }]);
    const problems = recipeComponentsProblems(LIST, known);
    report.problems(resource, [
        ...known.filter(({ arn }) => !made.includes(arn)).flatMap(({ path, arn }) => componentArnProblems(path, arn)),
        ...problems.filter(({ path }) => path !== LIST),
    ]);
    // AWS may have raised the quota of the account.
    report.advice(resource, problems.filter(({ path }) => path === LIST));
}

function judgeInfrastructure(stack: Stack, infrastructure: PolicyResource, report: Report): void {
    const { props } = infrastructure;
    const [subnet, groups] = [property(props, "subnetId"), property<unknown[]>(props, "securityGroupIds")];
    const hasGroups = !groups.known || (groups.value !== undefined && !(Array.isArray(groups.value) && groups.value.length === 0));
    const hasSubnet = subnet.known ? typeof subnet.value === "string" && subnet.value !== ""
        : stack.sources(infrastructure, "subnetId").some(({ type }) => type === SUBNET);
    report.problems(infrastructure, buildNetworkProblems("securityGroupIds", hasSubnet, hasGroups));
    // The build works without its messages.
    report.advice(infrastructure, snsTopicProblems("snsTopicArn", property(props, "snsTopicArn").text));
}
