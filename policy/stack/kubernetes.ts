import { PolicyResource } from "@pulumi/policy";
import { Property, property, propertyOf } from "../property";
import { Cluster, clusterOfComponent, clusters } from "./clusters";
import { Stack, ancestors } from "./stack";
import { CLUSTER, EKS_CLUSTER } from "./types";

/** Kind of a Kubernetes resource, without group and version: `Deployment`; undefined for other resources. */
export function kind({ type }: PolicyResource): string | undefined {
    return /^kubernetes:[^:]+:(\w+)$/.exec(type)?.[1];
}

/** The stack's Kubernetes resources of these kinds, and patches of them. */
export function ofKind(stack: Stack, ...kinds: string[]): PolicyResource[] {
    return stack.types()
        .filter(type => kinds.includes((/^kubernetes:[^:]+:(\w+?)(?:Patch)?$/.exec(type) ?? [])[1]))
        .flatMap(type => stack.ofType(type));
}

/** Where a custom resource has its kind among its properties, as Pulumi YAML writes it. */
const CUSTOM_RESOURCE = /^kubernetes:apiextensions\.k8s\.io(\/\w+)?:CustomResource$/;

/** Whether a resource of this type is a custom one that has its kind among its properties. */
export function isCustomResource(type: string): boolean {
    return CUSTOM_RESOURCE.test(type);
}

/** The stack's custom resources of a kind in an API group, in any version. */
export function customResources(stack: Stack, group: string, wanted: string): PolicyResource[] {
    return [
        ...ofKind(stack, wanted).filter(({ type }) => type.startsWith(`kubernetes:${group}/`) && type.endsWith(`:${wanted}`)),
        ...stack.types().filter(isCustomResource).flatMap(type => stack.ofType(type)).filter(({ props }) =>
            property(props, "kind").text === wanted && property(props, "apiVersion").text?.startsWith(`${group}/`)),
    ];
}

/** Namespace of a Kubernetes resource; it may stand in the provider. */
export function namespaceOf(resource: PolicyResource): Property<string> {
    const own = propertyOf(resource, "metadata", "namespace");
    const found = own.isAbsent ? property(resource.provider?.props ?? {}, "namespace") : own;
    return found.map(value => typeof value === "string" ? value : "default");
}

/**
 * The cluster that a Kubernetes resource is applied to; undefined where that is not certain.
 *
 * Its provider tells: made from the cluster, or a part of the component that made it, or with the cluster's endpoint in its
 * kubeconfig. The default provider goes wherever the machine's kubeconfig points to. Where no provider is shown at all, it is
 * the one cluster of the stack.
 */
export function clusterOfKubernetes(stack: Stack, resource: PolicyResource): Cluster | undefined {
    const all = clusters(stack);
    if (!resource.provider) {
        return all.length === 1 ? all[0] : undefined;
    }
    const provider = stack.withUrn(resource.provider.urn);
    if (!provider) {
        return byEndpoint(all, resource.provider.props);
    }
    const cluster = stack.referred(provider, CLUSTER, "kubeconfig");
    const found = cluster
        ? all.find(each => each.resource === cluster)
        : [...stack.sources(provider, "kubeconfig"), ...ancestors(provider)].filter(({ type }) => type === EKS_CLUSTER)
            .map(component => clusterOfComponent(stack, component))[0];
    return found ?? byEndpoint(all, provider.props);
}

/**
 * Where a Kubernetes resource is applied to, whether or not the stack shows the cluster: two resources of one cluster have the
 * same; undefined where nothing tells.
 */
export function destinationOf(stack: Stack, resource: PolicyResource): string | undefined {
    const urn = clusterOfKubernetes(stack, resource)?.resource.urn ?? resource.provider?.urn;
    return urn ?? (clusters(stack).length === 0 ? "" : undefined);
}

/** The cluster whose API server the kubeconfig names. */
function byEndpoint(all: Cluster[], props: Record<string, any>): Cluster | undefined {
    const kubeconfig = property(props, "kubeconfig").text;
    const found = kubeconfig === undefined ? [] : all.filter(cluster => {
        const endpoint = cluster.property("endpoint").text;
        return endpoint !== undefined && endpoint.length > 0 && kubeconfig.includes(endpoint);
    });
    return found.length === 1 ? found[0] : undefined;
}
