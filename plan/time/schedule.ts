import { childrenByParent } from "../childrenByParent";
import { PlannedResource } from "../resource";
import { minutesToMake } from "./durations";

/** When a resource is made in the first `up`, in minutes from its start. */
export interface Step {
    resource: PlannedResource;
    start: number;
    end: number;
    /** The step that this one waited for the longest. */
    after?: Step;
}

/** The first `up` of a stack, in which everything is made as soon as what it waits for is there. */
export interface Schedule {
    minutes: number;
    /** The steps that decide on these minutes, first to last. */
    criticalPath: Step[];
    /** All steps, in the order of registration. */
    steps: Step[];
}

/** Estimates the first `up`; waiting for a component means waiting for all that is below it. */
export function schedule(resources: PlannedResource[]): Schedule {
    const byUrn = new Map(resources.map(resource => [resource.urn, resource]));
    const children = childrenByParent(resources);
    const steps = new Map<string, Step>();
    const step = (resource: PlannedResource): Step => {
        const known = steps.get(resource.urn);
        if (known) {
            return known;
        }
        const after = last([...resource.dependencies, ...resource.provider ? [resource.provider] : []].flatMap(urn => {
            const other = byUrn.get(urn);
            return other ? [finished(other)] : [];
        }));
        const start = after?.end ?? 0;
        const made = { resource, start, end: start + minutesToMake(resource), after };
        steps.set(resource.urn, made);
        return made;
    };
    const finished = (resource: PlannedResource): Step =>
        resource.custom ? step(resource) : last([step(resource), ...(children.get(resource.urn) ?? []).map(finished)])!;
    const all = resources.filter(({ custom }) => custom).map(step);
    const end = last(all);
    return { minutes: end?.end ?? 0, criticalPath: path(end), steps: all };
}

function last(steps: Step[]): Step | undefined {
    return steps.length === 0 ? undefined : steps.reduce((latest, each) => each.end > latest.end ? each : latest);
}

function path(end: Step | undefined): Step[] {
    return end === undefined ? [] : [...path(end.after), ...end.end > end.start ? [end] : []];
}
