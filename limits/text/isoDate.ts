/** A moment's day in UTC as an ISO date, such as 2026-11-27. */
export function isoDate(moment: Date | number): string {
    return new Date(moment).toISOString().slice(0, "YYYY-MM-DD".length);
}

/** The ISO date some days after another. */
export function daysAfter(date: string, days: number): string {
    return isoDate(Date.parse(date) + days * 86_400_000);
}
