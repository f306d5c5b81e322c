import { ModelResource } from "../model/planModel";
import { UNKNOWN_TEXT } from "../signatures";
import { PropertyChange, unknownPaths } from "./propertyChanges";

const VERSION = /version$/i;

/** What a property is called that is made from a resource of another name. */
const TYPE_OF_PROPERTY: Record<string, string> = {
    principal: "role", granteeprincipal: "role", url: "cluster", allocation: "eip", vpczoneidentifiers: "subnet",
};

/**
 * Properties whose values no plan knows and that change all the same: what they are made from is another resource than before, or is
 * replaced, or counts up.
 */
export function movedProperties(before: ModelResource, after: ModelResource, { replaced, counted }: { replaced: Set<string>; counted: Set<string> }): PropertyChange[] {
    const isBelowCounted = Object.entries(after.propertyDependencies).some(([property, urns]) => urns.some(urn => counted.has(urn) && isMadeFrom(property, urn)));
    // Looked up rather than made from an output: the version of an add-on follows that of the cluster.
    const followed = Object.entries(after.inputs).filter(([property, value]) =>
        isBelowCounted && after.propertyDependencies[property] === undefined && value === UNKNOWN_TEXT && VERSION.test(property));
    const moved = Object.entries(after.propertyDependencies).flatMap(([property, urns]) => {
        const own = urns.filter(urn => isMadeFrom(property, urn));
        const old = (before.propertyDependencies[property] ?? []).filter(urn => isMadeFrom(property, urn));
        const unknown = unknownPaths(property, after.inputs[property], UNKNOWN_TEXT);
        const isMoved = own.some(urn => replaced.has(urn)) || names(own) !== names(old);
        // An update leaves the id of what it counts up.
        const changed = isMoved ? unknown : own.some(urn => counted.has(urn)) ? unknown.filter(path => VERSION.test(path)) : [];
        return changed.map(path => ({ path, before: names(old) || null, after: isMoved && names(own) === names(old) ? `${names(own)} (new)` : names(own), replaces: false }));
    });
    return [...moved, ...followed.map(([path]) => ({ path, before: UNKNOWN_TEXT, after: "what fits the new version", replaces: false }))];
}

/** Whether the property holds something of the resource; the others are only waited for. */
function isMadeFrom(property: string, urn: string): boolean {
    const type = urn.split("::")[2].split(":").at(-1)!.toLowerCase();
    const stem = property.toLowerCase().replace(/(id|ids|arn|arns|name)$/, "");
    return property.toLowerCase().includes(type) || type.endsWith(stem) || TYPE_OF_PROPERTY[stem] === type;
}

function names(urns: string[]): string {
    return urns.map(urn => urn.split("::").at(-1)!).sort().join(", ");
}
