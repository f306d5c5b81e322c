/** A step that takes time, in words. */
export interface TimedStep {
    what: string;
    minutes: number;
}

/** Minutes to a tenth: more would say more than an estimate knows. */
export function tenths(minutes: number): number {
    return Math.round(minutes * 10) / 10;
}
