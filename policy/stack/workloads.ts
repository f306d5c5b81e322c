import { PolicyResource } from "@pulumi/policy";
import { KnownPart, Property, property, propertyOf } from "../property";
import { Cluster } from "./clusters";
import { clusterOfKubernetes, kind, namespaceOf, ofKind } from "./kubernetes";
import { PropertiesAt } from "./propertiesAt";
import { Stack } from "./stack";
import { OS_LABELS, Toleration } from "../../limits/pods/podNodeSelector";

/** Where each kind of workload has the template of its pods. */
const POD_AT: Record<string, string[]> = {
    Pod: [],
    PodTemplate: ["template"],
    Deployment: ["spec", "template"], StatefulSet: ["spec", "template"], DaemonSet: ["spec", "template"], ReplicaSet: ["spec", "template"],
    ReplicationController: ["spec", "template"], Job: ["spec", "template"], CronJob: ["spec", "jobTemplate", "spec", "template"],
};

/** Pods of the stack, those that a workload makes or a pod of its own; what is read of them is in the pod's spec. */
export class Workload extends PropertiesAt {
    private readonly at: string[];

    constructor(private readonly stack: Stack, public readonly resource: PolicyResource) {
        const at = POD_AT[kind(resource)!.replace(/Patch$/, "")];
        super(resource.props, [...at, "spec"]);
        this.at = at;
    }

    /** All containers: where they stand, as the beginning of a path in the pod's spec. */
    public get containers(): (string | number)[][] {
        return ["containers", "initContainers", "ephemeralContainers"].flatMap(list => this.property(list).indices.map(i => [list, i]));
    }

    public get labels(): KnownPart<Record<string, unknown>> {
        return propertyOf<Record<string, unknown>>(this.resource, ...this.at, "metadata", "labels").part;
    }

    public get labelsPath(): string {
        return [...this.at, "metadata", "labels"].join(".");
    }

    /** Whether some labels are not known because the program makes them from another resource. */
    public get labelsWait(): boolean {
        return !this.labels.complete && (this.resource.propertyDependencies[this.at[0] ?? "metadata"] ?? []).length > 0;
    }

    public get namespace(): Property<string> {
        return namespaceOf(this.resource);
    }

    public get cluster(): Cluster | undefined {
        return clusterOfKubernetes(this.stack, this.resource);
    }

    /** Pods at once; undefined if that is not known. A DaemonSet has one on each node. */
    public get replicas(): number | undefined {
        const key = /^(Deployment|StatefulSet|ReplicaSet|ReplicationController)/.test(kind(this.resource)!) ? "replicas" : undefined;
        const found = key ? propertyOf(this.resource, "spec", key) : undefined;
        return found?.known ? typeof found.value === "number" ? found.value : 1 : undefined;
    }

    /** Operating system that the pods ask for: by node selector, RuntimeClass, `os`, or as HostProcess pods. */
    public get os(): string | undefined {
        return this.selectedOs ?? this.property("os", "name").text ?? (this.isHostProcess ? "windows" : undefined);
    }

    /** Operating system that the node selector says, also that of the pods' RuntimeClass, which is added to it. */
    public get selectedOs(): string | undefined {
        return this.select(label => this.property("nodeSelector", label).text) ?? this.runtimeClassOs;
    }

    private get runtimeClassOs(): string | undefined {
        const name = this.property("runtimeClassName").text;
        const found = name === undefined ? undefined
            : ofKind(this.stack, "RuntimeClass").find(({ props }) => property(props, "metadata", "name").text === name);
        return found && this.select(label => propertyOf(found, "scheduling", "nodeSelector", label).text);
    }

    private select(selector: (label: string) => string | undefined): string | undefined {
        return OS_LABELS.map(selector).find(os => os !== undefined);
    }

    /** The tolerations, as `tolerates` takes them. */
    public get tolerations(): Toleration[] {
        return this.property("tolerations").indices.map(i => {
            const [key, value, effect, operator] = ["key", "value", "effect", "operator"].map(name => {
                const found = this.property("tolerations", i, name);
                return found.isAbsent ? "" : found.text;
            });
            return { key, value, effect, operator };
        });
    }

    /** Whether the pods certainly run on Windows. */
    public get isWindows(): boolean {
        return this.os === "windows";
    }

    /** Whether only a part of the pods is shown: what a patch leaves out is set elsewhere. */
    public get isPatch(): boolean {
        return kind(this.resource)!.endsWith("Patch");
    }

    /** Resources that the pods' template, with all its fields, is made from. */
    public get madeFrom(): PolicyResource[] {
        return this.resource.propertyDependencies[this.at[0] ?? "spec"] ?? [];
    }

    /** Whether the containers are HostProcess ones, where each may say otherwise than the pod; undefined if that is not known. */
    public get hostProcess(): boolean | undefined {
        const says = (...at: (string | number)[]) => this.property(...at, "securityContext", "windowsOptions", "hostProcess");
        const ofPod = says();
        const ofContainers = this.containers.map(container => says(...container))
            .map(own => own.known && typeof own.value !== "boolean" ? ofPod : own);
        const found = (ofContainers.length > 0 ? ofContainers : [ofPod]).map(each => each.known ? each.value === true : undefined);
        const complete = this.property("containers").known && !found.includes(undefined);
        return found.includes(true) ? true : complete ? false : undefined;
    }

    /** Whether the pods run as processes of the Windows host. */
    public get isHostProcess(): boolean {
        const says = (...at: (string | number)[]) => {
            const found = this.property(...at, "securityContext", "windowsOptions", "hostProcess");
            return found.known && found.value === true;
        };
        return says() || this.containers.some(container => says(...container));
    }
}

/** All workloads of the stack. */
export function workloads(stack: Stack): Workload[] {
    return stack.once(allWorkloads);
}

function allWorkloads(stack: Stack): Workload[] {
    return ofKind(stack, ...Object.keys(POD_AT)).map(resource => new Workload(stack, resource));
}
