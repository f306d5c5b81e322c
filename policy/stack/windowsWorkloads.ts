import { Stack } from "./stack";
import { keepsToWindows } from "./windowsSigns";
import { Workload, workloads } from "./workloads";

/** Workloads whose pods certainly run on Windows. */
export function windowsWorkloads(stack: Stack): Workload[] {
    return stack.once(allWindowsWorkloads);
}

function allWindowsWorkloads(stack: Stack): Workload[] {
    return workloads(stack).filter(workload => workload.isWindows
        // Nodes of Windows builds are Windows nodes, and a required affinity leaves no others.
        || (workload.os === undefined && keepsToWindows(workload) !== undefined));
}
