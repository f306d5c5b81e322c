import { PlannedResource } from "../../plan/resource";
import { Json, Properties, UNKNOWN } from "../../plan/signatures";
import { RawStack } from "./stack";

/** The node selector by which Windows pods get their nodes and addresses. */
export const ON_WINDOWS = { nodeSelector: { "kubernetes.io/os": "windows", "kubernetes.io/arch": "amd64" } };
export const ON_LINUX = { nodeSelector: { "kubernetes.io/os": "linux" } };
export const HOST_PROCESS = { hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } } };

/** How pods differ from those of a Deployment in the namespace `web`, labelled by its name. */
export interface PodsGiven {
    type?: string;
    namespace?: Json;
    labels?: Json;
    /** What the workload has beside the pods. */
    workload?: Properties;
}

/** Adds a workload with one container; `spec` says what else its pods have. */
export function addPods(stack: RawStack, name: string, spec: Properties, given: PodsGiven = {}): PlannedResource {
    const { type = "kubernetes:apps/v1:Deployment", namespace = "web", labels = { app: name }, workload = {} } = given;
    const template = { metadata: { labels }, spec: { containers: [{ name: "app", image: "example.com/app:1" }], ...spec } };
    const metadata = { name, namespace };
    const kind = type.split(":").at(-1)!;
    if (kind === "Pod") {
        return stack.add(type, name, { ...template, metadata: { ...metadata, labels } });
    }
    const ofKind: Record<string, Properties> = {
        PodTemplate: { template }, CronJob: { spec: { ...workload, jobTemplate: { spec: { template } } } },
    };
    return stack.add(type, name, { metadata, ...ofKind[kind] ?? { spec: { ...workload, template } } });
}

/** Windows pods that break nothing, with what else they have. */
export function addWindowsPods(stack: RawStack, name: string, spec: Properties = {}, given: PodsGiven = {}): PlannedResource {
    return addPods(stack, name, { ...ON_WINDOWS, ...spec }, given);
}

/** Adds another resource of the namespace `web`. */
export function addToNamespace(
    stack: RawStack, type: string, name: string, properties: Properties, namespace: Json = "web",
): PlannedResource {
    return stack.add(type, name, { metadata: { name, namespace }, ...properties });
}

/** In a first preview the resource is made from another: its names are not known there, only where they come from. */
export function madeFrom(
    stack: RawStack, resource: PlannedResource, property: string, source: PlannedResource, properties: Properties,
): void {
    stack.set(resource, properties);
    if (stack.preview === "first") {
        resource.propertyDependencies[property] = [source.urn];
        resource.dependencies.push(source.urn);
    }
}

/** A value that nobody knows in a first preview. */
export function later(stack: RawStack, value: Json): Json {
    return stack.preview === "first" ? UNKNOWN : value;
}

/** A Namespace whose name only a later preview knows. */
export function addNamespace(stack: RawStack, name: string): PlannedResource {
    return stack.add("kubernetes:core/v1:Namespace", name, { metadata: { name: later(stack, name) } });
}

/** A Kubernetes provider made from a cluster; give its URN to resources as their `provider`. */
export function addProvider(stack: RawStack, name: string, cluster: PlannedResource): PlannedResource {
    return stack.add("pulumi:providers:kubernetes", name, {}, { kubeconfig: cluster });
}
