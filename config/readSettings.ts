import * as v from "valibot";
import { Problem, shown, suggestion } from "../limits/problem";
import { keysAt } from "./schemaShape";

/** A value as far as it has the right shape, and what is wrong with the rest. */
export interface Reading<T> {
    value: T | undefined;
    problems: Problem[];
    /** Where each item of a list stood, where some were left out. */
    places?: number[];
}

type Path = (string | number)[];

/** Reads `raw` by its schema; what has the wrong shape is reported and left out, so that the rest is judged as well. */
export function readSetting<T>(path: string, schema: v.GenericSchema<unknown, T>, raw: unknown): Reading<T> {
    let read = v.safeParse(schema, raw);
    const problems = (read.issues ?? []).map(issue => ({ path: path + pathText(issuePath(issue)), reason: issueReason(issue, schema) }));
    let rest: unknown = structuredClone(raw);
    const places = Array.isArray(raw) ? raw.map((_, place) => place) : undefined;
    // What is left out may be required where it stood, so that its surroundings have to go as well.
    while (!read.success && rest !== undefined) {
        const before = JSON.stringify(rest);
        for (const issue of [...read.issues].reverse()) {
            rest = without(rest, issuePath(issue), issue.input === undefined, places);
        }
        if (JSON.stringify(rest) === before) {
            break;
        }
        read = v.safeParse(schema, rest);
    }
    const missing = places !== undefined && Array.isArray(raw) && places.length < raw.length;
    return { value: read.success ? read.output : undefined, problems, ...missing && { places } };
}

function issuePath(issue: v.BaseIssue<unknown>): Path {
    return (issue.path ?? []).map(({ key }) => key as string | number);
}

function pathText(path: Path): string {
    return path.map(key => typeof key === "number" ? `[${key}]` : `.${key}`).join("");
}

function issueReason(issue: v.BaseIssue<unknown>, schema: v.GenericSchema): string {
    const path = issuePath(issue);
    if (issue.type === "strict_object" && issue.expected === "never") {
        const keys = keysAt(schema, path.slice(0, -1));
        return `is no setting, got ${shown(issue.path?.at(-1)?.value)}; remove it or check its spelling (there are ${keys.join(", ")})`
            + suggestion(String(path.at(-1)), keys);
    }
    if (issue.input === undefined) {
        return "is required, got nothing; set it";
    }
    if (issue.type === "custom") {
        return `must be of type ${issue.message}, got ${shown(issue.input)}`;
    }
    if (issue.type !== "picklist") {
        return `must be of type ${issue.expected?.toLowerCase()}, got ${shown(issue.input)}`;
    }
    const values = (issue.expected ?? "").replace(/[()"]/g, "").split(" | ");
    return `unknown value ${shown(issue.input)}; use one of ${values.join(", ")}` + suggestion(String(issue.input), values);
}

/**
 * The value without what stands at a path. An item of an inner list takes its list with it, since the paths of its
 * neighbours would no longer be true; one of the outermost list goes alone, and `places` says where the others stood.
 *
 * @param required - Whether the value is missing there, so that what it belongs to has to go.
 */
function without(root: unknown, path: Path, required: boolean, places: number[] | undefined): unknown {
    let keys = required ? path.slice(0, -1) : path;
    while (keys.length > 1 && typeof keys.at(-1) === "number") {
        keys = keys.slice(0, -1);
    }
    const last = keys.at(-1);
    if (last === undefined) {
        return undefined;
    }
    let holder = root as Record<string | number, unknown> | undefined;
    for (const key of keys.slice(0, -1)) {
        holder = holder?.[key] as typeof holder;
    }
    if (Array.isArray(holder)) {
        holder.splice(last as number, 1);
        places?.splice(last as number, 1);
    } else if (holder) {
        delete holder[last];
    }
    return root;
}
