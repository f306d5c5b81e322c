import { distance } from "fastest-levenshtein";

/** One thing that is wrong, in words a user can act on. */
export interface Problem {
    /** Path as the user wrote it: `scaling.maxSize`. */
    path: string;
    /** Lowercase, no full stop: what is wrong, what was given, what to do. */
    reason: string;
}

/** Longer values are cut in messages: user data and documents have thousands of characters. */
const SHOWN_MAXIMUM = 200;

/** The value as a message shows it, cut where it is long. */
export function shown(value: unknown): string {
    const text = value === undefined ? "nothing" : typeof value === "number" ? String(value) : JSON.stringify(value);
    return text.length > SHOWN_MAXIMUM ? `${text.slice(0, SHOWN_MAXIMUM)}… (${text.length} characters)` : text;
}

/** `value` is a whole number of at least `minimum`, or one problem that says so. */
export function wholeNumberProblems(path: string, value: number | undefined, minimum: number): Problem[] {
    return value === undefined || (Number.isInteger(value) && value >= minimum)
        ? []
        : [{ path, reason: `must be a whole number of at least ${minimum}, got ${shown(value)}` }];
}

/** `value` is one of `allowed`, or one problem that lists them. */
export function enumerationProblems(path: string, value: string | undefined, allowed: Record<string, string>): Problem[] {
    const values = Object.values(allowed);
    return value === undefined || values.includes(value)
        ? []
        : [{ path, reason: `unknown value ${shown(value)}; use one of ${values.join(", ")}` }];
}

/** The one of `known` that a misspelt name most likely means: few letters differ, in case or otherwise; nothing where none is near. */
export function nearest(name: string, known: string[]): string | undefined {
    const written = name.toLowerCase();
    const [best] = known
        .map(candidate => ({ candidate, far: distance(written, candidate.toLowerCase()) }))
        .filter(({ candidate, far }) => far <= Math.ceil(Math.min(name.length, candidate.length) / 4))
        .sort((one, other) => one.far - other.far);
    return best?.candidate;
}

/** ", did you mean …" where one of `known` is near. */
export function suggestion(name: string, known: string[]): string {
    const near = nearest(name, known);
    return near === undefined ? "" : `; did you mean ${near}?`;
}

/** Every problem as one line of an error message; a reason of several lines is indented. */
export function problemLines(problems: Problem[]): string[] {
    return problems.map(({ path, reason }) => `  - ${path}: ${reason.trimEnd().replace(/\n\s*/g, "\n      ")}`);
}

/** Path of `key` below `path`, which is empty where the user's object is the root. */
export function below(path: string, key: string): string {
    return path ? `${path}.${key}` : key;
}
