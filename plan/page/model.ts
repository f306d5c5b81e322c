import { Plan } from "../plan";

/** What a month of the stack costs by list prices. */
export interface Cost {
    region: string;
    currency: "USD";
    asOf: string;
    source: string;
    parts: { part: string; perMonth: { minimum: number; full: number }; basis: string }[];
    total: { minimum: number; full: number };
    unknown: string[];
}

/** How long things take, as estimates. */
export interface Time {
    firstUpMinutes: number;
    criticalPath: { what: string; minutes: number }[];
    rollOuts: { group: string; nodes: number; minutes: number; advice?: string }[];
    startTimes: { group: string; steps: { what: string; minutes: number; source: string }[]; minutes: number }[];
}

/** A day on which something ends, ages or is built. */
export interface CalendarDay {
    date: string;
    what: string;
    kind: "kubernetes" | "windows" | "ami" | "build";
    note?: string;
}

/** What the page shows: the plan, and the estimates that there are for it. */
export interface PageModel extends Plan {
    cost?: Cost;
    time?: Time;
    calendar?: CalendarDay[];
}
