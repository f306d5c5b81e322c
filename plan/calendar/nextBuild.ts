import type * as croner from "croner";
import { imageScheduleProblems } from "../../limits/images/imageSchedule";
import { daysAfter, daysBetween } from "../../limits/text/isoDate";
import { Properties, plain } from "../signatures";

const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** When a pipeline builds. */
export interface BuildSchedule {
    expression: string;
    timezone: string;
}

/** The schedule in the inputs of an Image Builder pipeline; undefined where it builds on demand. */
export function scheduleOf(inputs: Properties): BuildSchedule | undefined {
    const { scheduleExpression, timezone = "UTC" } = (plain(inputs.schedule) ?? {}) as Record<string, string | undefined>;
    return scheduleExpression === undefined ? undefined : { expression: scheduleExpression, timezone };
}

/** Days of the builds of a schedule that Image Builder takes, from the day `today` (an ISO date) on: so many, or those before the date `end`. */
export function nextBuilds({ expression, timezone }: BuildSchedule, today: string, most: number, end = daysAfter(today, 366)): string[] {
    // Whoever writes a pipeline without our components may write what Image Builder refuses.
    if (imageScheduleProblems("", { expression, timezone }).length > 0) {
        return [];
    }
    const [, every, unit] = /^rate\((\d+) (\w+?)s?\)$/.exec(expression) ?? [];
    if (every) {
        const days = Number(every) * ({ minute: 1 / 1440, hour: 1 / 24, day: 1 }[unit] ?? Infinity);
        return Array.from({ length: Math.min(most, Math.ceil(daysBetween(today, end) / days)) }, (_, i) => daysAfter(today, (i + 1) * days))
            .filter(day => day < end);
    }
    // Loaded where it is needed: most stacks build no image.
    const { Cron } = require("croner") as typeof croner;
    // Without sloppyRanges, croner takes no start of a step, such as 1/10.
    const cron = new Cron(cronerPattern(expression), { timezone, sloppyRanges: true, startAt: `${today}T00:00:00` });
    const day = new Intl.DateTimeFormat("sv-SE", { timeZone: timezone });
    const days: string[] = [];
    // One by one: each costs time, and `most` may be years of them.
    for (let run = cron.nextRun(new Date(0)); run && days.length < most; run = cron.nextRun(run)) {
        const date = day.format(run);
        if (date >= end) {
            break;
        }
        days.push(date);
    }
    return days;
}

/** The expression as croner writes it: seconds first, days of the week from SUN, `#L` for the last of a month. */
function cronerPattern(expression: string): string {
    const [minutes, hours, dayOfMonth, month, dayOfWeek, year] = expression.replace(/^cron\((.*)\)$/, "$1").trim().split(/\s+/);
    return ["0", minutes, hours, dayOfMonth.replace("?", "*"), month, dayOfWeek.split(",").map(weekday).join(","), year].join(" ");
}

/** A day of the week, or several: Image Builder counts from 1, which is Sunday. */
function weekday(text: string): string {
    return text === "?" ? "*" : text === "L" ? "SAT" : text
        .replace(/^(\d|[A-Z]{3})L$/i, "$1#L")
        .replace(/^[1-7](?!\d)|(?<=-)[1-7]/g, digit => DAYS[Number(digit) - 1]);
}
