import * as cloud from "@pulumi/pulumiservice";
import { DeliverySettings, Source, StackSettings } from "./settings";

/** Each line runs in a shell of its own, in the folder of the program. Without the AWS CLI, nobody gets a token of the cluster. */
const PRE_RUN_COMMANDS = ["aws --version", "npm ci"];
/**
 * Pulumi fills it in, so that CloudTrail shows which deployment made a call.
 *
 * @see https://www.pulumi.com/docs/deployments/deployments/oidc/aws/#session-name
 */
const SESSION_NAME = "${stack.name}-${operation}-${deployment.version}";

/** What Pulumi Deployments does with one stack: on a push, on a pull request, and by schedules. */
export function deployStack({ organization, source, aws }: DeliverySettings, stack: StackSettings): void {
    const { name } = stack;
    const where = { organization, project: source.project, stack: name };
    const settings = new cloud.DeploymentSettings(name, {
        ...where,
        agentPoolId: stack.agentPoolId,
        cacheOptions: { enable: true },
        sourceContext: { git: { branch: `refs/heads/${source.branch ?? "main"}`, repoDir: source.folder } },
        vcs: {
            provider: "github",
            repository: source.repository,
            paths: source.paths ?? pathsOf(source),
            deployCommits: stack.deployOnPush ?? false,
            previewPullRequests: stack.previewPullRequests ?? false,
            pullRequestTemplate: stack.reviewTemplate ?? false,
        },
        operationContext: {
            environmentVariables: { AWS_REGION: aws.region },
            oidc: { aws: { roleARN: stack.roleArn, sessionName: SESSION_NAME, duration: aws.duration ?? "1h" } },
            preRunCommands: PRE_RUN_COMMANDS,
            options: {
                // npm ci takes the versions of the lock file; Pulumi's own step may take newer ones.
                skipInstallDependencies: true,
                skipIntermediateDeployments: true,
            },
        },
    });
    // Pulumi Cloud makes no schedule for a stack without settings.
    const options = { dependsOn: settings };
    if (stack.drift) {
        new cloud.DriftSchedule(`${name}-drift`, { ...where, scheduleCron: stack.drift.cron, autoRemediate: stack.drift.autoRemediate ?? false }, options);
    }
    if (stack.rollOut) {
        new cloud.DeploymentSchedule(`${name}-roll-out`, { ...where, scheduleCron: stack.rollOut.cron, pulumiOperation: cloud.PulumiOperation.Update }, options);
    }
}

/** A file counts if it matches one filter without `!`, or if there are none of these, and no filter with `!`. */
function pathsOf({ folder }: Source): string[] {
    return folder === undefined ? ["!**/*.md"] : [`${folder}/**`, `!${folder}/**/*.md`];
}
