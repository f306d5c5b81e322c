import { Json } from "../signatures";

/** A number of things. */
export function counted(count: number, thing: string): string {
    return `${count} ${count === 1 ? thing : thing.endsWith("y") ? `${thing.slice(0, -1)}ies` : `${thing}s`}`;
}

/** Whole dollars, with a comma at the thousands. */
export function dollars(amount: number): string {
    return Math.round(amount).toLocaleString("en-US");
}

/** The last word of a type: `NodeGroup`. */
export function shortType({ type }: { type: string }): string {
    return type.split(":").at(-1)!;
}

/** A value as a program writes it; text without its quotes. */
export function written(value: Json): string {
    return typeof value === "string" ? value : JSON.stringify(value);
}
