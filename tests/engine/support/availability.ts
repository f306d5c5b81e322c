import { Call, CallLog, title } from "../providers/callLog";
import { Made } from "../providers/cloud";
import { ENTRY, NODE_GROUP } from "../providers/refusals";
import { Properties } from "../../../plan/signatures";

/** Time in which something is there: from the end of its making to the beginning of its removal. */
interface Life {
    key: string;
    from: number;
    to: number;
}

/** Whether the nodes of a group are Windows: Amazon's AMI says so, and an image of one's own is told by its taint. */
export function isWindowsGroup({ amiType, taints }: Properties): boolean {
    return String(amiType).startsWith("WINDOWS_") || JSON.stringify(taints ?? []).includes("\"windows\"");
}

/** Moments without a Windows group although there was one before; none in an up that keeps its pods running. */
export function gapsInWindowsCapacity(before: Made[], log: CallLog): string[] {
    const groups = lives(before, log, NODE_GROUP, isWindowsGroup, ({ nodeGroupName }) => String(nodeGroupName));
    const first = Math.min(...groups.map(({ from }) => from));
    return groups.filter(({ to }) => Number.isFinite(to) && to > first && !groups.some(other => other.from < to && other.to > to))
        .map(({ key }) => `no Windows node group is left when ${key} goes`);
}

/** Windows groups that lived, or were being made or removed, without the access entry of their role. */
export function gapsInAccess(before: Made[], log: CallLog): string[] {
    const entries = lives(before, log, ENTRY, ({ type }) => type === "EC2_WINDOWS", ({ principalArn }) => String(principalArn));
    const existing = before.filter(({ type, inputs }) => type === NODE_GROUP && isWindowsGroup(inputs));
    const made = log.calls.filter(({ method, type, inputs }) => method === "create" && type === NODE_GROUP && isWindowsGroup(inputs));
    const removed = (id: string) => log.calls.find(call => call.method === "delete" && call.id === id)?.ended ?? Infinity;
    const needs = [
        ...existing.map(({ id, inputs }) => ({ id, inputs, from: 0, to: removed(id) })),
        ...made.map(({ id, inputs, started }) => ({ id, inputs, from: started, to: removed(id) })),
    ];
    return needs.filter(({ inputs, from, to }) => !entries.some(entry =>
        entry.key === inputs.nodeRoleArn && entry.from <= from && entry.to >= to))
        .map(({ inputs }) => `the node group ${String(inputs.nodeGroupName)} is there without its access entry`);
}

/** Each `later` call that began before an `earlier` one had ended, or without one. */
export function outOfOrder(log: CallLog, earlier: string[], later: (call: Call) => boolean): string[] {
    return log.calls.filter(call => call.method === "create" && later(call)).flatMap(call => earlier.filter(name =>
        !log.calls.some(other => other.method === "create" && title(other) === name && other.ended !== undefined && other.ended < call.started),
    ).map(name => `${title(call)} began before ${name} was there`));
}

function lives(before: Made[], log: CallLog, type: string, relevant: (inputs: Properties) => boolean, key: (inputs: Properties) => string): Life[] {
    const born = [
        ...before.filter(made => made.type === type && relevant(made.inputs)).map(({ inputs }) => ({ inputs, from: 0 })),
        ...log.done("create").filter(call => call.type === type && relevant(call.inputs)).map(({ inputs, ended }) => ({ inputs, from: ended! })),
    ];
    return born.map(({ inputs, from }) => {
        // A removal names the resource by its id, which ends in this key.
        const gone = log.calls.find(call => call.method === "delete" && call.type === type && call.id.endsWith(key(inputs)) && call.started > from);
        return { key: key(inputs), from, to: gone?.started ?? Infinity };
    });
}
