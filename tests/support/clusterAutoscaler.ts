/** A node that the Cluster Autoscaler imagines of an Auto Scaling group without nodes. */
export interface ImaginedNode {
    labels: Record<string, string>;
    taints: { key: string; value: string; effect: string }[];
    resources: Record<string, string>;
}

/** The part of a pod that decides on which nodes it may run. */
export interface Wanting {
    nodeSelector: Record<string, string>;
    tolerations: { key: string; operator: string; value: string; effect: string }[];
    requests: Record<string, number>;
}

const PREFIX = "k8s.io/cluster-autoscaler/node-template/";

/**
 * What the Cluster Autoscaler makes of a group's tags, by its own rules: a key is cut at the prefix; a taint counts if its value ends
 * with an effect after a colon; a resource counts if it is a quantity. Without a label of its own, a node is one for Linux.
 *
 * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/aws_manager.go (extractLabelsFromAsg, extractTaintsFromAsg, extractAllocatableResourcesFromAsg)
 */
export function imaginedNode(tags: { key: string; value: string }[]): ImaginedNode {
    const below = (part: string) => tags.flatMap(({ key, value }) => {
        const [, name] = key.split(`${PREFIX}${part}/`);
        return name ? [[name, value] as const] : [];
    });
    return {
        labels: { "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64", ...Object.fromEntries(below("label")) },
        taints: below("taint").filter(([, value]) => /.*:(?:NoSchedule|NoExecute|PreferNoSchedule)/.test(value)).map(([key, text]) => {
            const colon = text.indexOf(":");
            return { key, value: text.slice(0, colon), effect: text.slice(colon + 1) };
        }),
        resources: Object.fromEntries(below("resources").filter(([, value]) => /^\d+(\.\d+)?([KMGTPE]i|[mkMGTPE])?$/.test(value))),
    };
}

/** Whether the scheduler would put the pod on the node: labels, taints and resources that the autoscaler knows nothing else of. */
export function fits({ labels, taints, resources }: ImaginedNode, { nodeSelector, tolerations, requests }: Wanting): boolean {
    return Object.entries(nodeSelector).every(([key, value]) => labels[key] === value)
        && taints.every(taint => tolerations.some(({ key, operator, value, effect }) =>
            key === taint.key && effect === taint.effect && (operator === "Exists" || value === taint.value)))
        && Object.entries(requests).every(([key, wanted]) => Number(resources[key] ?? 0) >= wanted);
}
