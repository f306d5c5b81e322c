import { PlannedResource } from "../resource";
import { firstUp } from "./firstUp";
import { RollOut, rollOuts } from "./rollOut";
import { StartTime, startTimes } from "./startTime";

/** How long things take, each an estimate. */
export interface Time {
    firstUpMinutes: number;
    /** What decides on the first `up`, first to last. */
    criticalPath: PathStep[];
    /** A new AMI on every Windows group. */
    rollOuts: RollOut[];
    /** A new node of every Windows group, until its first pod runs. */
    startTimes: StartTime[];
}

export interface PathStep {
    what: string;
    minutes: number;
}

/** Estimates the times of a stack; undefined where nothing of it takes time. */
export function time(resources: PlannedResource[]): Time | undefined {
    const { minutes, criticalPath } = firstUp(resources);
    return minutes === 0 ? undefined : { firstUpMinutes: minutes, criticalPath, rollOuts: rollOuts(resources), startTimes: startTimes(resources) };
}

/** Minutes to a tenth: more would say more than an estimate knows. */
export function tenths(minutes: number): number {
    return Math.round(minutes * 10) / 10;
}
