import { isDeepStrictEqual } from "node:util";
import { isObject } from "../../limits/text/plainObject";
import { Json, Properties } from "../signatures";

/** A property that differs; null stands for nothing there. */
export interface PropertyChange {
    /** `scalingConfig.maxSize` */
    path: string;
    before: Json;
    after: Json;
    /** Whether the difference makes a new resource. */
    replaces: boolean;
}

/** The innermost properties that differ. Secrets are masked in both, so they never do. */
export function changedProperties(before: Properties, after: Properties): PropertyChange[] {
    return differences("", before, after);
}

function differences(path: string, before: Json | undefined, after: Json | undefined): PropertyChange[] {
    if (isDeepStrictEqual(before ?? null, after ?? null)) {
        return [];
    }
    if (isObject(before) && isObject(after)) {
        return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap(key =>
            differences(path === "" ? key : `${path}.${key}`, before[key] as Json | undefined, after[key] as Json | undefined));
    }
    if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
        return before.flatMap((item, i) => differences(`${path}[${i}]`, item, after[i]));
    }
    return [{ path, before: before ?? null, after: after ?? null, replaces: false }];
}

/** Paths of the values below a property that are known only later. */
export function unknownPaths(path: string, value: Json | undefined, unknown: string): string[] {
    if (typeof value === "string") {
        return value.includes(unknown) ? [path] : [];
    }
    return Array.isArray(value) ? value.flatMap((item, i) => unknownPaths(`${path}[${i}]`, item, unknown))
        : isObject(value) ? Object.entries(value).flatMap(([key, item]) => unknownPaths(`${path}.${key}`, item as Json, unknown)) : [];
}
