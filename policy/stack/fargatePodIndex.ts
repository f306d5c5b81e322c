import { FargateSelector, takesNamespace } from "../../limits/pods/fargateSelector";
import { push } from "./grouping";
import { WindowsPods } from "./windowsPods";

type Pods = Pick<WindowsPods, "namespace" | "known">;

const WILDCARD = /[*?]/;

/**
 * Pods by namespace and label, so that a selector is tried on few of them: to try 1,500 profiles on 1,500 pods takes
 * longer than all the rest of a stack.
 */
export class FargatePodIndex<P extends Pods> {
    private readonly places = new Map<string, Place<P>>();
    private readonly namespaces: string[];
    /** Pods whose namespace is not known: any selector may take them. */
    private readonly anywhere = new Place<P>();
    private readonly position: Map<P, number>;

    constructor(pods: P[]) {
        this.position = new Map(pods.map((pod, i) => [pod, i]));
        for (const pod of pods) {
            this.placeOf(pod).add(pod);
        }
        this.namespaces = [...this.places.keys()].sort();
    }

    /** Pods whose namespace is not known, in their own order. */
    public get ofUnknownNamespace(): P[] {
        return this.anywhere.candidates(undefined);
    }

    /** Pods that the selector may take, in their own order: all others it certainly leaves. */
    public candidates(selector: FargateSelector): P[] {
        const places = [...this.selected(selector.namespace), this.anywhere];
        return places.flatMap(place => place.candidates(selector.labels)).sort((one, other) => this.position.get(one)! - this.position.get(other)!);
    }

    private placeOf({ namespace }: P): Place<P> {
        if (namespace === undefined) {
            return this.anywhere;
        }
        const place = this.places.get(namespace) ?? new Place<P>();
        this.places.set(namespace, place);
        return place;
    }

    private selected(namespace: unknown): Place<P>[] {
        if (typeof namespace !== "string") {
            return [];
        }
        const wildcard = namespace.search(WILDCARD);
        if (wildcard < 0) {
            return [this.places.get(namespace) ?? []].flat();
        }
        const prefix = namespace.slice(0, wildcard);
        const found: Place<P>[] = [];
        for (let i = firstNotBelow(this.namespaces, prefix); this.namespaces[i]?.startsWith(prefix); i++) {
            if (takesNamespace(namespace, this.namespaces[i])) {
                found.push(this.places.get(this.namespaces[i])!);
            }
        }
        return found;
    }
}

/** Pods of one namespace. */
class Place<P extends Pods> {
    private readonly all: P[] = [];
    private readonly byKey = new Map<string, P[]>();
    private readonly byLabel = new Map<string, P[]>();
    /** Pods that may have other labels than those that are known. */
    private readonly open: P[] = [];
    private readonly byAdded = new Map<string, P[]>();

    public add(pod: P): void {
        this.all.push(pod);
        const { labels, complete, added = [] } = pod.known;
        for (const [key, value] of Object.entries(labels)) {
            push(this.byKey, key, pod);
            push(this.byLabel, JSON.stringify([key, value]), pod);
        }
        if (!complete) {
            this.open.push(pod);
        }
        added.forEach(key => push(this.byAdded, key, pod));
    }

    public candidates(labels: unknown): P[] {
        const asked = labels !== null && typeof labels === "object" ? Object.entries(labels) : [];
        const lists = asked.map(([key, value]) => this.having(key, value));
        const length = (parts: P[][]) => parts.reduce((sum, part) => sum + part.length, 0);
        const shortest = lists.reduce((one, other) => length(other) < length(one) ? other : one, [this.all]);
        return [...new Set(shortest.flat())];
    }

    /** Pods that have the label, or may have it. */
    private having(key: string, value: unknown): P[][] {
        const known = typeof value === "string" && WILDCARD.test(value) ? this.byKey.get(key) : this.byLabel.get(JSON.stringify([key, value]));
        return [known ?? [], this.open, this.byAdded.get(key) ?? []];
    }
}

/** Position of the first text that is not below the given one, in a sorted list. */
function firstNotBelow(sorted: string[], text: string): number {
    let [low, high] = [0, sorted.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        [low, high] = sorted[middle] < text ? [middle + 1, high] : [low, middle];
    }
    return low;
}
