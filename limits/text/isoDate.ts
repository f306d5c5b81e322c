/** A moment's day in UTC as an ISO date, such as 2026-11-27. */
export function isoDate(moment: Date | number): string {
    return new Date(moment).toISOString().slice(0, "YYYY-MM-DD".length);
}

const DAY = 86_400_000;

/** The ISO date some days after another. */
export function daysAfter(date: string, days: number): string {
    return isoDate(Date.parse(date) + days * DAY);
}

/** Days from one ISO date to another, negative where that is earlier. */
export function daysBetween(from: string, to: string): number {
    return (Date.parse(to) - Date.parse(from)) / DAY;
}
