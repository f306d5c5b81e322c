import { Aws, DeliverySettings, DriftSettings, Environments, Policies, Schedule, Source, StackSettings } from "./settings";

/** The settings of each object: true for those that hold no settings themselves. The compiler holds it to the types. */
type Shape<T> = { [Key in keyof Required<T>]: true | Shape<any> };

const SCHEDULE: Shape<Schedule> = { cron: true };
const DRIFT: Shape<DriftSettings> = { cron: true, autoRemediate: true };
const STACK: Shape<StackSettings> = {
    name: true, roleArn: true, deployOnPush: true, previewPullRequests: true, reviewTemplate: true, agentPoolId: true, drift: DRIFT, rollOut: SCHEDULE,
};
const SOURCE: Shape<Source> = { repository: true, branch: true, folder: true, project: true, paths: true };
const AWS: Shape<Aws> = { region: true, duration: true };
const POLICIES: Shape<Policies> = { folder: true, config: true };
const ENVIRONMENTS: Shape<Environments> = { project: true, roleArn: true, policyConfig: true };

/** Settings that are no objects where they should be, and names that nobody reads: most often a misspelt one. */
export function shapeProblems({ source, aws, stacks, policies, environments }: DeliverySettings): string[] {
    return [
        ...objectProblems("source", source, SOURCE),
        ...objectProblems("aws", aws, AWS),
        ...Array.isArray(stacks) && stacks.length > 0 ? stacks.flatMap((stack, index) => objectProblems(`stacks[${index}]`, stack, STACK))
            : [`stacks: must be a list of at least one stack, got ${shown(stacks)}`],
        ...policies === undefined ? [] : objectProblems("policies", policies, POLICIES),
        ...environments === undefined ? [] : objectProblems("environments", environments, ENVIRONMENTS),
    ];
}

/** A value in a message. */
export function shown(value: unknown): string {
    return value === undefined ? "nothing" : JSON.stringify(value);
}

function objectProblems(path: string, value: unknown, shape: Shape<any>): string[] {
    if (value === null || typeof value !== "object" || Array.isArray(value)) {
        return [`${path}: must be an object, got ${shown(value)}`];
    }
    return Object.entries(value).flatMap(([key, inner]) => {
        const known = Object.hasOwn(shape, key) ? shape[key] : undefined;
        return known === undefined ? [`${path}.${key}: there is no such setting; use ${Object.keys(shape).join(", ")}`]
            : known === true ? [] : objectProblems(`${path}.${key}`, inner, known);
    });
}
