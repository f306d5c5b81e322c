/** Which pods a Fargate profile takes: those of a namespace that have all the labels. */
export interface FargateSelector {
    namespace?: unknown;
    labels?: unknown;
}

/** A pod as a Fargate profile sees it. */
export interface FargatePod {
    namespace: string;
    labels: Record<string, unknown>;
}

/** CoreDNS, where EKS installs it. */
export const COREDNS_POD: FargatePod = {
    namespace: "kube-system", labels: { "k8s-app": "kube-dns", "eks.amazonaws.com/component": "coredns" },
};

/**
 * Whether the selector takes the pod; `*` and `?` are wildcards in namespaces and values of labels.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html
 */
export function takesPod({ namespace, labels }: FargateSelector, pod: FargatePod): boolean {
    const wanted = labels !== null && typeof labels === "object" ? Object.entries(labels) : [];
    return matches(namespace, pod.namespace) && wanted.every(([key, value]) => matches(value, pod.labels[key]));
}

function matches(pattern: unknown, text: unknown): boolean {
    if (typeof pattern !== "string" || typeof text !== "string") {
        return false;
    }
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*+/g, ".*").replaceAll("?", ".");
    return new RegExp(`^${escaped}$`, "s").test(text);
}
