import { Problem, shown } from "../text/problem";

interface Field {
    name: string;
    minimum: number;
    maximum: number;
    words?: string[];
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
/** @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/cron-expressions.html */
const FIELDS: Field[] = [
    { name: "minutes", minimum: 0, maximum: 59 },
    { name: "hours", minimum: 0, maximum: 23 },
    { name: "day of month", minimum: 1, maximum: 31 },
    { name: "month", minimum: 1, maximum: 12, words: MONTHS },
    { name: "day of week", minimum: 1, maximum: 7, words: DAYS },
    { name: "year", minimum: 1970, maximum: 2199 },
];
/**
 * A rate as EventBridge has it: the singular of the unit after 1, the plural after more. Image Builder's documentation doesn't
 * mention rates, but its API accepts them.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rate-expressions.html
 */
const RATE = /^rate\((?:1 (?:minute|hour|day)|(?:[2-9]|[1-9]\d+) (?:minutes|hours|days))\)$/;
/** @see https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Schedule.html */
const TIMEZONE = /^(?=.{3,100}$)[a-zA-Z0-9]{2,}(?:\/[a-zA-Z0-9_+-]+)*$/;
const EXAMPLE = "\"cron(0 3 ? * TUE *)\" for Tuesdays at three";

/** What a build waits for when its time has come. */
export const BuildCondition = {
    /** Nothing: every scheduled time builds. */
    ExpressionMatchOnly: "EXPRESSION_MATCH_ONLY",
    /** A newer base image or component; a fixed AMI id never is one. */
    DependencyUpdates: "EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE",
} as const;
export type BuildCondition = (typeof BuildCondition)[keyof typeof BuildCondition];

/** When a pipeline builds. */
export interface ImageSchedule {
    /**
     * Cron expression of six fields, such as `cron(0 3 ? * TUE *)`: minutes, hours, day of month, month, day of week, year; or a
     * rate, such as `rate(7 days)`.
     */
    expression: string;
    /**
     * Time zone of the expression, such as Europe/Berlin; the default is UTC.
     *
     * @default "UTC"
     */
    timezone?: string;
    /**
     * What a build waits for, besides its time; the default is nothing.
     *
     * @default BuildCondition.ExpressionMatchOnly
     */
    condition?: BuildCondition;
}

/** The expression is one that Image Builder takes, and the time zone one that exists. */
export function imageScheduleProblems(path: string, { expression, timezone, condition }: ImageSchedule): Problem[] {
    return [
        ...cronProblems(`${path}.expression`, expression),
        ...timezone === undefined ? [] : timezoneProblems(`${path}.timezone`, timezone),
        ...condition === undefined || Object.values(BuildCondition).includes(condition) ? [] : [{
            path: `${path}.condition`, reason: `unknown value ${shown(condition)}; use one of ${Object.values(BuildCondition).join(", ")}`,
        }],
    ];
}

function cronProblems(path: string, expression: string): Problem[] {
    if (RATE.test(expression)) {
        return [];
    }
    const [, inner] = /^cron\((.*)\)$/.exec(expression) ?? [];
    const parts = inner?.trim().split(/\s+/) ?? [];
    if (parts.length !== FIELDS.length) {
        return [{
            path, reason: `must be cron(...) with six fields, such as ${EXAMPLE}, or a rate, such as "rate(1 day)" or "rate(7 days)", got ${shown(expression)}`,
        }];
    }
    const [wrong, ...others] = FIELDS.map((field, i) => ({ field, part: parts[i] })).filter(({ field, part }) => !isField(field, part));
    if (wrong !== undefined) {
        return [{
            path, reason: `${shown(wrong.part)} is not valid for its ${wrong.field.name} (${rangeOf(wrong.field)})`
                + `${others.length > 0 ? ", and other fields are wrong too" : ""}, got ${shown(expression)}; write it as in ${EXAMPLE}`,
        }];
    }
    return (parts[2] === "?") !== (parts[4] === "?")
        ? [] : [{ path, reason: `either day of month or day of week must be "?", got ${shown(expression)}; write it as in ${EXAMPLE}` }];
}

function rangeOf({ minimum, maximum, words }: Field): string {
    return `${minimum} to ${maximum}${words ? ` or ${words[0]} to ${words.at(-1)}` : ""}`;
}

function isField(field: Field, text: string): boolean {
    const isDay = field.name.startsWith("day");
    if (text === "*" || (isDay && (text === "?" || text === "L"))) {
        return true;
    }
    return text.split(",").every(item => isItem(field, item));
}

/** One of a list: a value, a range, either with a step, or a form that only days have. */
function isItem(field: Field, item: string): boolean {
    const [range, step, more] = item.split("/");
    if (step !== undefined && (field.name === "day of week" || range.endsWith("W"))) {
        return false;
    }
    if (more !== undefined || (step !== undefined && !/^[1-9]\d*$/.test(step))) {
        return false;
    }
    if (range === "*") {
        return step !== undefined;
    }
    if (field.name === "day of month" && /^(\d+)W$/.test(range)) {
        return valueOf(field, range.slice(0, -1)) !== undefined;
    }
    if (field.name === "day of week" && /^(\w+)(#[1-5]|L)$/.test(range)) {
        return valueOf(field, range.replace(/(#[1-5]|L)$/, "")) !== undefined;
    }
    const [from, to, rest] = range.split("-").map(value => valueOf(field, value));
    return !range.startsWith("-") && rest === undefined && range.split("-").length <= 2 && from !== undefined
        && (range.includes("-") ? to !== undefined && from <= to : true);
}

function valueOf({ minimum, maximum, words }: Field, text: string): number | undefined {
    const word = words?.indexOf(text.toUpperCase()) ?? -1;
    const value = word >= 0 ? word + minimum : /^\d+$/.test(text) ? Number(text) : Number.NaN;
    return value >= minimum && value <= maximum ? value : undefined;
}

/** The time zone exists, and is written as IANA writes it: Image Builder compares case. */
function timezoneProblems(path: string, timezone: string): Problem[] {
    const known = knownTimezone(timezone);
    if (known === undefined) {
        return [{ path, reason: `must be a time zone such as "Europe/Berlin", got ${shown(timezone)}` }];
    }
    const misspelt = timezone !== known && timezone.toLowerCase() === known.toLowerCase();
    return TIMEZONE.test(timezone) && !misspelt && /[A-Z]/.test(timezone)
        ? []
        : [{ path, reason: `is not how Image Builder spells it, got ${shown(timezone)}; write ${shown(known)}` }];
}

/** The name that JavaScript knows a time zone by, whatever the case of its letters and however old its name. */
function knownTimezone(timezone: string): string | undefined {
    try {
        return new Intl.DateTimeFormat("en", { timeZone: timezone }).resolvedOptions().timeZone;
    } catch {
        return undefined;
    }
}
