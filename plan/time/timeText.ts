import { Section, wrapped } from "../section";
import { TimedStep } from "./minutes";
import { Time } from "./time";

const WIDTH = 100;

/** The times at a terminal: what the first `up` waits for, and for each group a roll-out and the start of a node. */
export function timeText(time: Time | undefined): Section {
    if (time === undefined) {
        return { title: "", lines: [] };
    }
    return {
        title: `Time, estimated: ${time.firstUpMinutes} minutes for the first up`,
        lines: [
            ...wrapped("  first up: ", minutes(time.criticalPath), WIDTH),
            ...time.rollOuts.map(({ group, nodes, minutes: all, advice }) => `  new AMI on ${group}: ${all} minutes for ${nodes} nodes${advice === undefined ? "" : `; ${advice}`}`),
            ...time.startTimes.flatMap(({ group, steps, minutes: all }) => wrapped(`  new node of ${group}: ${all} minutes: `, minutes(steps), WIDTH)),
        ],
    };
}

function minutes(steps: TimedStep[]): string[] {
    return steps.map(({ what, minutes: each }) => `${what} ${each}`);
}
