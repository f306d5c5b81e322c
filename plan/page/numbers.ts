import { daysBetween } from "../../limits/text/isoDate";
import { dollars as wholeDollars } from "../text/words";

/** A count with its noun. */
export function count(number: number | null, noun: string, plural = `${noun}s`): string {
    return number === null ? `unknown ${plural}` : `${number.toLocaleString("en-US")} ${number === 1 ? noun : plural}`;
}

/** Whole dollars: estimates have no cents. */
export function dollars(amount: number): string {
    return `$${wholeDollars(amount)}`;
}

/** A range of which the ends may be the same. */
export function range(from: string, to: string): string {
    return from === to ? from : `${from} to ${to}`;
}

/** Minutes as a person says them. */
export function duration(minutes: number): string {
    return minutes >= 120 ? `${rounded(minutes / 60)} hours` : `${rounded(minutes)} minutes`;
}

export function rounded(number: number): string {
    return String(number < 10 ? Math.round(number * 10) / 10 : Math.round(number));
}

/** A date (ISO) as seen from another one. */
export function fromToday(date: string, today: string): string {
    const days = Math.round(daysBetween(today, date));
    const far = Math.abs(days) < 60 ? count(Math.abs(days), "day") : count(Math.round(Math.abs(days) / 30.44), "month");
    return days === 0 ? "today" : days < 0 ? `${far} ago` : `in ${far}`;
}
