import { KnownLabels } from "./labelSelector";
import { Problem, shown } from "../text/problem";
import { workloadList } from "./workloadList";

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

/** Whether the selector's namespace is that of a pod, or a pattern of it. */
export function takesNamespace(pattern: string, namespace: string): boolean {
    return matches(pattern, namespace);
}

function matches(pattern: unknown, text: unknown): boolean {
    return typeof pattern === "string" && typeof text === "string" && fits(pattern.split("*"), text);
}

/** Whether the parts between wildcards follow each other in the text; a regular expression of many wildcards never ends. */
function fits([first, ...others]: string[], text: string): boolean {
    const last = others.pop();
    if (last === undefined) {
        return first.length === text.length && stands(first, text, 0);
    }
    let at = first.length;
    for (const part of others) {
        while (at + part.length <= text.length && !stands(part, text, at)) {
            at++;
        }
        at += part.length;
    }
    return stands(first, text, 0) && at + last.length <= text.length && stands(last, text, text.length - last.length);
}

/** Whether the part stands there; `?` is any character. */
function stands(part: string, text: string, at: number): boolean {
    return at + part.length <= text.length && part.split("").every((character, i) => character === "?" || character === text[at + i]);
}

/** Pods as far as they are known. */
export interface KnownFargatePod extends KnownLabels {
    namespace: string | undefined;
}

/** Whether the selector takes the pod; undefined where that is not known. */
export function takesKnownPod(selector: FargateSelector, { namespace, ...known }: KnownFargatePod): boolean | undefined {
    const { labels: asked = {} } = selector;
    if (typeof selector.namespace !== "string" || asked === null || typeof asked !== "object" || Array.isArray(asked)) {
        return false;
    }
    const wanted = asked as Record<string, unknown>;
    const unsure = Object.keys(wanted).filter(key => !Object.hasOwn(known.labels, key) && (!known.complete || known.added?.includes(key)));
    const labels = { ...known.labels, ...Object.fromEntries(unsure.map(key => [key, wanted[key]])) };
    const asFarAsKnown = namespace === undefined ? { ...selector, namespace: "*" } : selector;
    const takes = takesPod(asFarAsKnown, { namespace: namespace ?? "", labels });
    return takes && (namespace === undefined || unsure.length > 0) ? undefined : takes;
}

/** Fargate runs Linux pods only: it takes Windows pods that its profile selects, and they never start (L6). */
export function windowsOnFargateProblems(path: string, selector: FargateSelector, workloads: string[]): Problem[] {
    return workloads.length === 0 ? [] : [{
        path,
        reason: `selects Windows pods (${workloadList(workloads)}), which Fargate can't run, got ${shown(selector)}; `
            + "give the pods another namespace, or select labels that they don't have",
    }];
}
