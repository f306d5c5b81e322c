import { Json, Properties } from "../signatures";
import * as builtIn from "./builtInKinds.json";

/** The objects alone: a list, such as that of `kubectl get -o yaml`, stands for what it holds. */
export function withoutLists(objects: Properties[]): Properties[] {
    return objects.flatMap(object => Array.isArray(object.items) ? withoutLists(object.items as Properties[]) : [object]);
}

/** Group of an object's API version; the one of Pods has no name. */
function groupOf(apiVersion: Json): string {
    const [group, version] = String(apiVersion).split("/");
    return version === undefined || group === "core" ? "" : group;
}

/**
 * Whether objects of this kind lie in a namespace: true, false, or undefined for custom resources whose definition is not among `objects`,
 * as only the cluster knows then.
 */
export function isNamespaced(object: Properties, objects: Properties[]): boolean | undefined {
    const group = groupOf(object.apiVersion);
    if (builtIn.groups.includes(group)) {
        return !builtIn.withoutNamespace.includes(`${group}/${String(object.kind)}`);
    }
    const scope = objects.find(other => isDefinitionOf(other, object))?.spec as Properties | undefined;
    return scope && scope.scope === "Namespaced";
}

/** Whether an object defines the kind of another, a custom resource. */
export function isDefinitionOf(object: Properties, { apiVersion, kind }: Properties): boolean {
    const { group, names } = (object.spec ?? {}) as { group?: string; names?: Properties };
    return object.kind === "CustomResourceDefinition" && group === groupOf(apiVersion) && names?.kind === kind;
}

/** Type of the resource that Pulumi makes of an object. */
export function resourceType({ apiVersion, kind }: Properties): string {
    return `kubernetes:${groupOf(apiVersion) === "" ? `core/${String(apiVersion).split("/").at(-1)}` : String(apiVersion)}:${String(kind)}`;
}
