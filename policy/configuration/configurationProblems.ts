import { Problem, below, nearest, shown, suggestion } from "../../limits/text/problem";
import { isObject } from "../../limits/text/plainObject";
import { readExemptions } from "../exemptions";

/**
 * Levels as the engine spells them, each at its number in the engine's protocol.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/proto/pulumi/analyzer.proto
 */
export const LEVELS = ["advisory", "mandatory", "disabled", "remediate"];
/** The engine's name for every policy of a pack; it takes a level only. */
const ALL = "all";
/** Environments of Pulumi ESC, which the engine takes out of the file before the pack sees it. */
const ENVIRONMENTS = "environments";
/** Policies that had another name, by that name. */
const RENAMED = new Map([["windows-fs-group", "windows-linux-only-fields"]]);

/**
 * Everything that is wrong in a configuration of the pack.
 *
 * The engine passes over a policy that the pack doesn't have, and over keys beside a level that the pack doesn't know.
 *
 * @param configuration - By policy: a level, or an object with `enforcementLevel` and `exemptions`.
 * @param policies - Names of the policies of the pack.
 * @see https://www.pulumi.com/docs/insights/policy/policy-packs/configuration/
 */
export function configurationProblems(configuration: Record<string, unknown>, policies: string[]): Problem[] {
    return Object.entries(configuration).flatMap(([name, value]) => {
        if (name === ENVIRONMENTS) {
            return environmentsProblems(value);
        }
        const isKnown = name === ALL || policies.includes(name);
        return isKnown ? policyProblems(name, value) : [{ path: name, reason: `unknown policy, got ${shown(value)}${instead(name, policies)}` }];
    });
}

function instead(name: string, policies: string[]): string {
    const renamed = RENAMED.get(name);
    if (renamed !== undefined) {
        return `; its new name is ${renamed}`;
    }
    const near = nearest(name, [...policies, ALL]) ?? nearest(`windows-${name}`, policies);
    return near === undefined ? "; docs/policies.md lists the names" : `; did you mean ${near}?`;
}

function policyProblems(name: string, value: unknown): Problem[] {
    if (typeof value === "string") {
        return levelProblems(name, value);
    }
    if (!isObject(value)) {
        return [{ path: name, reason: `must be a level or an object with enforcementLevel and exemptions, got ${shown(value)}; write "mandatory", for example` }];
    }
    const { enforcementLevel, ...others } = value;
    const problems = "enforcementLevel" in value ? levelProblems(`${name}.enforcementLevel`, enforcementLevel) : [];
    return [...problems, ...name === ALL ? problemsBesideAll(others) : readExemptions(others).problems.map(problem => ({ ...problem, path: below(name, problem.path) }))];
}

function levelProblems(path: string, level: unknown): Problem[] {
    return LEVELS.includes(level as string) ? [] : [{
        path,
        reason: `unknown level, got ${shown(level)}`
            + `${typeof level === "string" && suggestion(level, LEVELS) || `; use ${LEVELS.slice(0, -1).join(", ")} or ${LEVELS.at(-1)}`}`,
    }];
}

function problemsBesideAll(others: Record<string, unknown>): Problem[] {
    return Object.keys(others).map(key => ({
        path: below(ALL, key), reason: `has no effect here, got ${shown(others[key])}; ${ALL} accepts only enforcementLevel: write the rest under each policy`,
    }));
}

function environmentsProblems(value: unknown): Problem[] {
    return Array.isArray(value) && value.every(name => typeof name === "string") ? []
        : [{ path: ENVIRONMENTS, reason: `must be a list of names of Pulumi ESC environments, got ${shown(value)}; write ["project/environment"]` }];
}
