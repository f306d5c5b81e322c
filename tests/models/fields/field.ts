import * as fc from "fast-check";

/** A setting of `WindowsCluster`. */
export interface Field {
    /** Where it is, as lodash would write it: `windowsNodeGroups.0.labels`. */
    path: string;
    /** Values that a user may write: what AWS takes, its corners, and what is just beyond them. */
    values: fc.Arbitrary<unknown>;
    /** Values that are always tried alone: each limit, and what is just beyond it. */
    corners?: unknown[];
}

/** A copy of the arguments with settings given. */
export function settings<T extends object>(base: T, given: { path: string; value: unknown }[]): T {
    const copy = structuredClone(base);
    for (const { path, value } of given) {
        const keys = path.split(".");
        let at = copy as Record<string, any>;
        keys.slice(0, -1).forEach((key, i) => {
            at[key] ??= /^\d+$/.test(keys[i + 1]) ? [] : {};
            at = at[key];
        });
        // What fast-check makes may have no prototype, which Pulumi can't read.
        at[keys.at(-1)!] = structuredClone(value);
    }
    return copy;
}

/** A number within two limits: its corners, what is just beyond them, and anything between. */
export function around(minimum: number, maximum: number): fc.Arbitrary<number> {
    return fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: minimum, max: maximum }) },
        { weight: 2, arbitrary: fc.constantFrom(minimum, maximum) },
        { weight: 1, arbitrary: fc.constantFrom(minimum - 1, maximum + 1) },
    );
}

/** One of the values, or one that is none. */
export function oneOf<T>(values: readonly T[], ...others: unknown[]): fc.Arbitrary<unknown> {
    return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...values) }, ...others.length > 0 ? [{ weight: 1, arbitrary: fc.constantFrom(...others) }] : []);
}

/** Text of a length around a limit, of the characters given. */
export function textAround(characters: string, minimum: number, maximum: number): fc.Arbitrary<string> {
    return around(minimum, maximum).chain(length =>
        fc.string({ unit: fc.constantFrom(...characters), minLength: Math.max(length, 0), maxLength: Math.max(length, 0) }));
}

export const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
export const NAME_CHARACTERS = `${LETTERS}${DIGITS}-`;

/** Names of groups, pipelines and steps: up to 30 characters, and one beyond. */
export const shortName: fc.Arbitrary<string> = textAround(NAME_CHARACTERS, 0, 29).map(rest => `a${rest}`);

/** Tags of which each tries one limit: of all services, or of one that is stricter than the others. */
export const TAG_CORNERS: Record<string, string>[] = [
    { "Cost Center": "a" }, { größe: "a" }, { "aws:team": "a" }, { "AWS:team": "a" }, { ["x".repeat(128)]: "a" }, { ["x".repeat(129)]: "a" }, { "a#b": "a" },
    { Team: "a", team: "b" }, { Name: "a" }, { a: "" }, { a: "x".repeat(256) }, { a: "x".repeat(257) }, { a: "für alle" }, { a: "a,b" }, { "": "a" },
    ...[46, 47, 48, 49, 50, 51].map(count => Object.fromEntries(Array.from({ length: count }, (_, i) => [`tag-${i}`, "a"]))),
];

/** Tags as people write them, with what only some services take. */
export const tags: fc.Arbitrary<Record<string, string>> = fc.oneof(
    {
        weight: 4, arbitrary: fc.dictionary(
            fc.oneof(
                { weight: 8, arbitrary: textAround(`${LETTERS}${DIGITS}_.:/=+-@`, 1, 20) },
                { weight: 1, arbitrary: fc.constantFrom("Cost Center", "größe", "aws:team", "AWS:team", "x".repeat(128), "x".repeat(129), "a#b", "Team", "team", "Name") },
            ),
            fc.oneof(
                { weight: 8, arbitrary: textAround(`${LETTERS} ${DIGITS}_.:/=+-@`, 0, 20) },
                { weight: 1, arbitrary: fc.constantFrom("", "x".repeat(256), "x".repeat(257), "für alle", "a,b", "a#b", "(x)") },
            ), { maxKeys: 4 }),
    },
    { weight: 1, arbitrary: around(40, 51).map(count => Object.fromEntries(Array.from({ length: count }, (_, i) => [`tag-${i}`, String(i)]))) },
);
