import { PolicyResource } from "@pulumi/policy";
import { PlacedProperty, Property, property, propertyOf } from "../property";
import { Cluster, clusterOfComponent, namedCluster } from "./clusters";
import { push } from "./grouping";
import { clusterOfKubernetes, kind } from "./kubernetes";
import { parsed } from "../../limits/text/parsed";
import { Stack } from "./stack";
import { ADDON, EKS_CLUSTER, EKS_VPC_CNI, EKS_VPC_CNI_ADDON } from "./types";

/** One place of the stack that configures the VPC CNI of a cluster. */
export interface VpcCniSource {
    resource: PolicyResource;
    /** `addon` renders the ConfigMap amazon-vpc-cni; a chart or a DaemonSet is a CNI that EKS does not manage. */
    owner: "addon" | "self-managed";
    /** Path of the configuration values. */
    path: string;
    /** The values as the add-on has them, as far as they are known; what is no object configures nothing. */
    values: Property<Record<string, unknown>>;
    /** Whether all of the values are known. */
    complete: boolean;
    /** Whether the values, as far as they are known, are what EKS takes: an object, or nothing. */
    wellFormed: boolean;
    /** An input of the add-on that the resource and the components of @pulumi/eks call the same. */
    input(name: string): PlacedProperty;
    /** An option of the components of @pulumi/eks. */
    option(name: string): PlacedProperty;
}

/** All that the stack says about the VPC CNI of a cluster. */
export function vpcCniSources(stack: Stack, cluster: Cluster): VpcCniSource[] {
    return stack.once(sourcesByCluster).get(cluster) ?? [];
}

/**
 * An environment variable of the CNI, wherever the stack sets it.
 *
 * @param option - What the components of @pulumi/eks call it.
 */
export function vpcCniVariable(stack: Stack, cluster: Cluster, variable: string, option?: string): (PlacedProperty & { resource: PolicyResource })[] {
    return vpcCniSources(stack, cluster).flatMap(({ resource, path, values, option: optionOf }) => {
        const found: Property<unknown> = values.known ? property(values.value ?? {}, "env", variable) : Property.unknown();
        const ofComponent = option === undefined ? undefined : optionOf(option);
        return [
            { resource, path: `${path}.env.${variable}`, found },
            ...ofComponent ? [{ resource, ...ofComponent }] : [],
        ].filter(setting => !setting.found.isAbsent);
    });
}

/** Whether an update of the add-on keeps what others changed in the cluster, or may: unset values are then somebody else's to set. */
export function keepsChanges({ input }: VpcCniSource): boolean {
    return ["resolveConflictsOnUpdate", "resolveConflicts"].some(name => {
        const { found } = input(name);
        return !found.known || found.value === "PRESERVE";
    });
}

function sourcesByCluster(stack: Stack): Map<Cluster, VpcCniSource[]> {
    const sources = new Map<Cluster, VpcCniSource[]>();
    const add = (cluster: Cluster | undefined, source: VpcCniSource) => {
        if (cluster) {
            push(sources, cluster, source);
        }
    };
    for (const addon of stack.ofType(ADDON)) {
        if (propertyOf(addon, "addonName").text === "vpc-cni") {
            add(namedCluster(stack, addon, "clusterName"), ofAddon(addon));
        }
    }
    // What a component is told, where its own children are not shown.
    const isAlone = (component: PolicyResource) => stack.heldBy(component, ADDON).length === 0
        && (stack.showsInputs(component) || INPUTS.some(key => !propertyOf(component, key).isAbsent));
    for (const component of stack.ofType(EKS_VPC_CNI_ADDON)) {
        if (isAlone(component)) {
            add(namedCluster(stack, component, "clusterName"), ofComponent(stack, component, []));
        }
    }
    for (const component of stack.ofType(EKS_CLUSTER)) {
        const selfManaged = stack.heldBy(component, EKS_VPC_CNI);
        selfManaged.forEach(resource => add(clusterOfComponent(stack, component), ofOldComponent(resource)));
        if (selfManaged.length === 0 && isAlone(component) && makesAddon(stack.inputsOf(component))) {
            add(clusterOfComponent(stack, component), ofComponent(stack, component, ["vpcCniOptions"]));
        }
    }
    for (const resource of stack.resources) {
        const source = ofKubernetes(resource);
        if (source) {
            add(clusterOfKubernetes(stack, resource), source);
        }
    }
    return sources;
}

