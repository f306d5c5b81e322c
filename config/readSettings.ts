import * as v from "valibot";
import { Problem, shown } from "../limits/problem";

/** A value as far as it has the right shape, and what is wrong with the rest. */
export interface Reading<T> {
    value: T | undefined;
    problems: Problem[];
}

/** Reads `raw` by its schema; what has the wrong shape is reported and left out, so that the rest is judged as well. */
export function readSetting<T>(path: string, schema: v.GenericSchema<unknown, T>, raw: unknown): Reading<T> {
    const first = v.safeParse(schema, raw);
    if (first.success) {
        return { value: first.output, problems: [] };
    }
    const problems = first.issues.map(issue => ({ path: path + issuePath(issue), reason: issueReason(issue) }));
    const rest = structuredClone(raw);
    first.issues.forEach(issue => remove(rest, (issue.path ?? []).map(({ key }) => key as string | number)));
    const second = v.safeParse(schema, rest);
    return { value: second.success ? second.output : undefined, problems };
}

function issuePath(issue: v.BaseIssue<unknown>): string {
    return (issue.path ?? []).map(({ key }) => typeof key === "number" ? `[${key}]` : `.${String(key)}`).join("");
}

function issueReason(issue: v.BaseIssue<unknown>): string {
    if (issue.type === "strict_object" && issue.expected === "never") {
        return `is no setting, got ${shown(issue.path?.at(-1)?.value)}; remove it or check its spelling`;
    }
    if (issue.input === undefined) {
        return "is required, got nothing; set it";
    }
    if (issue.type === "custom") {
        return `must be of type ${issue.message}, got ${shown(issue.input)}`;
    }
    return issue.type === "picklist"
        ? `unknown value ${shown(issue.input)}; use one of ${(issue.expected ?? "").replace(/[()"]/g, "").split(" | ").join(", ")}`
        : `must be of type ${issue.expected?.toLowerCase()}, got ${shown(issue.input)}`;
}

/** Removes what stands at a path; in a list the place stays, as the paths of its neighbours name it. */
function remove(root: unknown, path: (string | number)[]): void {
    const last = path.at(-1);
    let holder = root as Record<string | number, unknown> | undefined;
    for (const key of path.slice(0, -1)) {
        holder = holder?.[key] as typeof holder;
    }
    if (holder && last !== undefined && !Array.isArray(holder)) {
        delete holder[last];
    }
}
