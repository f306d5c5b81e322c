import type * as yaml from "js-yaml";

/** The object that a JSON or YAML text stands for, as EKS takes both; what is none of it stands for nothing. */
export function parsed(text: unknown): Record<string, unknown> | undefined {
    const value = parsedValue(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value as Record<string, unknown> : undefined;
}

/** The list that a JSON or YAML text stands for. */
export function parsedList(text: unknown): unknown[] | undefined {
    const value = parsedValue(text);
    return Array.isArray(value) ? value : undefined;
}

function parsedValue(text: unknown): unknown {
    if (typeof text !== "string") {
        return undefined;
    }
    try {
        return JSON.parse(text);
    } catch {
        // Not JSON, so perhaps YAML.
    }
    try {
        // Loaded where it is needed: most stacks write JSON.
        return (require("js-yaml") as typeof yaml).load(text);
    } catch {
        return undefined;
    }
}