/** Whether a cluster of @pulumi/eks certainly has the add-on: by default all have it but those in Auto Mode. */
function makesAddon(inputs: Record<string, any>): boolean {
    const unmanaged = property(inputs, "useDefaultVpcCni");
    const auto = property(inputs, "autoMode", "enabled");
    return unmanaged.known && (unmanaged.value === undefined ? auto.known && auto.value !== true : unmanaged.value !== true);
}

/** Inputs of components by which it is seen that their inputs are what is shown. */
const INPUTS = ["configurationValues", "customNetworkConfig", "cniCustomNetworkCfg", "enablePodEni", "vpcCniOptions"];

const NOT_SET = Property.of<never>(undefined);

function ofAddon(resource: PolicyResource): VpcCniSource {
    // The component always writes values of its own, so what is unknown there is not for the provider to compute.
    const isWritten = resource.parent?.type === EKS_VPC_CNI_ADDON;
    const found = propertyOf(resource, "configurationValues");
    const text = isWritten ? found : found.written;
    return {
        resource, owner: "addon", path: "configurationValues",
        values: text.map(parsed), complete: text.known,
        wellFormed: !text.known || text.value === undefined || text.value === "" || parsed(text.value) !== undefined,
        input: name => ({ path: name, found: propertyOf(resource, name).written }),
        option: name => ({ path: name, found: NOT_SET }),
    };
}

function ofComponent(stack: Stack, resource: PolicyResource, at: string[]): VpcCniSource {
    const inputs = stack.inputsOf(resource);
    const { value, complete } = property<Record<string, unknown>>(inputs, ...at, "configurationValues").part;
    const option = (name: string): PlacedProperty => ({ path: [...at, name].join("."), found: property(inputs, ...at, name) });
    return {
        resource, owner: "addon", path: [...at, "configurationValues"].join("."),
        values: complete || value ? Property.of(value) : Property.unknown(), complete,
        wellFormed: value === undefined || (typeof value === "object" && !Array.isArray(value)), input: option, option,
    };
}

/** The DaemonSet that @pulumi/eks applies before version 3: there is no add-on, and what its ConfigMap says is for others to set. */
function ofOldComponent(resource: PolicyResource): VpcCniSource {
    const option = (name: string): PlacedProperty => ({ path: name, found: propertyOf(resource, name) });
    return {
        resource, owner: "self-managed", path: "", values: NOT_SET, complete: false, wellFormed: true,
        input: name => ({ path: name, found: NOT_SET }), option,
    };
}

/** Charts, DaemonSets and patches of the CNI that somebody manages by hand. */
function ofKubernetes(resource: PolicyResource): VpcCniSource | undefined {
    const make = (path: string, values: Property<Record<string, unknown>>, complete: boolean): VpcCniSource => ({
        resource, owner: "self-managed", path, values, complete, wellFormed: true,
        input: name => ({ path: name, found: NOT_SET }), option: name => ({ path: name, found: NOT_SET }),
    });
    const name = kind(resource);
    if ((name === "Release" || name === "Chart") && /(^|\/)aws-vpc-cni$/.test(propertyOf(resource, "chart").text ?? "")) {
        const { value, complete } = propertyOf<Record<string, unknown>>(resource, "values").part;
        return make("values", complete || value ? Property.of(value) : Property.unknown(), complete);
    }
    if (/^DaemonSet(Patch)?$/.test(name ?? "") && propertyOf(resource, "metadata", "name").text === "aws-node") {
        const at = ["spec", "template", "spec", "containers"];
        const env = propertyOf(resource, ...at).indices.flatMap(i => propertyOf(resource, ...at, i, "env").indices.map(j =>
            [propertyOf(resource, ...at, i, "env", j, "name").text, propertyOf(resource, ...at, i, "env", j, "value").text] as const));
        return make("spec.template.spec.containers", Property.of({
            env: Object.fromEntries(env.filter(([variable, value]) => variable && value !== undefined)),
        }), false);
    }
    return undefined;
}
