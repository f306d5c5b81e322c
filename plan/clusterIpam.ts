import { WindowsAddresses } from "../limits/network/addressBudget";
import { ipamOfValues } from "../limits/network/vpcCniAddon";
import { VPC_CNI_CONFIG_MAP, ipamOfData } from "../limits/network/vpcCniConfigMap";
import { heldTargets } from "../limits/network/warmTargets";
import { WindowsIpam } from "../limits/network/windowsIpam";
import { PlannedResource } from "./resource";
import { Json, Properties, plain } from "./signatures";

const OWN_GROUPS = ["WindowsNodeGroup", "SelfManagedWindowsNodeGroup"].map(name => `eks-windows:index:${name}`);

/**
 * The Windows IPAM settings that hold for a node group: those of the add-on or the ConfigMap that belongs to the same
 * cluster; where the stack holds neither, what its own component was told. Undefined if nobody says.
 */
export function clusterIpam(group: PlannedResource, resources: PlannedResource[]): WindowsAddresses | undefined {
    const [settings] = [...addonSettings(group, resources), ...configMapSettings(resources)];
    if (settings) {
        return settings;
    }
    const component = resources.find(({ urn }) => urn === group.parent);
    return component && OWN_GROUPS.includes(component.type)
        ? { prefixDelegation: plain(component.inputs.prefixDelegation) === true } : undefined;
}

function held(ipam: WindowsIpam): WindowsAddresses {
    return { prefixDelegation: ipam.prefixDelegation ?? false, targets: heldTargets(ipam) };
}

function addonSettings(group: PlannedResource, resources: PlannedResource[]): WindowsAddresses[] {
    const addons = resources.filter(({ type, inputs }) => type === "aws:eks/addon:Addon" && plain(inputs.addonName) === "vpc-cni");
    const ofSameCluster = addons.filter(addon => sharesCluster(addon, group));
    return (ofSameCluster.length > 0 ? ofSameCluster : addons)
        .map(({ inputs }) => held(ipamOfValues(parsed(plain(inputs.configurationValues)))));
}

function configMapSettings(resources: PlannedResource[]): WindowsAddresses[] {
    return resources
        .filter(({ type, inputs }) => /^kubernetes:core\/v1:ConfigMap(Patch)?$/.test(type)
            && (plain(inputs.metadata) as Properties | undefined)?.name === VPC_CNI_CONFIG_MAP.name)
        .map(({ inputs }) => held(ipamOfData((plain(inputs.data) ?? {}) as Properties)));
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
