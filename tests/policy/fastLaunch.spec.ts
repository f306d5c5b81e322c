import { PlannedResource } from "../../plan/resource";
import { Json, Properties, UNKNOWN, secret } from "../../plan/signatures";
import { RawStack, WindowsStack } from "../support/stack";
import { EKS_BASE, PLAIN_BASE, addRecipe, ownImages } from "./images";
import { Case, ODD, finding, judged, policyPack, withoutValues } from "./judging";

const POLICY = "windows-fast-launch";
const finds = finding(POLICY, "EC2 accepts the Fast Launch settings of Windows AMIs.", "advisory");
const AT = "distributions[0].fastLaunchConfigurations[0]";
const LAUNCHES = (value: number) => `${AT}.maxParallelLaunches: must be a whole number of at least 6, got ${value}`;
const SNAPSHOTS = (value: number) => `${AT}.snapshotConfiguration.targetResourceCount: must be a whole number from 1 to 10000, got ${value}`;
const TEMPLATE = `${AT}.launchTemplate: without a launch template, EC2 creates a VPC to prepare the snapshots in, got nothing; `
    + "name a launch template with a subnet of yours";
const GOOD: Properties = {
    accountId: "111122223333", enabled: true, maxParallelLaunches: 6, snapshotConfiguration: { targetResourceCount: 5 },
    launchTemplate: { launchTemplateId: "lt-0123456789abcdef0", launchTemplateVersion: "1" },
};

const distribution = (configurations: Json, ami: Json = {}) => (stack: RawStack): PlannedResource =>
    stack.add("aws:imagebuilder/distributionConfiguration:DistributionConfiguration", "distribution", {
        distributions: [{ region: "eu-central-1", amiDistributionConfiguration: ami, fastLaunchConfigurations: configurations }],
    });
/** Images for the stack's own nodes, distributed so. */
const launches = (configuration: Properties, ami?: Json) => (stack: WindowsStack) => {
    ownImages(stack);
    return distribution([{ ...GOOD, ...configuration }], ami)(stack);
};
/** Images of a recipe, distributed so. */
const ofRecipe = (parentImage: string, type: string) => (stack: RawStack) => {
    const made = distribution([{ ...GOOD, maxParallelLaunches: 5 }])(stack);
    stack.add(type, "build", {}, { imageRecipeArn: addRecipe(stack, "recipe", parentImage, ["update-windows"], []),
        distributionConfigurationArn: made });
};
const found = (...messages: string[]): Case[2] => stack => messages.map(message => finds(stack.named("distribution"), message));
const later = (...messages: string[]): Case[2] => stack => stack.preview === "later" ? found(...messages)!(stack) : [];
const component = (type: string, inputs: Properties) => (stack: RawStack) => stack.add(`eks-windows:index:${type}`, "component", inputs);
const foundIn = (message: string): Case[2] => stack => [finds(stack.named("component"), message)];

