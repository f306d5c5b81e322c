import { PlannedResource } from "../../plan/resource";
import { Json, Properties, UNKNOWN } from "../../plan/signatures";
import { RawStack } from "../support/stack";
import { COMPONENT_ARN, EKS_BASE, PLAIN_BASE, addComponent, addRecipe } from "./images";
import { Case, ODD, finding, judged, policyPack } from "./judging";

const POLICY = "windows-image-builds";
const DESCRIPTION = "Image Builder accepts the image recipes for Windows nodes, their components and their build infrastructure.";
const finds = finding(POLICY, DESCRIPTION);
const advises = finding(POLICY, DESCRIPTION, "advisory");
const IB = "aws:imagebuilder/";
const UPDATES = COMPONENT_ARN("update-windows");
const GROUPS = "securityGroupIds: Image Builder needs security groups beside a subnet, got nothing; name one that allows all outbound traffic and no inbound";

const on = (resource: string, ...messages: string[]): Case[2] => stack => messages.map(message => finds(stack.named(resource), message));
const advice = (resource: string, message: string): Case[2] => stack => [advises(stack.named(resource), message)];
const twice = (i: number, first: number) => `components[${i}].componentArn: Image Builder allows a component once, `
    + `and components[${first}].componentArn has it already, got ${JSON.stringify(UPDATES)}; remove it`;
const recipe = (base: Json, ...amazons: string[]) => (stack: RawStack): PlannedResource => addRecipe(stack, "recipe", base, amazons, []);
const recipeOf = (components: Json) => (stack: RawStack) =>
    stack.add(`${IB}imageRecipe:ImageRecipe`, "recipe", { parentImage: EKS_BASE, version: "1.0.0", components });
/** A recipe for nodes of EKS, or another one, built on this infrastructure. */
const builtOn = (inputs: Properties, base: Json = EKS_BASE, type = "imagePipeline:ImagePipeline") => (stack: RawStack) => {
    const infrastructure = stack.add(`${IB}infrastructureConfiguration:InfrastructureConfiguration`, "infrastructure", inputs);
    stack.add(`${IB}${type}`, "build", {}, {
        imageRecipeArn: recipe(base, "update-windows")(stack), infrastructureConfigurationArn: infrastructure,
    });
};

describe("windows-image-builds", () => {
    const judge = policyPack();

    judged(judge, "A4: fails on what Image Builder refuses:", [
        ["a component that is there twice, and says where", recipe(EKS_BASE, "update-windows", "reboot-windows", "update-windows"),
            on("recipe", twice(2, 0))],
        ["what is no component, beside one that is not known", recipeOf([{ componentArn: UNKNOWN }, { componentArn: "update-windows" }]),
            on("recipe", "components[1].componentArn: must be the ARN of an Image Builder component, such as "
                + "\"arn:aws:imagebuilder:eu-central-1:111122223333:component/agent/1.0.0\", got \"update-windows\"")],
        ["a subnet without security groups", builtOn({ subnetId: "subnet-1" }), on("infrastructure", GROUPS)],
        ["a subnet of the stack without security groups", stack => {
            builtOn({})(stack);
            stack.link(stack.named("infrastructure"), "subnetId", stack.add("aws:ec2/subnet:Subnet", "builds", {}));
        }, on("infrastructure", GROUPS)],
        ["data of a component that is longer than it takes", stack => {
            addRecipe(stack, "recipe", EKS_BASE, ["update-windows"], [addComponent(stack, "long", "x".repeat(16_001))]);
        }, on("long", "data: Image Builder allows 16000 characters of a component's data, got 16001; put the steps into several components")],
        ["a subnet with an empty list of them, for an image", builtOn({ subnetId: "subnet-1", securityGroupIds: [] }, EKS_BASE, "image:Image"),
            on("infrastructure", GROUPS)],
    ], [POLICY]);

    judged(judge, "A4: advises against", [
        ["21 components", recipe(EKS_BASE, ...Array.from({ length: 21 }, (_, i) => `tool-${i}`)),
            advice("recipe", "components: Image Builder's quota is 20 components a recipe, got 21; put several scripts into one")],
        ["a FIFO topic", builtOn({ snsTopicArn: "arn:aws:sns:eu-central-1:111122223333:builds.fifo" }), advice("infrastructure",
            "snsTopicArn: Image Builder can't use FIFO topics, got \"arn:aws:sns:eu-central-1:111122223333:builds.fifo\"; use a standard topic")],
    ], [POLICY]);

    judged(judge, "A4: says nothing of", [
        ["a recipe with components of Amazon's and of the stack", stack => {
            addRecipe(stack, "recipe", EKS_BASE, ["update-windows"], [addComponent(stack, "a", "x".repeat(16_000)), addComponent(stack, "b", "{}")]);
        }],
        ["a subnet with security groups", builtOn({ subnetId: "subnet-1", securityGroupIds: ["sg-1"] })],
        ["a subnet with security groups that are not known yet", builtOn({ subnetId: "subnet-1", securityGroupIds: UNKNOWN })],
        ["a subnet with one that is not known yet", builtOn({ subnetId: "subnet-1", securityGroupIds: [UNKNOWN] })],
        ["the default VPC, and a standard topic", builtOn({ snsTopicArn: "arn:aws:sns:eu-central-1:111122223333:builds" })],
        ["a subnet that is not known yet", builtOn({ subnetId: UNKNOWN })],
        ["a subnet that something else may give", stack => {
            builtOn({})(stack);
            stack.set(stack.named("infrastructure"), { subnetId: UNKNOWN });
            stack.named("infrastructure").propertyDependencies.subnetId = [stack.add("random:index/randomId:RandomId", "id", {}).urn];
        }],
        ["other machines' images", stack => {
            stack.resources.splice(1);
            builtOn({ subnetId: "subnet-1" }, PLAIN_BASE)(stack);
        }],
        ["odd values", stack => ODD.forEach((value, i) => {
            stack.add(`${IB}imageRecipe:ImageRecipe`, `odd-${i}`, { parentImage: EKS_BASE, version: "1.0.0", components: value });
            const infrastructure = stack.add(`${IB}infrastructureConfiguration:InfrastructureConfiguration`, `infrastructure-${i}`, {
                subnetId: typeof value === "string" ? "" : value, securityGroupIds: value,
            });
            stack.add(`${IB}imagePipeline:ImagePipeline`, `build-${i}`, {}, {
                imageRecipeArn: addRecipe(stack, `recipe-${i}`, EKS_BASE, ["update-windows"], []), infrastructureConfigurationArn: infrastructure,
            });
        })],
    ], [POLICY]);
});
