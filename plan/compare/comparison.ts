import { PlanModel } from "../model/planModel";
import { Violation } from "../packProtocol";
import { ResourceChange, changedResources } from "./resourceChanges";

/** What a change of the program or its configuration does to what an earlier plan shows. */
export interface Comparison {
    /** The earlier plan. */
    against: { project: string; stack: string; date: string };
    changes: ResourceChange[];
    /** Resources that stay as they are. */
    unchanged: number;
    /** Figures that differ; null is what is unknown. */
    figures: Figure[];
    policy: { came: Violation[]; went: Violation[] };
}

/** A figure before and after the change. */
export interface Figure {
    what: string;
    before: number | null;
    after: number | null;
}

/** The earlier plan, as far as a comparison reads it. */
export type ComparedPlan = Pick<PlanModel, "project" | "stack" | "date" | "resources" | "capacity" | "policy" | "cost" | "time">;

/** Compares two plans. */
export function compare(before: ComparedPlan, after: ComparedPlan): Comparison {
    const { changes, unchanged } = changedResources(before.resources, after.resources, after.time);
    const { project, stack, date } = before;
    return {
        against: { project, stack, date }, changes, unchanged,
        figures: figures(before, after),
        policy: { came: beyond(after, before), went: beyond(before, after) },
    };
}

function figures(before: ComparedPlan, after: ComparedPlan): Figure[] {
    const [old, now] = [figuresOf(before), figuresOf(after)];
    const all = [...new Set([...old.keys(), ...now.keys()])];
    return all.map(what => ({ what, before: old.get(what) ?? null, after: now.get(what) ?? null })).filter(figure => figure.before !== figure.after);
}

function figuresOf({ capacity: { nodeGroups, subnets }, cost, time }: ComparedPlan): Map<string, number | null> {
    return new Map([
        ...nodeGroups.flatMap(({ name, maxSize, podsPerNode, podsAtMaxSize }): [string, number | null][] => [
            [`nodes of ${name} at most`, maxSize], [`pods on a node of ${name}`, podsPerNode], [`pods of ${name} at most`, podsAtMaxSize],
        ]),
        ...subnets.flatMap(({ name, usableAddresses, neededAddresses }): [string, number | null][] => [
            [`addresses of ${name}`, usableAddresses], [`addresses needed in ${name}`, neededAddresses],
        ]),
        ...cost ? [["USD a month at minSize", Math.round(cost.total.minimum)], ["USD a month at maxSize", Math.round(cost.total.full)]] as [string, number][] : [],
        ...time ? [["minutes of a first up", Math.round(time.firstUpMinutes)]] as [string, number][] : [],
    ]);
}

/** Violations that one plan has and the other has not. */
function beyond({ policy: { violations } }: ComparedPlan, other: ComparedPlan): Violation[] {
    const key = ({ policy, urn, message }: Violation) => [policy, ...urn.split("::").slice(2), message].join("\n");
    const known = new Set(other.policy.violations.map(key));
    return violations.filter(violation => !known.has(key(violation)));
}
