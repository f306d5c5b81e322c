import { PolicyResource } from "@pulumi/policy";
import { Known, indices, read, readPart, readText } from "../known";
import { Cluster, Setting, clusterOfComponent, namedCluster } from "./clusters";
import { clusterOfKubernetes, kind } from "./kubernetes";
import { parsed } from "./parsed";
import { Stack, written } from "./stack";
import { ADDON, EKS_CLUSTER, EKS_VPC_CNI_ADDON } from "./types";

/** One place of the stack that configures the VPC CNI of a cluster. */
export interface VpcCniSource {
    resource: PolicyResource;
    /** `addon` renders the ConfigMap amazon-vpc-cni; a chart or a DaemonSet is a CNI that EKS does not manage. */
    owner: "addon" | "self-managed";
    /** Path of the configuration values. */
    path: string;
    /** The values as the add-on has them, as far as they are known; what is no object configures nothing. */
    values: Known<Record<string, unknown>>;
    /** Whether all of the values are known. */
    complete: boolean;
    /** An option of the components of @pulumi/eks. */
    option(name: string): Setting;
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
export function vpcCniVariable(stack: Stack, cluster: Cluster, variable: string, option?: string): (Setting & { resource: PolicyResource })[] {
    return vpcCniSources(stack, cluster).flatMap(({ resource, path, values, option: optionOf }) => {
        const found: Known<unknown> = values.known ? read(values.value ?? {}, "env", variable) : { known: false };
        const ofComponent = option === undefined ? undefined : optionOf(option);
        return [
            { resource, path: `${path}.env.${variable}`, found },
            ...ofComponent ? [{ resource, ...ofComponent }] : [],
        ].filter(setting => !setting.found.known || setting.found.value !== undefined);
    });
}

function sourcesByCluster(stack: Stack): Map<Cluster, VpcCniSource[]> {
    const sources = new Map<Cluster, VpcCniSource[]>();
    const add = (cluster: Cluster | undefined, source: VpcCniSource) => {
        if (cluster) {
            sources.set(cluster, [...sources.get(cluster) ?? [], source]);
        }
    };
    for (const addon of stack.ofType(ADDON)) {
        if (readText(addon.props, "addonName") === "vpc-cni") {
            add(namedCluster(stack, addon, "clusterName"), ofAddon(addon));
        }
    }
    for (const component of stack.ofType(EKS_VPC_CNI_ADDON)) {
        if (stack.heldBy(component, ADDON).length === 0) {
            add(namedCluster(stack, component, "clusterName"), ofComponent(stack, component, []));
        }
    }
    for (const component of stack.ofType(EKS_CLUSTER)) {
        const unmanaged = read(stack.inputsOf(component), "useDefaultVpcCni");
        if (stack.heldBy(component, ADDON).length === 0 && unmanaged.known && unmanaged.value !== true) {
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

const NOT_SET: Known<never> = { known: true, value: undefined };

function ofAddon(resource: PolicyResource): VpcCniSource {
    const text = written(resource, "configurationValues");
    return {
        resource, owner: "addon", path: "configurationValues",
        values: text.known ? { known: true, value: parsed(text.value) } : text, complete: text.known,
        option: name => ({ path: name, found: NOT_SET }),
    };
}

function ofComponent(stack: Stack, resource: PolicyResource, at: string[]): VpcCniSource {
    const inputs = stack.inputsOf(resource);
    const { value, complete } = readPart<Record<string, unknown>>(inputs, ...at, "configurationValues");
    return {
        resource, owner: "addon", path: [...at, "configurationValues"].join("."),
        values: complete || value ? { known: true, value } : { known: false }, complete,
        option: name => ({ path: [...at, name].join("."), found: read(inputs, ...at, name) }),
    };
}

/** Charts, DaemonSets and patches of the CNI that somebody manages by hand. */
function ofKubernetes(resource: PolicyResource): VpcCniSource | undefined {
    const make = (path: string, values: Known<Record<string, unknown>>, complete: boolean): VpcCniSource => ({
        resource, owner: "self-managed", path, values, complete, option: name => ({ path: name, found: NOT_SET }),
    });
    const name = kind(resource);
    if ((name === "Release" || name === "Chart") && /(^|\/)aws-vpc-cni$/.test(readText(resource.props, "chart") ?? "")) {
        const { value, complete } = readPart<Record<string, unknown>>(resource.props, "values");
        return make("values", complete || value ? { known: true, value } : { known: false }, complete);
    }
    if (/^DaemonSet(Patch)?$/.test(name ?? "") && readText(resource.props, "metadata", "name") === "aws-node") {
        const at = ["spec", "template", "spec", "containers"];
        const env = indices(resource.props, ...at).flatMap(i => indices(resource.props, ...at, i, "env").map(j =>
            [readText(resource.props, ...at, i, "env", j, "name"), readText(resource.props, ...at, i, "env", j, "value")] as const));
        return make("spec.template.spec.containers", {
            known: true, value: { env: Object.fromEntries(env.filter(([variable, value]) => variable && value !== undefined)) },
        }, false);
    }
    return undefined;
}
