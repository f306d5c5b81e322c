import { ModelResource } from "../model/planModel";
import { Properties } from "../signatures";
import { Time } from "../time/time";
import { meaning } from "./meaning";
import { PropertyChange, changedProperties } from "./propertyChanges";
import { COMPUTED, COUNTED, replacedPaths } from "./replacement";
import { movedProperties } from "./sources";

const CLUSTER = "aws:eks/cluster:Cluster";

/** What happens to a resource, in Pulumi's words; the ones to think about come first. */
export const CHANGES = ["replace", "delete", "update", "create"] as const;

/** A resource that does not stay as it is. */
export interface ResourceChange {
    change: typeof CHANGES[number];
    urn: string;
    type: string;
    name: string;
    /** Properties that differ; of what comes or goes, none. */
    properties: PropertyChange[];
    /** What that means for who uses it. */
    meaning?: string;
}

/** A resource on both sides, and what differs. */
interface Pair {
    before: ModelResource;
    after: ModelResource;
    properties: PropertyChange[];
}

/** Compares the resources that providers make, of which each stack has one with a type, a name and the types of its parents. */
export function changedResources(before: ModelResource[], after: ModelResource[], time: Time | undefined): { changes: ResourceChange[]; unchanged: number } {
    const [old, now] = [before, after].map(resources => new Map(resources.filter(({ custom }) => custom).map(resource => [key(resource.urn), resource])));
    const pairs = settled([...now].flatMap(([id, resource]) => old.has(id) ? [{ before: old.get(id)!, after: resource, properties: [] }] : []), after);
    const said = (change: ResourceChange["change"], { urn, type, name, inputs }: ModelResource, properties: PropertyChange[] = []): ResourceChange => {
        const text = meaning(change, { type, name, inputs }, properties, time);
        return { change, urn, type, name, properties, ...text !== undefined && { meaning: text } };
    };
    const changed = pairs.filter(({ properties }) => properties.length > 0);
    const changes = [
        ...changed.map(({ after: resource, properties }) => said(properties.some(({ replaces }) => replaces) ? "replace" : "update", resource, properties)),
        ...[...old].filter(([id]) => !now.has(id)).map(([, resource]) => said("delete", resource)),
        ...[...now].filter(([id]) => !old.has(id)).map(([, resource]) => said("create", resource)),
    ];
    return { changes: CHANGES.flatMap(each => changes.filter(({ change }) => change === each)), unchanged: pairs.length - changed.length };
}

/** Without the stack and the project, so that two stacks compare as well. */
function key(urn: string): string {
    return urn.split("::").slice(2).join("::");
}

/** Follows each change to what is made from it, until nothing else changes. */
function settled(pairs: Pair[], resources: ModelResource[]): Pair[] {
    const replaced = new Set<string>();
    const counted = new Set<string>();
    for (let found = -1, last = -2; found !== last;) {
        last = found;
        pairs.forEach(pair => {
            pair.properties = judged(pair, resources, { replaced, counted });
            if (pair.properties.some(({ replaces }) => replaces)) {
                replaced.add(pair.after.urn);
            } else if (Object.hasOwn(COUNTED, pair.after.type) ? pair.properties.length > 0 : pair.after.type === CLUSTER && pair.properties.some(({ path }) => path === "version")) {
                counted.add(pair.after.urn);
            }
        });
        found = replaced.size + counted.size;
    }
    return pairs;
}

function judged({ before, after }: Pair, resources: ModelResource[], changed: { replaced: Set<string>; counted: Set<string> }): PropertyChange[] {
    const paths = replacedPaths(after.type, providerSettings(after, resources), after.inputs) ?? [];
    const replaces = (path: string) => paths.some(each => isWithin(path, each));
    // As the engine and the provider leave them.
    const left = [...after.ignoreChanges ?? [], ...(COMPUTED[after.type] ?? []).filter(each => after.inputs[each] === undefined)];
    const seen = changedProperties(before.inputs, after.inputs).filter(({ path }) => !left.some(each => isWithin(path, each)));
    const moved = movedProperties(before, after, changed).filter(({ path }) => !seen.some(each => each.path === path));
    const triggered = changedProperties({ replacementTrigger: before.replacementTrigger ?? null }, { replacementTrigger: after.replacementTrigger ?? null });
    return [...[...seen, ...moved].map(change => ({ ...change, replaces: replaces(change.path) })), ...triggered.map(change => ({ ...change, replaces: true }))];
}

function isWithin(path: string, ancestor: string): boolean {
    return path === ancestor || path.startsWith(`${ancestor}.`) || path.startsWith(`${ancestor}[`);
}

/** Settings of the Kubernetes provider that stands beside the resource: the document names no provider. */
function providerSettings({ type }: ModelResource, resources: ModelResource[]): Properties {
    return resources.find(other => other.type === `pulumi:providers:${type.split(":")[0]}`)?.inputs ?? {};
}
