import { ModelResource } from "../model/planModel";
import { UNKNOWN_TEXT } from "../signatures";
import { PropertyChange, unknownPaths } from "./propertyChanges";

/** What a property is called that is made from a resource of another name. */
const TYPE_OF_PROPERTY: Record<string, string> = {
    principal: "role", granteeprincipal: "role", url: "cluster", allocation: "eip", vpczoneidentifiers: "subnet",
};

/**
 * Properties whose values no plan knows and that change all the same: what they are made from is another resource than before, or is
 * replaced, or counts up.
 */
export function movedProperties(before: ModelResource, after: ModelResource, { replaced, counted }: { replaced: Set<string>; counted: Set<string> }): PropertyChange[] {
    return Object.entries(after.propertyDependencies).flatMap(([property, urns]) => {
        const own = urns.filter(urn => isMadeFrom(property, urn));
        const old = (before.propertyDependencies[property] ?? []).filter(urn => isMadeFrom(property, urn));
        const unknown = unknownPaths(property, after.inputs[property], UNKNOWN_TEXT);
        const isMoved = own.some(urn => replaced.has(urn)) || names(own) !== names(old);
        // An update leaves the id of what it counts up.
        const changed = isMoved ? unknown : own.some(urn => counted.has(urn)) ? unknown.filter(path => /version$/i.test(path)) : [];
        return changed.map(path => ({ path, before: names(old) || null, after: isMoved && names(own) === names(old) ? `${names(own)} (new)` : names(own), replaces: false }));
    });
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
