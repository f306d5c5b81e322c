/** USD a month, with all groups at their minimum and with all of them full. */
export interface PerMonth {
    minimum: number;
    full: number;
}

/** One part of the bill. */
export interface CostPart {
    part: string;
    perMonth: PerMonth;
    /** What is multiplied with what. */
    basis: string;
}

/** Parts of the bill, and what has no price here. */
export interface Bill {
    parts: CostPart[];
    unknown: string[];
}

/** A part whose sums are in whole cents, so that they add up. */
export function part(name: string, minimum: number, full: number, basis: string): CostPart {
    return { part: name, perMonth: { minimum: cents(minimum), full: cents(full) }, basis };
}

/** Dollars without what adding them has left. */
export function cents(dollars: number): number {
    return Math.round(dollars * 100) / 100;
}