describe("windows-fast-launch", () => {
    const judge = policyPack();

    judged(judge, "A5: advises against", [
        ...[5, 0, -1, 6.5].map((value): Case => [`${value} parallel launches`, launches({ maxParallelLaunches: value }),
            found(LAUNCHES(value))]),
        ...[0, 10001, 1.5].map((value): Case => [`${value} snapshots`, launches({ snapshotConfiguration: { targetResourceCount: value } }),
            found(SNAPSHOTS(value))]),
        ["no launch template", launches({ launchTemplate: null }), found(TEMPLATE)],
        ["a launch template without a name", launches({ launchTemplate: { launchTemplateVersion: "1" } }), found(TEMPLATE)],
        ["all of it at once, in secrets", stack => {
            ownImages(stack);
            distribution(secret([secret({ enabled: secret(true), maxParallelLaunches: secret(5),
                snapshotConfiguration: secret({ targetResourceCount: 0 }) })]))(stack);
        }, withoutValues(found(LAUNCHES(5), SNAPSHOTS(0), TEMPLATE))],
        ["parallel launches, beside what is not known yet",
            launches({ maxParallelLaunches: 5, launchTemplate: UNKNOWN, accountId: UNKNOWN, snapshotConfiguration: UNKNOWN }),
            found(LAUNCHES(5))],
        ["parallel launches, beside odd values", stack => {
            ownImages(stack);
            stack.set(distribution([])(stack), { distributions: [{ fastLaunchConfigurations: [{ ...GOOD, maxParallelLaunches: 5 }] }] });
            const type = stack.named("distribution").type;
            ODD.forEach((value, i) => {
                stack.add(type, `odd-${i}`, { distributions: value });
                stack.add(type, `odd-item-${i}`, { distributions: [value] });
                stack.add(type, `odd-list-${i}`, { distributions: [{ fastLaunchConfigurations: value }] });
                stack.add(type, `odd-enabled-${i}`,
                    { distributions: [{ fastLaunchConfigurations: [{ maxParallelLaunches: 5, enabled: value === true ? 1 : value }] }] });
                const isCount = typeof value === "number";
                stack.add(type, `odd-values-${i}`, { distributions: [{
                    amiDistributionConfiguration: value,
                    fastLaunchConfigurations: [{ ...GOOD, accountId: value, maxParallelLaunches: isCount ? 6 : value,
                        snapshotConfiguration: value }],
                }] });
            });
        }, found(LAUNCHES(5))],
        ["an account that does not own the AMI", launches({ accountId: "444455556666" }), later(
            `${AT}.accountId: Fast Launch works only in an account that owns the AMI (111122223333), got "444455556666"; `
            + "use that account, or copy the AMI to it with targetAccountIds")],
        ["parallel launches of a recipe's images, without a cluster", stack => {
            stack.resources.splice(1);
            ofRecipe(EKS_BASE, "aws:imagebuilder/imagePipeline:ImagePipeline")(stack);
        }, found(LAUNCHES(5))],
        ["parallel launches of an image", ofRecipe(EKS_BASE, "aws:imagebuilder/image:Image"), found(LAUNCHES(5))],
        ["parallel launches in the inputs of a pipeline", component("WindowsImagePipeline", { fastLaunch: { maxParallelLaunches: 5 } }),
            foundIn("fastLaunch.maxParallelLaunches: must be a whole number of at least 6, got 5")],
        ["snapshots in the inputs of a cluster",
            component("WindowsCluster", { imagePipelines: [{ name: "web", fastLaunch: { targetResourceCount: 0 } }] }),
            foundIn("imagePipelines[0].fastLaunch.targetResourceCount: must be a whole number from 1 to 10000, got 0")],
    ], [POLICY]);

    judged(judge, "A5: says nothing of", [
        ["what EC2 takes", launches({})],
        ["more parallel launches than the account's quota was at first", launches({ maxParallelLaunches: 41 })],
        ["counts that are unset", launches({ maxParallelLaunches: null, snapshotConfiguration: null })],
        ["counts that are not known yet",
            launches({ maxParallelLaunches: UNKNOWN, snapshotConfiguration: { targetResourceCount: UNKNOWN } })],
        ["a launch template by its name", launches({ launchTemplate: { launchTemplateName: "fast" } })],
        ["a launch template whose id is not known yet", launches({ launchTemplate: { launchTemplateId: UNKNOWN } })],
        ["what is turned off", launches({ enabled: false, maxParallelLaunches: 1, launchTemplate: null })],
        ["what is not known to be on", launches({ enabled: UNKNOWN, maxParallelLaunches: 1 })],
        ["an account that the AMI is copied to",
            launches({ accountId: "444455556666" }, { targetAccountIds: ["777788889999", "444455556666"] })],
        ["an account, where the AMI may be copied to it", launches({ accountId: "444455556666" }, { targetAccountIds: [UNKNOWN] })],
        ["a distribution without Fast Launch", stack => {
            ownImages(stack);
            distribution(null)(stack);
        }],
        ["other images, beside a Windows cluster on Amazon's AMI", distribution([{ ...GOOD, maxParallelLaunches: 5 }])],
        ["images of a recipe for other machines", ofRecipe(PLAIN_BASE, "aws:imagebuilder/imagePipeline:ImagePipeline")],
        ["images without EKS", stack => {
            stack.resources.splice(1);
            ofRecipe(PLAIN_BASE, "aws:imagebuilder/imagePipeline:ImagePipeline")(stack);
        }],
        ["what this package's components made right", stack => {
            ownImages(stack);
            distribution([{ ...GOOD, launchTemplate: null }])(stack).parent = component("WindowsImagePipeline", {})(stack).urn;
        }],
        ["good inputs of components", stack => {
            stack.add("eks-windows:index:WindowsImagePipeline", "a",
                { fastLaunch: { maxParallelLaunches: 10, targetResourceCount: UNKNOWN } });
        }],
        ["odd inputs of components", stack => ODD.forEach((value, i) => {
            stack.add("eks-windows:index:WindowsImagePipeline", `a-${i}`, { fastLaunch: value });
            stack.add("eks-windows:index:WindowsCluster", `c-${i}`, { imagePipelines: value, windowsNodeGroups: value });
        })],
    ], [POLICY]);
});
