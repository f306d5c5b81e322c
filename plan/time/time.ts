import { PlannedResource } from "../resource";
import { firstUp } from "./firstUp";
import { TimedStep } from "./minutes";
import { RollOut, rollOuts } from "./rollOut";
import { StartTime, startTimes } from "./startTime";

/** How long things take, each an estimate. */
export interface Time {
    firstUpMinutes: number;
    /** What decides on the first `up`, first to last. */
    criticalPath: TimedStep[];
    /** A new AMI on every Windows group. */
    rollOuts: RollOut[];
    /** A new node of every Windows group, until its first pod runs. */
    startTimes: StartTime[];
}

/** Estimates the times of a stack; undefined where nothing of it takes time. */
export function time(resources: PlannedResource[]): Time | undefined {
    const { minutes, criticalPath } = firstUp(resources);
    return minutes === 0 ? undefined : { firstUpMinutes: minutes, criticalPath, rollOuts: rollOuts(resources), startTimes: startTimes(resources) };
}
