import { property } from "../property";
import { Cluster } from "./clusters";
import { namespaceOf, ofKind } from "./kubernetes";
import { Stack, ancestors } from "./stack";

/** What may write a ConfigMap of a cluster without showing it: commands, files of manifests, templates, and other providers. */
const WRITERS = /^(command:|kubernetes:(yaml|kustomize)[/:]|aws(-native)?:cloudformation[/:]|eks-windows:)/;
const CHARTS = /^kubernetes:helm\.sh\//;
const OF_NODES = /cni|aws-?auth|windows/i;

/**
 * Whether something in the stack may write ConfigMaps of the cluster that the pack is not shown; nothing follows from their absence
 * then. Components of @pulumi/eks write them in ways of their own.
 */
export function mayWriteConfigMaps(stack: Stack, { resource }: Cluster): boolean {
    return [resource, ...ancestors(resource)].some(({ type }) => type.startsWith("eks:index:")) || stack.once(hasWriters);
}

/** Whether the stack has a ConfigMap of that name in kube-system, or one whose name or namespace is not known yet. */
export function mayHaveConfigMap(stack: Stack, name: string): boolean {
    return ofKind(stack, "ConfigMap").some(map => {
        const namespace = namespaceOf(map);
        return (!namespace.known || namespace.value === "kube-system") && [undefined, name].includes(property(map.props, "metadata", "name").text);
    });
}

function hasWriters(stack: Stack): boolean {
    return stack.types().some(type => WRITERS.test(type)) || stack.types().filter(type => CHARTS.test(type))
        .flatMap(type => stack.ofType(type)).some(({ name, props }) => OF_NODES.test(name) || OF_NODES.test(property(props, "chart").text ?? ""));
}
