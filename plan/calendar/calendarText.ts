import { Section } from "../section";
import { CalendarEntry } from "./calendar";

const LINES = 8;

/** The calendar at a terminal: the first eight days. */
export function calendarText(entries: CalendarEntry[] = []): Section {
    const shown = entries.length > LINES ? entries.slice(0, LINES - 1) : entries;
    const width = Math.max(0, ...shown.map(({ what }) => what.length));
    return {
        title: "Calendar",
        lines: [
            ...shown.map(({ date, what, note }) => note === undefined ? `  ${date}  ${what}` : `  ${date}  ${what.padEnd(width)}  ${note}`),
            ...shown.length < entries.length ? [`  and ${entries.length - shown.length} more; --json has all`] : [],
        ],
    };
}
