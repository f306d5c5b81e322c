import * as v from "valibot";
import { Problem, shown, suggestion } from "../limits/text/problem";
import { keysAt } from "./schemaShape";

/** A value as far as it has the right shape, and what is wrong with the rest. */
export interface Reading<T> {
    value: T | undefined;
    problems: Problem[];
    /** Lists that lost items, by their path: where each of the remaining items stood. */
    places?: Places;
}

/** Where each item of a list stood before others were left out, by the list's path. */
export type Places = Record<string, number[]>;

type Path = (string | number)[];

/** What to write in place of a value of the wrong type, by the type that it must have. */
const INSTEAD: Record<string, (given: unknown) => string> = {
    string: given => typeof given === "object" ? "write text" : `write it in quotes: "${String(given)}"`,
    number: given => isNumeric(given) ? `write ${Number(given)} without quotes` : "write a number",
    boolean: () => "write true or false, without quotes",
    array: given => isJson(given) ? MEND_JSON : typeof given === "string" ? `write a list: [${given}]` : "write a list, each item after a dash",
    object: given => isJson(given) ? MEND_JSON : "write keys with values, such as { key: value }",
};
const isNumeric = (given: unknown) => typeof given === "string" && given.trim() !== "" && Number.isFinite(Number(given));
const MEND_JSON = "correct the JSON (names in double quotes), or write it as YAML in the stack's file";
/** Text that was meant as JSON, and is none. */
const isJson = (given: unknown) => typeof given === "string" && /^\s*[[{]/.test(given);

/**
 * Reads `raw` by its schema; what has the wrong shape is reported and left out, so that the rest is judged as well.
 *
 * @param judged - The shape that the rest must have, where judges take less than the schema demands.
 */
export function readSetting<T>(path: string, schema: v.GenericSchema<unknown, T>, raw: unknown, judged = schema): Reading<T> {
    const problems = (v.safeParse(schema, raw).issues ?? []).map(issue => ({ path: path + pathText(issuePath(issue)), reason: issueReason(issue, schema) }));
    const places: Places = {};
    let rest: unknown = structuredClone(raw);
    let read = v.safeParse(judged, rest);
    // What is left out may be required where it stood, so that its surroundings have to go as well.
    while (!read.success && rest !== undefined) {
        const before = JSON.stringify(rest);
        for (const gone of outermost(read.issues.map(goingPath)).reverse()) {
            rest = without(rest, gone, keys => originalPath(path + pathText(keys), places), places);
        }
        if (JSON.stringify(rest) === before) {
            break;
        }
        read = v.safeParse(judged, rest);
    }
    return { value: read.success ? read.output : undefined, problems, ...Object.keys(places).length > 0 && { places } };
}

/** The path as the user wrote it, where items of its lists were left out before. */
export function originalPath(path: string, places: Places): string {
    return path.split(/(\[\d+\])/).reduce((original, part) => {
        const [, index] = /^\[(\d+)\]$/.exec(part) ?? [];
        return original + (index === undefined ? part : `[${places[original]?.[Number(index)] ?? index}]`);
    }, "");
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
        return `is not a setting, got ${shown(issue.path?.at(-1)?.value)}; remove it or check its spelling (there are ${keys.join(", ")})`
            + suggestion(String(path.at(-1)), keys);
    }
    if (issue.input === undefined) {
        return "is required, got nothing; set it";
    }
    if (issue.type !== "picklist") {
        const type = issue.type === "custom" ? issue.message : String(issue.expected).toLowerCase();
        return `must be of type ${type}, got ${shown(issue.input)}; `
            + (issue.input === null ? "give it a value or remove the key" : INSTEAD[type](issue.input));
    }
    const values = (issue.expected ?? "").replace(/[()"]/g, "").split(" | ");
    return `unknown value ${shown(issue.input)}; use one of ${values.join(", ")}` + suggestion(String(issue.input), values);
}

/** What has to go because of an issue: the value, or what it is missing in. */
function goingPath(issue: v.BaseIssue<unknown>): Path {
    return issue.input === undefined ? issuePath(issue).slice(0, -1) : issuePath(issue);
}

/** Each path once, and none that lies below another one. */
function outermost(paths: Path[]): Path[] {
    const isWithin = (path: Path, other: Path) => other.every((key, index) => path[index] === key);
    return paths.filter((path, index) => !paths.some((other, place) =>
        isWithin(path, other) && (other.length < path.length || place < index)));
}

/** The value without what stands at a path; `places` notes where the other items of a list stood. */
function without(root: unknown, path: Path, original: (keys: Path) => string, places: Places): unknown {
    const last = path.at(-1);
    if (last === undefined) {
        return undefined;
    }
    let holder = root as Record<string | number, unknown> | undefined;
    for (const key of path.slice(0, -1)) {
        holder = holder?.[key] as typeof holder;
    }
    if (Array.isArray(holder)) {
        const list = original(path.slice(0, -1));
        places[list] ??= holder.map((_, place) => place);
        places[list].splice(last as number, 1);
        holder.splice(last as number, 1);
    } else if (holder) {
        delete holder[last];
    }
    return root;
}
