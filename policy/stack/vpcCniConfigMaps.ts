import { PolicyResource } from "@pulumi/policy";
import { ADDON_KEYS, VPC_CNI_CONFIG_MAP } from "../../limits/network/vpcCniConfigMap";
import { Property, property, propertyOf } from "../property";
import { Cluster } from "./clusters";
import { push } from "./grouping";
import { clusterOfKubernetes, namespaceOf, ofKind } from "./kubernetes";
import { Stack } from "./stack";

/** The ConfigMap `amazon-vpc-cni` of a cluster, or a patch of it. */
export class VpcCniConfigMap {
    constructor(public readonly resource: PolicyResource) {}

    /** Whether its keys may be some of several: a patch leaves the others as they are, and so does a ConfigMap that takes keys by force. */
    public get isPartial(): boolean {
        return this.isPatch || !propertyOf(this.resource, "metadata", "annotations", "pulumi.com/patchForce").isAbsent;
    }

    private get isPatch(): boolean {
        return this.resource.type.endsWith("Patch");
    }

    /** The data, if it is known and as Kubernetes takes it; its members may be unknown, each for itself. */
    public get data(): Property<Record<string, unknown>> {
        const found = propertyOf<Record<string, unknown>>(this.resource, "data");
        const isOdd = found.known && found.value !== undefined && (typeof found.value !== "object" || Array.isArray(found.value));
        return found.map(value => isOdd ? undefined : value ?? {});
    }

    /** Whether it certainly writes what the add-on writes, or undefined where that is not known. */
    public get writesKeysOfAddon(): boolean | undefined {
        const { data } = this;
        if (!this.isPatch) {
            return true;
        }
        return data.known ? ADDON_KEYS.some(key => !property(data.value ?? {}, key).isAbsent) : undefined;
    }
}

/** The ConfigMaps `amazon-vpc-cni` of a cluster; of none, those that may be of any. */
export function vpcCniConfigMaps(stack: Stack, cluster: Cluster | undefined): VpcCniConfigMap[] {
    return stack.once(configMapsByCluster).get(cluster) ?? [];
}

function configMapsByCluster(stack: Stack): Map<Cluster | undefined, VpcCniConfigMap[]> {
    const found = new Map<Cluster | undefined, VpcCniConfigMap[]>();
    for (const resource of ofKind(stack, "ConfigMap")) {
        const namespace = namespaceOf(resource);
        const mayBe = !namespace.known || namespace.value === VPC_CNI_CONFIG_MAP.namespace;
        if (mayBe && propertyOf(resource, "metadata", "name").text === VPC_CNI_CONFIG_MAP.name) {
            push(found, namespace.known ? clusterOfKubernetes(stack, resource) : undefined, new VpcCniConfigMap(resource));
        }
    }
    return found;
}
