import { PolicyResource } from "@pulumi/policy";
import { KnownLabels, requiredLabels, selection } from "../../limits/pods/labelSelector";
import { Cluster } from "./clusters";
import { push } from "./grouping";
import { kind } from "./kubernetes";
import { placeKey } from "./places";
import { Stack } from "./stack";
import { Workload, windowsWorkloads } from "./workloads";

/** Labels that controllers give their pods. */
const ADDED_LABELS = [
    "pod-template-hash", "pod-template-generation", "controller-revision-hash",
    "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index",
    "controller-uid", "job-name", ...["controller-uid", "job-name", "job-completion-index"].map(name => `batch.kubernetes.io/${name}`),
];

/** Pods that certainly run on Windows, as other resources see them. */
export interface WindowsPods {
    workload: Workload;
    /** What a message calls them: `Deployment web`. */
    name: string;
    cluster: Cluster | undefined;
    /** Name of the namespace, if it is known. */
    namespace: string | undefined;
    /** Whether they run on the node itself and in its network; undefined if that is not known. */
    hostProcess: boolean | undefined;
    /** How many there certainly are: of a DaemonSet or a Job nobody knows. */
    count: number;
    known: KnownLabels;
}

/** Pods that a selector selects, and those of which it is not known whether it does. */
export interface Selected {
    certain: WindowsPods[];
    unsure: WindowsPods[];
}

/** All Windows pods of the stack that are shown as a whole, so that what they leave out is left out. */
export function windowsPods(stack: Stack): WindowsPods[] {
    return stack.once(allWindowsPods);
}

/** The Windows pods that a selector selects in the namespace of its resource. */
export function selectedWindowsPods(stack: Stack, from: PolicyResource, selector: unknown): Selected {
    const key = placeKey(stack, from);
    return (key === undefined ? undefined : stack.once(podsByPlace).get(key)?.selected(selector)) ?? { certain: [], unsure: [] };
}

/** Those that certainly have a network of their own: policies on the network of pods don't concern others. */
export function ofOwnNetwork({ certain, unsure }: Selected): Selected {
    const own = (pods: WindowsPods[]) => pods.filter(({ hostProcess }) => hostProcess === false);
    return { certain: own(certain), unsure: own(unsure) };
}

/** The Windows pods of one namespace, by their labels: to try each selector on all pods takes too long in a large stack. */
class Place {
    private readonly all: WindowsPods[] = [];
    private readonly incomplete: WindowsPods[] = [];
    private readonly byLabel = new Map<string, WindowsPods[]>();
    private readonly found = new Map<string, Selected>();

    public add(pods: WindowsPods): void {
        this.all.push(pods);
        if (!pods.known.complete) {
            this.incomplete.push(pods);
        }
        for (const label of Object.entries(pods.known.labels)) {
            push(this.byLabel, JSON.stringify(label), pods);
        }
    }

    public selected(selector: unknown): Selected {
        const key = JSON.stringify(selector) ?? "";
        const found = this.found.get(key) ?? this.find(selector);
        this.found.set(key, found);
        return found;
    }

    private find(selector: unknown): Selected {
        const lists = requiredLabels(selector).map(label => this.byLabel.get(JSON.stringify(label)) ?? []);
        const likely = lists.reduce((shortest, list) => list.length < shortest.length ? list : shortest, lists[0] ?? this.all);
        const isSelected = selection(selector);
        return {
            certain: likely.filter(({ known }) => isSelected(known) === true),
            unsure: this.incomplete.filter(({ known }) => isSelected(known) === undefined),
        };
    }
}

function allWindowsPods(stack: Stack): WindowsPods[] {
    return windowsWorkloads(stack).filter(workload => !workload.isPatch).map(workload => {
        const { resource, cluster, namespace, hostProcess, labels: { value, complete } } = workload;
        const labels = value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
        return {
            workload, name: `${kind(resource)!} ${resource.name}`, cluster, namespace: namespace.known ? namespace.value : undefined,
            hostProcess, count: countOf(workload), known: { labels, complete, added: ADDED_LABELS },
        };
    });
}

function countOf(workload: Workload): number {
    const replicas = kind(workload.resource) === "Pod" ? 1 : workload.replicas;
    return replicas !== undefined && Number.isInteger(replicas) && replicas > 0 ? replicas : 0;
}

function podsByPlace(stack: Stack): Map<string, Place> {
    const places = new Map<string, Place>();
    for (const pods of windowsPods(stack)) {
        const key = placeKey(stack, pods.workload.resource);
        if (key !== undefined) {
            const place = places.get(key) ?? new Place();
            places.set(key, place);
            place.add(pods);
        }
    }
    return places;
}
