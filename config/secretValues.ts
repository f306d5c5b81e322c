import { Problem } from "../limits/problem";

/** The problems without the values of a setting that is secret, whole or in part. */
export function maskValues(problems: Problem[], setting: string): Problem[] {
    const values = leaves(setting).filter(value => value.length > 0).sort((one, other) => other.length - one.length);
    return problems.map(({ path, reason }) => ({
        path,
        reason: values.reduce((text, value) => text.split(value).join("[secret]"), reason),
    }));
}

function leaves(setting: string): string[] {
    const within = (value: unknown): string[] => value !== null && typeof value === "object"
        ? Object.values(value).flatMap(within) : [JSON.stringify(value)];
    try {
        return within(JSON.parse(setting));
    } catch {
        return [JSON.stringify(setting)];
    }
}
