import { PlannedResource } from "../../../plan/resource";
import { Json, Properties, UNKNOWN } from "../../../plan/signatures";
import { WindowsStack } from "../../support/stack";
import { JOINS } from "../ownImage";
import { Case, Said, giveTemplate, later, madeFrom, runsOwnImage, saysOfNative } from "./nativeStacks";

const PATCHING = "windows-patch-manager";
const BUILDS = "windows-image-builds";

/** What a recipe of Windows nodes is built with. */
function build(stack: WindowsStack, type: string, infrastructure: Properties): void {
    const arn = (resource: PlannedResource) => resource.outputs.arn;
    const recipe = stack.add("aws-native:imagebuilder:ImageRecipe", "recipe", {
        parentImage: "ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-EKS_Optimized-1.35/image_id", version: "1.0.0",
        components: [{ componentArn: "arn:aws:imagebuilder:eu-central-1:aws:component/update-windows/x.x.x" }],
    });
    const made = stack.add("aws-native:imagebuilder:InfrastructureConfiguration", "infrastructure", infrastructure);
    const image = stack.add(type, "build", {});
    madeFrom(stack, image, "imageRecipeArn", arn(recipe), recipe);
    madeFrom(stack, image, "infrastructureConfigurationArn", arn(made), made);
}

/** Has the Windows group run an AMI of one's own, by a launch template that a first preview does not know. */
function waits(stack: WindowsStack, data: Json, inFirst: Json): void {
    runsOwnImage(stack);
    const source = stack.add("random:index/randomId:RandomId", "source", {});
    giveTemplate(stack, stack.preview === "first" ? inFirst : data, [source]);
}

const target = (stack: WindowsStack): Json => [{ key: "tag:eks:cluster-name", values: [stack.main.cluster.outputs.name] }];
function association(stack: WindowsStack, operation: string): void {
    const made = stack.add("aws-native:ssm:Association", "patch", { name: "AWS-RunPatchBaseline", parameters: { Operation: [operation] } });
    madeFrom(stack, made, "targets", target(stack), stack.main.cluster);
}
function task(stack: WindowsStack, operation: string): void {
    const nodes = stack.add("aws-native:ssm:MaintenanceWindowTarget", "nodes", { resourceType: "INSTANCE", windowId: "mw-1" });
    later(stack, nodes, { windowTargetId: "target-1" });
    madeFrom(stack, nodes, "targets", target(stack), stack.main.cluster);
    const made = stack.add("aws-native:ssm:MaintenanceWindowTask", "patch", {
        taskArn: "AWS-RunPatchBaseline", taskType: "RUN_COMMAND", windowId: "mw-1", priority: 1,
        taskInvocationParameters: { maintenanceWindowRunCommandParameters: { parameters: { Operation: [operation] } } },
    });
    madeFrom(stack, made, "targets", [{ key: "WindowTargetIds", values: [nodes.outputs.windowTargetId] }], nodes);
}

describe("launch templates, images and patching of aws-native", () => {
    saysOfNative([
        ...["ImagePipeline", "Image"].flatMap((type): Case[] => [
            [`A4: an ${type} that is built in a subnet without security groups`,
                stack => build(stack, `aws-native:imagebuilder:${type}`, { instanceProfileName: "build", subnetId: "subnet-1" }),
                [BUILDS, "infrastructure", /^securityGroupIds: /]],
            [`A4: an ${type} that is built in a subnet with security groups`,
                stack => build(stack, `aws-native:imagebuilder:${type}`, { instanceProfileName: "build", subnetId: "subnet-1", securityGroupIds: ["sg-1"] })],
        ]),
        ["A4: a launch template of which nobody knows yet what is in it", stack => waits(stack, { imageId: "ami-1", userData: JOINS }, UNKNOWN)],
        ["A4: the same for a group of a Windows AMI type, which may have an AMI beside it or not", stack => {
            waits(stack, { userData: "" }, UNKNOWN);
            stack.set(stack.main.windows, { amiType: "WINDOWS_CORE_2022_x86_64" });
        }],
        ["A4: user data that nobody knows yet", stack => waits(stack, { imageId: "ami-1", userData: JOINS }, { imageId: "ami-1", userData: UNKNOWN })],
        ["A4: a launch template that is named by its name, whose AMI the group can't have beside a release", stack => {
            const template = giveTemplate(stack, { imageId: "ami-1", userData: JOINS });
            later(stack, template, { launchTemplateName: "windows" });
            stack.set(stack.main.windows, { amiType: "CUSTOM", taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }], releaseVersion: "1.35-2026.04.18" });
            madeFrom(stack, stack.main.windows, "launchTemplate", { name: template.outputs.launchTemplateName, version: template.outputs.latestVersionNumber }, template);
        }, ["windows-custom-ami-fields", "main-windows", /^releaseVersion: /]],
        ["A1: a provider in a region without Windows", stack => {
            const provider = stack.add("pulumi:providers:aws-native", "gov", { region: "us-gov-west-1" });
            stack.main.windows.provider = provider.urn;
        }, ["windows-region", "main-windows", /^amiType: /]],
        ...["Install", "Scan"].flatMap(operation => [association, task].map((patch): Case => [
            `P1: ${patch === task ? "a maintenance window" : "an association"} that aims ${operation} at the nodes of the cluster`, stack => patch(stack, operation),
            ...operation === "Install" ? [[PATCHING, "patch", /^targets: /] as Said] : []])),
        ["P1: an association that aims at the nodes of the group by its name", stack => {
            stack.set(stack.main.windows, { nodegroupName: "windows" });
            stack.add("aws-native:ssm:Association", "patch", { name: "AWS-RunPatchBaseline", parameters: { Operation: ["Install"] },
                targets: [{ key: "tag:eks:nodegroup-name", values: ["windows"] }] });
        }, [PATCHING, "patch", /^targets: /]],
        ["P3: a version of the launch template that is written as a number", stack => {
            const template = giveTemplate(stack, { imageId: "ami-1", userData: JOINS });
            runsOwnImage(stack);
            madeFrom(stack, stack.main.windows, "launchTemplate", { id: template.outputs.launchTemplateId, version: "2" }, template);
        }, ["windows-nodes-roll", "main-windows", /^launchTemplate\.version: .*; set it to latestVersionNumber of the launch template$/]],
    ]);
});
