import { PolicyResource } from "@pulumi/policy";
import { WindowsAddresses } from "../../limits/network/addressBudget";
import { isGoTrue } from "../../limits/text/goBoolean";
import { PREFIX_DELEGATION_VALUE, ipamOfValues } from "../../limits/network/vpcCniAddon";
import { IPAM_KEYS, PREFIX_DELEGATION_KEY, ipamOfData } from "../../limits/network/vpcCniConfigMap";
import { heldTargets } from "../../limits/network/warmTargets";
import { WindowsIpam } from "../../limits/network/windowsIpam";
import { property } from "../property";
import { Cluster } from "./clusters";
import { Stack } from "./stack";
import { keepsChanges, vpcCniSources } from "./vpcCni";
import { vpcCniConfigMaps } from "./vpcCniConfigMaps";

/** One place of the stack that turns prefix delegation for Windows nodes on or off. */
interface Switch {
    resource: PolicyResource;
    /** What the setting is called there. */
    setting: string;
    /** Path of what is not known where that is not known. */
    path: string;
    /** Whether it is on; undefined if that is not known. */
    isOn: boolean | undefined;
    /** Whether the program gives it, and nobody knows before `pulumi up` as what. */
    isPending: boolean;
}

/** Where the stack turns prefix delegation on for the Windows nodes of a cluster; undefined where it is off, or nobody knows. */
export function prefixDelegationSwitch(stack: Stack, cluster: Cluster): Switch | undefined {
    const switches = switchesOf(stack, cluster);
    // Of two that say different things nobody knows which holds.
    return switches.some(({ isOn }) => isOn === false) ? undefined : switches.find(({ isOn }) => isOn === true);
}

/** How Windows nodes of a cluster certainly get addresses: by prefixes where that is known, with the targets that are known. */
export function leastIpam(stack: Stack, cluster: Cluster | undefined): WindowsAddresses {
    const ipam = cluster && certainIpam(stack, cluster);
    return ipam ? { prefixDelegation: ipam.prefixDelegation ?? false, targets: heldTargets(ipam) }
        : { prefixDelegation: cluster !== undefined && prefixDelegationSwitch(stack, cluster) !== undefined };
}

/** The settings of the one place that decides alone, if all of them are known. */
function certainIpam(stack: Stack, cluster: Cluster): WindowsIpam | undefined {
    const sources = vpcCniSources(stack, cluster);
    const configMaps = vpcCniConfigMaps(stack, cluster);
    const [source] = sources;
    const [configMap] = configMaps;
    if (sources.length + configMaps.length !== 1) {
        return undefined;
    }
    if (source) {
        const isAlone = source.owner === "addon" && source.complete && source.wellFormed && !keepsChanges(source);
        return isAlone && source.values.known ? ipamOfValues(source.values.value ?? {}) : undefined;
    }
    const { data } = configMap;
    return !configMap.isPartial && data.known && IPAM_KEYS.every(key => property(data.value ?? {}, key).known)
        ? ipamOfData(data.value ?? {}) : undefined;
}

/** Where the stack may turn it on, which nobody knows before `pulumi up`. */
export function pendingPrefixDelegation(stack: Stack, cluster: Cluster): Switch[] {
    return switchesOf(stack, cluster).filter(({ isPending }) => isPending);
}

function switchesOf(stack: Stack, cluster: Cluster): Switch[] {
    return [
        ...vpcCniSources(stack, cluster).map(({ resource, path, values, complete }): Switch => {
            const value = values.known ? values.value?.[PREFIX_DELEGATION_VALUE] : undefined;
            const isUnknown = !values.known || (value === undefined && !complete);
            return { resource, path, setting: PREFIX_DELEGATION_VALUE, isOn: isUnknown ? undefined : isGoTrue(value), isPending: !values.known };
        }),
        ...vpcCniConfigMaps(stack, cluster).flatMap(({ resource, data, isPartial }): Switch[] => {
            const found = data.known ? property(data.value ?? {}, PREFIX_DELEGATION_KEY) : data;
            const isAbsent = found.isAbsent && isPartial;
            return isAbsent ? [] : [{
                resource, path: data.known ? `data.${PREFIX_DELEGATION_KEY}` : "data", setting: PREFIX_DELEGATION_KEY, isOn: found.known ? isGoTrue(found.value) : undefined, isPending: !found.known,
            }];
        }),
    ];
}
