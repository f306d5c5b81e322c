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
export function isNamespaced({ apiVersion, kind }: Properties, objects: Properties[]): boolean | undefined {
    const group = groupOf(apiVersion);
    if (builtIn.groups.includes(group)) {
        return !builtIn.withoutNamespace.includes(`${group}/${String(kind)}`);
    }
    const scope = objects.find(object => defines(object, group, kind))?.spec as Properties | undefined;
    return scope && scope.scope === "Namespaced";
}

/** Whether an object is the definition of a custom resource. */
export function defines(object: Properties, group: string, kind: Json): boolean {
    const { group: definedGroup, names } = (object.spec ?? {}) as { group?: string; names?: Properties };
    return object.kind === "CustomResourceDefinition" && definedGroup === group && names?.kind === kind;
}

/** Type of the resource that Pulumi makes of an object. */
export function resourceType({ apiVersion, kind }: Properties): string {
    return `kubernetes:${groupOf(apiVersion) === "" ? `core/${String(apiVersion).split("/").at(-1)}` : String(apiVersion)}:${String(kind)}`;
}
