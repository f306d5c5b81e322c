import { Cron } from "croner";
import { DeliverySettings, Schedule, StackSettings } from "./settings";
import { shapeProblems, shown } from "./shape";

const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/(?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,64}$/;
const DURATION = /^(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;
/** What AWS STS takes, in seconds. @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
const SESSION_SECONDS = { least: 900, most: 43_200 };
/** @see https://www.pulumi.com/docs/iac/concepts/projects/ */
const NAME = /^[A-Za-z0-9_.-]{1,100}$/;

/** Everything that is wrong in the configuration, one line each: path, what was given, what to write. */
export function deliveryProblems(settings: DeliverySettings): string[] {
    const shape = shapeProblems(settings);
    return shape.length > 0 ? shape : valueProblems(settings);
}

function valueProblems({ organization, source, aws, stacks, environments }: DeliverySettings): string[] {
    return [
        ...matching("organization", organization, NAME, "the name of an organization of Pulumi Cloud, such as acme"),
        ...matching("source.repository", source.repository, /^[\w.-]+\/[\w.-]+$/, "a repository on GitHub, such as acme/windows-cluster"),
        ...matching("source.project", source.project, NAME, "the name in the project's Pulumi.yaml, such as windows-cluster"),
        ...source.branch === undefined ? [] : matching("source.branch", source.branch, /^(?!refs\/)\S+$/, "the name of a branch without refs/heads/, such as main"),
        ...source.folder === undefined ? [] : matching("source.folder", source.folder, /^(?![./])[^\\]*[^/\\]$/, "a folder relative to the repository, such as infrastructure"),
        ...matching("aws.region", aws.region, /^[a-z]{2,}(-[a-z]+)+-\d$/, "an AWS region, such as eu-central-1"),
        ...durationProblems("aws.duration", aws.duration),
        ...stackListProblems(stacks),
        ...environments === undefined ? [] : [
            ...matching("environments.project", environments.project, NAME, "the name of a project of Pulumi ESC, such as eks-windows"),
            ...matching("environments.roleArn", environments.roleArn, ROLE_ARN, "the ARN of an IAM role"),
        ],
    ];
}

/** Length of a session in seconds, of text such as `1h30m`; undefined where it is none. */
export function sessionSeconds(duration: string): number | undefined {
    const [match, hours = 0, minutes = 0, seconds = 0] = DURATION.exec(duration) ?? [];
    return match === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function stackListProblems(stacks: StackSettings[]): string[] {
    const names = stacks.map(({ name }) => name);
    return stacks.flatMap((stack, index) => {
        const path = `stacks[${index}]`;
        return [
            ...matching(`${path}.name`, stack.name, NAME, "the name of a stack without its organization and project, such as prod"),
            ...names.indexOf(stack.name) < index ? [`${path}.name: there is a stack of that name already, got ${shown(stack.name)}; give each stack once`] : [],
            ...matching(`${path}.roleArn`, stack.roleArn, ROLE_ARN, "the ARN of an IAM role, such as arn:aws:iam::111122223333:role/pulumi-eks-windows-up"),
            ...cronProblems(`${path}.drift.cron`, stack.drift),
            ...cronProblems(`${path}.rollOut.cron`, stack.rollOut),
            ...templateProblems(path, stack),
        ];
    });
}

/** A template has no resources: what a stack of its own would do with them is a mistake. */
function templateProblems(path: string, stack: StackSettings): string[] {
    const alive = (["deployOnPush", "previewPullRequests", "drift", "rollOut"] as const).filter(key => stack[key]);
    return stack.reviewTemplate && alive.length > 0
        ? [`${path}.reviewTemplate: the template of review stacks has no resources of its own, got ${alive.join(", ")} as well; move them to another stack`] : [];
}

function cronProblems(path: string, schedule: Schedule | undefined): string[] {
    if (schedule === undefined) {
        return [];
    }
    const { cron } = schedule;
    const example = "; write five fields such as \"0 4 * * *\"";
    if (typeof cron !== "string" || cron.trim().split(/\s+/).length !== 5) {
        return [`${path}: must be a cron expression in UTC, got ${shown(cron)}${example}`];
    }
    try {
        new Cron(cron, { paused: true, timezone: "UTC" });
        return [];
    } catch (error) {
        return [`${path}: must be a cron expression in UTC, got ${shown(cron)} (${(error as Error).message})${example}`];
    }
}

function durationProblems(path: string, duration: string | undefined): string[] {
    if (duration === undefined) {
        return [];
    }
    const seconds = typeof duration === "string" ? sessionSeconds(duration) : undefined;
    return seconds !== undefined && seconds >= SESSION_SECONDS.least && seconds <= SESSION_SECONDS.most
        ? [] : [`${path}: must be 15 minutes to 12 hours, got ${shown(duration)}; write it as 6h or 1h30m`];
}

function matching(path: string, value: unknown, pattern: RegExp, what: string): string[] {
    return typeof value === "string" && pattern.test(value) ? [] : [`${path}: must be ${what}, got ${shown(value)}`];
}
