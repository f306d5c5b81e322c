/** What the CLI reads a text without quotes as; integers that a JavaScript number can't hold are `bigint`. */
export type GoScalar = string | number | bigint | boolean | null;

const WORDS: Record<string, boolean | number | null> = {
    "true": true, "True": true, "TRUE": true, "false": false, "False": false, "FALSE": false,
    "": null, "~": null, "null": null, "Null": null, "NULL": null,
    ".nan": NaN, ".NaN": NaN, ".NAN": NaN, ".inf": Infinity, ".Inf": Infinity, ".INF": Infinity,
    "+.inf": Infinity, "+.Inf": Infinity, "+.INF": Infinity, "-.inf": -Infinity, "-.Inf": -Infinity, "-.INF": -Infinity,
};
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const FRACTION = /^\.[0-9](_?[0-9])*([eE][-+]?[0-9](_?[0-9])*)?$/;
const INTEGER = /^([-+]?)(0[xX]|0[bB]|0[oO]|0(?=[0-9])|)([0-9a-fA-F]+)$/;
const DIGITS: Record<string, RegExp> = { "0x": /^[0-9a-f]+$/i, "0b": /^[01]+$/, "0o": /^[0-7]+$/, "": /^[0-9]+$/ };
const MOST_NEGATIVE = -(2n ** 63n);
const MOST_UNSIGNED = 2n ** 64n - 1n;
const TIME = /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt](\d\d?):(\d\d?):(\d\d?)([.,]\d+)?(Z|[-+]\d\d:\d\d))|(?: (\d\d?):(\d\d?):(\d\d?)([.,]\d+)?))?$/;

/** A date in a place where the CLI's reading depends on the time zone of the machine that it runs on. */
export class ZonedTime extends Error {}

/**
 * Reads a text without quotes as gopkg.in/yaml.v3 does, which the CLI uses: neither YAML 1.1 nor 1.2. `yes` and `on` are
 * text, 017 is octal, 1_000 a number, and a date becomes Go's text for that moment.
 *
 * @see https://github.com/go-yaml/yaml/blob/v3.0.1/resolve.go
 */
export function goScalar(text: string): GoScalar {
    if (Object.hasOwn(WORDS, text)) {
        return WORDS[text];
    }
    if (text.startsWith(".")) {
        return FRACTION.test(text) ? finite(text.replaceAll("_", "")) ?? text : text;
    }
    return /^[-+0-9]/.test(text) ? goTime(text) ?? goNumber(text.replaceAll("_", "")) ?? text : text;
}

function goNumber(text: string): number | bigint | undefined {
    return integer(text) ?? (FLOAT.test(text) ? finite(text) : undefined);
}

function integer(text: string): number | bigint | undefined {
    // A sign after the prefix is taken as well.
    const [, sign, prefix, digits] = INTEGER.exec(text.replace(/^(0[bo])([-+])/, "$2$1")) ?? [];
    const base = prefix === "0" ? "0o" : prefix?.toLowerCase();
    if (digits === undefined || !DIGITS[base].test(digits)) {
        return undefined;
    }
    const value = BigInt(base + digits) * (sign === "-" ? -1n : 1n);
    const most = sign === "" ? MOST_UNSIGNED : -MOST_NEGATIVE - 1n;
    if (value < MOST_NEGATIVE || value > most) {
        return undefined;
    }
    return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** A number too large for a float stays text. */
function finite(text: string): number | undefined {
    const value = Number(text);
    return Number.isFinite(value) ? value : undefined;
}

/** A date or a moment, as Go prints it; nothing where it is none. */
function goTime(text: string): string | undefined {
    const [, year, month, day, ...rest] = TIME.exec(text) ?? [];
    if (year === undefined) {
        return undefined;
    }
    const [hour = "0", minute = "0", second = "0", fraction = "", zone = "Z"] = rest[0] === undefined ? rest.slice(5) : rest;
    const two = (part: string) => part.padStart(2, "0");
    const date = `${year}-${two(month)}-${two(day)}`;
    const moment = new Date(`${date}T00:00:00Z`);
    if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== date || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
        return undefined;
    }
    if (zone !== "Z") {
        throw new ZonedTime(text);
    }
    const parts = fraction.slice(1, 10).replace(/0+$/, "");
    return `${date} ${two(hour)}:${two(minute)}:${two(second)}${parts ? `.${parts}` : ""} +0000 UTC`;
}
