import { Problem } from "../limits/text/problem";

/**
 * The problems without the values of secret settings.
 *
 * What is wrong with a secret would say too much of it, so its own problems keep only their path; the others may have
 * been judged against it, so its values are taken out of them.
 *
 * @param settings - The secret settings by key, as the stack's configuration holds them.
 */
export function maskSecrets(problems: Problem[], settings: Record<string, string>): Problem[] {
    const values = Object.values(settings).flatMap(leaves).sort((one, other) => other.length - one.length);
    return problems.map(({ path, reason }) => path.split(/[.[]/)[0] in settings
        ? { path, reason: "is not valid; the value is secret, so it is not shown: check it against docs/configuration.md" }
        : { path, reason: values.reduce(mask, reason) });
}

/** Takes a value out of a text, where it stands for itself and is no part of another word or number. */
function mask(text: string, value: string): string {
    const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return text.replace(new RegExp(`(?<![\\w.])${escaped}(?![\\w.])`, "g"), "[secret]");
}

/** Every value within a setting, as text: the setting may be text itself, or JSON. */
function leaves(setting: string): string[] {
    const within = (value: unknown): string[] => value !== null && typeof value === "object"
        ? Object.values(value).flatMap(within) : [String(value)];
    try {
        return [setting, ...within(JSON.parse(setting))].filter(value => value !== "");
    } catch {
        return [setting];
    }
}
