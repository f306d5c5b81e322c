import { PolicyResource } from "@pulumi/policy";
import { fastLaunchAccountProblems, fastLaunchProblems, fastLaunchTemplateProblems } from "../../limits/images/fastLaunch";
import { Problem } from "../../limits/text/problem";
import { property } from "../property";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { PipelineInputs, hasOwnWindowsImages, pipelineInputs, windowsImageBuilds } from "../stack/images";
import { Stack, isOurs } from "../stack/stack";
import { DISTRIBUTION_CONFIGURATION } from "../stack/types";

const ACCOUNT = /^\d{12}$/;

/** A5: snapshots that EC2 prepares of one's own AMIs. */
export const fastLaunch: StackRule = {
    name: "windows-fast-launch",
    description: "EC2 accepts the Fast Launch settings of Windows AMIs.",
    enforcementLevel: "advisory",
    severity: "low",
    limits: ["A5"],
    tags: ["images", "scaling"],
    ...reference("fastLaunch", "EC2 prepares snapshots of Windows AMIs that your account owns; you set how many, and how many at once."),
    remediationSteps: "Set the counts within EC2's bounds, name a launch template with a subnet, and use the account that owns the AMI.",
    judge(stack, report) {
        // What is distributed may be for other machines than nodes of EKS.
        const distributions = hasOwnWindowsImages(stack) ? stack.ofType(DISTRIBUTION_CONFIGURATION) : stack.once(distributionsOfRecipes);
        distributions.filter(distribution => !isOurs(distribution)).forEach(distribution => judgeDistribution(distribution, report));
        pipelineInputs(stack).forEach(pipeline => report.problems(pipeline.resource, inputProblems(pipeline)));
    },
};

/** Distributions of images for Windows nodes. */
function distributionsOfRecipes(stack: Stack): PolicyResource[] {
    return [...new Set(windowsImageBuilds(stack)
        .flatMap(build => stack.referred(build, DISTRIBUTION_CONFIGURATION, "distributionConfigurationArn") ?? []))];
}

function judgeDistribution(distribution: PolicyResource, report: Report): void {
    const { props } = distribution;
    for (const i of property(props, "distributions").indices) {
        for (const j of property(props, "distributions", i, "fastLaunchConfigurations").indices) {
            const at = ["distributions", i, "fastLaunchConfigurations", j];
            const enabled = property(props, ...at, "enabled");
            if (enabled.known && enabled.value === true) {
                const path = `distributions[${i}].fastLaunchConfigurations[${j}]`;
                const ownerOf = (accountPath: string) => accountProblems(distribution, i, accountPath, property(props, ...at, "accountId").text);
                report.problems(distribution, [
                    ...fastLaunchProblems(path, { maxParallelLaunches: property(props, ...at, "maxParallelLaunches").number }, undefined),
                    ...fastLaunchProblems(`${path}.snapshotConfiguration`,
                        { targetResourceCount: property(props, ...at, "snapshotConfiguration", "targetResourceCount").number }, undefined),
                    ...fastLaunchTemplateProblems(`${path}.launchTemplate`, hasTemplate(props, at)),
                    ...ownerOf(`${path}.accountId`),
                ]);
            }
        }
    }
}

/** Whether a launch template is named, or may be. */
function hasTemplate(props: Record<string, any>, at: (string | number)[]): boolean {
    const found = property(props, ...at, "launchTemplate");
    return !found.known || (found.value !== undefined && ["launchTemplateId", "launchTemplateName"].some(key => {
        const name = property(props, ...at, "launchTemplate", key);
        return !name.isAbsent;
    }));
}

/** The account is one that owns the AMI, as far as the stack shows who does. */
function accountProblems({ props }: PolicyResource, i: number, path: string, account: string | undefined): Problem[] {
    const [, , , , builder = ""] = (property(props, "arn").text ?? "").split(":");
    const { value = [], complete } = property<unknown[]>(props, "distributions", i, "amiDistributionConfiguration", "targetAccountIds").part;
    return account !== undefined && ACCOUNT.test(account) && ACCOUNT.test(builder) && complete && Array.isArray(value)
        ? fastLaunchAccountProblems(path, account, [builder, ...value.filter(target => typeof target === "string")]) : [];
}

/** The counts that a component of this package is told. */
function inputProblems(pipeline: PipelineInputs): Problem[] {
    const [maxParallelLaunches, targetResourceCount] = ["maxParallelLaunches", "targetResourceCount"].map(key => {
        const found = pipeline.property("fastLaunch", key);
        return found.known && typeof found.value === "number" ? found.value : undefined;
    });
    return fastLaunchProblems(pipeline.path("fastLaunch"), { maxParallelLaunches, targetResourceCount }, undefined);
}
