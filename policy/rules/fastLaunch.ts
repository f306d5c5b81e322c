import { PolicyResource } from "@pulumi/policy";
import { fastLaunchAccountProblems, fastLaunchProblems, fastLaunchTemplateProblems } from "../../limits/images/fastLaunch";
import { Problem } from "../../limits/text/problem";
import { indices, read, readNumber, readPart, readText } from "../known";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { PipelineInputs, hasOwnWindowsImages, pipelineInputs, windowsImageBuilds } from "../stack/images";
import { Stack, isOurs } from "../stack/stack";
import { DISTRIBUTION_CONFIGURATION } from "../stack/types";

const ACCOUNT = /^\d{12}$/;

/** A5: snapshots that EC2 prepares of one's own AMIs. */
export const fastLaunch: StackRule = {
    name: "windows-fast-launch",
    description: "Fast Launch of Windows AMIs is set up in a way that EC2 takes.",
    enforcementLevel: "advisory",
    severity: "low",
    limits: ["A5"],
    tags: ["images", "scaling"],
    ...reference("fastLaunch", "EC2 prepares snapshots of Windows AMIs that an account owns, as many as it is told, some at once."),
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
    for (const i of indices(props, "distributions")) {
        for (const j of indices(props, "distributions", i, "fastLaunchConfigurations")) {
            const at = ["distributions", i, "fastLaunchConfigurations", j];
            const enabled = read(props, ...at, "enabled");
            if (enabled.known && enabled.value === true) {
                const path = `distributions[${i}].fastLaunchConfigurations[${j}]`;
                const ownerOf = (accountPath: string) => accountProblems(distribution, i, accountPath, readText(props, ...at, "accountId"));
                report.problems(distribution, [
                    ...fastLaunchProblems(path, { maxParallelLaunches: readNumber(props, ...at, "maxParallelLaunches") }, undefined),
                    ...fastLaunchProblems(`${path}.snapshotConfiguration`,
                        { targetResourceCount: readNumber(props, ...at, "snapshotConfiguration", "targetResourceCount") }, undefined),
                    ...fastLaunchTemplateProblems(`${path}.launchTemplate`, hasTemplate(props, at)),
                    ...ownerOf(`${path}.accountId`),
                ]);
            }
        }
    }
}

/** Whether a launch template is named, or may be. */
function hasTemplate(props: Record<string, any>, at: (string | number)[]): boolean {
    const found = read(props, ...at, "launchTemplate");
    return !found.known || (found.value !== undefined && ["launchTemplateId", "launchTemplateName"].some(key => {
        const name = read(props, ...at, "launchTemplate", key);
        return !name.known || name.value !== undefined;
    }));
}

/** The account is one that owns the AMI, as far as the stack shows who does. */
function accountProblems({ props }: PolicyResource, i: number, path: string, account: string | undefined): Problem[] {
    const [, , , , builder = ""] = (readText(props, "arn") ?? "").split(":");
    const { value = [], complete } = readPart<unknown[]>(props, "distributions", i, "amiDistributionConfiguration", "targetAccountIds");
    return account !== undefined && ACCOUNT.test(account) && ACCOUNT.test(builder) && complete && Array.isArray(value)
        ? fastLaunchAccountProblems(path, account, [builder, ...value.filter(target => typeof target === "string")]) : [];
}

/** The counts that a component of this package is told. */
function inputProblems(pipeline: PipelineInputs): Problem[] {
    const [maxParallelLaunches, targetResourceCount] = ["maxParallelLaunches", "targetResourceCount"].map(key => {
        const found = pipeline.read("fastLaunch", key);
        return found.known && typeof found.value === "number" ? found.value : undefined;
    });
    return fastLaunchProblems(pipeline.path("fastLaunch"), { maxParallelLaunches, targetResourceCount }, undefined);
}
