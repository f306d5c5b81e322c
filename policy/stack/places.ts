import { PolicyResource } from "@pulumi/policy";
import { Property, propertyOf } from "../property";
import { destinationOf, namespaceOf } from "./kubernetes";
import { Stack } from "./stack";
import { Workload } from "./workloads";

const NAMESPACE = "kubernetes:core/v1:Namespace";
const SERVICE_ACCOUNT = "kubernetes:core/v1:ServiceAccount";

/**
 * What a property names: the name, or in a first preview, where none is known, the URN of the one resource that it is made
 * from. Two properties with the same key name the same; undefined where that is not certain.
 */
export type NameKey = string | undefined;

/** The namespace of a Kubernetes resource. */
export function namespaceKey(resource: PolicyResource): NameKey {
    return nameKey(namespaceOf(resource), resource.propertyDependencies.metadata, NAMESPACE);
}

/** The namespace that a property of another kind of resource names. */
export function namedNamespaceKey({ propertyDependencies }: PolicyResource, property: string, found: Property<unknown>): NameKey {
    return nameKey(found, propertyDependencies[property], NAMESPACE);
}

/** The service account that a property names. */
export function namedServiceAccountKey({ propertyDependencies }: PolicyResource, property: string, found: Property<unknown>): NameKey {
    return nameKey(found, propertyDependencies[property], SERVICE_ACCOUNT);
}

/** The service account of pods: `default`, where they name none. */
export function serviceAccountKey(workload: Workload): NameKey {
    const found = workload.property("serviceAccountName");
    // The API still knows the field by its former name.
    const named = found.isAbsent ? workload.property("serviceAccount") : found;
    const isDefault = named.isAbsent;
    return isDefault ? "default" : nameKey(named, workload.madeFrom, SERVICE_ACCOUNT);
}

/** A namespace of a cluster: resources with the same key see each other. */
export function placeKey(stack: Stack, resource: PolicyResource): string | undefined {
    const [destination, namespace] = [destinationOf(stack, resource), namespaceKey(resource)];
    return destination === undefined || namespace === undefined ? undefined : JSON.stringify([destination, namespace]);
}

/** The stack's service accounts by what pods in their namespace name them by: see `serviceAccountId`. */
export function serviceAccounts(stack: Stack): Map<string, PolicyResource> {
    return stack.once(serviceAccountsById);
}

/** What finds the service account of pods. */
export function serviceAccountId(stack: Stack, workload: Workload): string | undefined {
    const [place, name] = [placeKey(stack, workload.resource), serviceAccountKey(workload)];
    return place === undefined || name === undefined ? undefined : JSON.stringify([place, name]);
}

function serviceAccountsById(stack: Stack): Map<string, PolicyResource> {
    return new Map(stack.ofType(SERVICE_ACCOUNT).flatMap(account => {
        const [place, name] = [placeKey(stack, account), propertyOf(account, "metadata", "name").text];
        return place === undefined ? [] : [name, account.urn].filter(each => each !== undefined)
            .map((each): [string, PolicyResource] => [JSON.stringify([place, each]), account]);
    }));
}

function nameKey(found: Property<unknown>, madeFrom: PolicyResource[] | undefined, type: string): NameKey {
    if (found.known) {
        return typeof found.value === "string" ? found.value : undefined;
    }
    const [urn, ...more] = new Set((madeFrom ?? []).filter(source => source.type === type).map(source => source.urn));
    return more.length > 0 ? undefined : urn;
}
