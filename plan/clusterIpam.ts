import { PlannedResource } from "./resource";
import { Json, Properties, plain } from "./signatures";

/** How the cluster of a node group gives addresses to Windows pods. */
export interface ClusterIpam {
    prefixDelegation: boolean;
    warmPrefixes: number;
}

/**
 * The Windows IPAM settings that hold for a node group: those of the add-on or the ConfigMap that belongs to the same
 * cluster; where the stack holds neither, what its own component was told. Undefined if nobody says.
 */
export function clusterIpam(group: PlannedResource, resources: PlannedResource[]): ClusterIpam | undefined {
    const [settings] = [...addonSettings(group, resources), ...configMapSettings(resources)];
    if (settings) {
        return settings;
    }
    const component = resources.find(({ urn }) => urn === group.parent);
    return component?.type === "eks-windows:index:WindowsNodeGroup"
        ? { prefixDelegation: plain(component.inputs.prefixDelegation) === true, warmPrefixes: 0 } : undefined;
}

function addonSettings(group: PlannedResource, resources: PlannedResource[]): ClusterIpam[] {
    const addons = resources.filter(({ type, inputs }) => type === "aws:eks/addon:Addon" && plain(inputs.addonName) === "vpc-cni");
    const ofSameCluster = addons.filter(addon => sharesCluster(addon, group));
    return (ofSameCluster.length > 0 ? ofSameCluster : addons).map(({ inputs }) => {
        const values = parsed(plain(inputs.configurationValues));
        return {
            prefixDelegation: String(values.enableWindowsPrefixDelegation) === "true",
            warmPrefixes: Number(values.warmWindowsPrefixTarget ?? 0),
        };
    });
}

function configMapSettings(resources: PlannedResource[]): ClusterIpam[] {
    return resources
        .filter(({ type, inputs }) => /^kubernetes:core\/v1:ConfigMap(Patch)?$/.test(type)
            && (plain(inputs.metadata) as Properties | undefined)?.name === "amazon-vpc-cni")
        .map(({ inputs }) => (plain(inputs.data) ?? {}) as Properties)
        .map(data => ({
            prefixDelegation: data["enable-windows-prefix-delegation"] === "true", warmPrefixes: Number(data["warm-prefix-target"] ?? 0),
        }));
}

function sharesCluster(one: PlannedResource, other: PlannedResource): boolean {
    const clusters = (resource: PlannedResource) => resource.propertyDependencies.clusterName ?? [];
    const name = plain(one.inputs.clusterName);
    return clusters(one).some(urn => clusters(other).includes(urn)) || (name !== undefined && name === plain(other.inputs.clusterName));
}

function parsed(json: Json | undefined): Properties {
    try {
        return typeof json === "string" ? JSON.parse(json) as Properties : {};
    } catch {
        return {};
    }
}
