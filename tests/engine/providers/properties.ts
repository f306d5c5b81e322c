import { isDeepStrictEqual } from "node:util";
import { isObject } from "../../../limits/text/plainObject";
import { Json, Properties, UNKNOWN, plain } from "../../../plan/signatures";

/** The property that says which others the provider filled in, as the bridge of the real provider keeps it. */
export const DEFAULTS = "__defaults";

/** The value without the marks of secrets, at any depth; unknowns stay. */
export function bare(value: Json | undefined): Json | undefined {
    const found = value === UNKNOWN ? UNKNOWN : plain(value);
    if (Array.isArray(found)) {
        return found.map(item => bare(item) ?? null);
    }
    return isObject(found)
        ? Object.fromEntries(Object.entries(found).map(([key, item]) => [key, bare(item) ?? null])) : found;
}

/** What stands at a path such as `launchTemplate.id`. */
export function at(properties: Properties, path: string): Json | undefined {
    return path.split(".").reduce<Json | undefined>((value, key) => {
        const found = bare(value);
        return isObject(found) ? found[key] : undefined;
    }, properties);
}

/** A copy with a value at a path. */
export function withValue(properties: Properties, [key, ...rest]: string[], value: Json): Properties {
    const inner = bare(properties[key]);
    return { ...properties, [key]: rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value) };
}

/** Whether two values are the same to AWS: secret or not is none of its business, and nothing is as good as null. */
export function same(one: Json | undefined, other: Json | undefined): boolean {
    return isDeepStrictEqual(bare(one) ?? null, bare(other) ?? null);
}

/** Names of the properties that differ. */
export function changedKeys(olds: Properties, news: Properties): string[] {
    return [...new Set([...Object.keys(olds), ...Object.keys(news)])]
        .filter(key => key !== DEFAULTS && !same(olds[key], news[key])).sort();
}
