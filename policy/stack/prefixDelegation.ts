import { PolicyResource } from "@pulumi/policy";
import { isGoTrue } from "../../limits/goBoolean";
import { PREFIX_DELEGATION_VALUE } from "../../limits/vpcCniAddon";
import { PREFIX_DELEGATION_KEY } from "../../limits/vpcCniConfigMap";
import { read } from "../known";
import { Cluster } from "./clusters";
import { Stack } from "./stack";
import { vpcCniSources } from "./vpcCni";
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
            const found = data.known ? read(data.value ?? {}, PREFIX_DELEGATION_KEY) : data;
            const isAbsent = found.known && found.value === undefined && isPartial;
            return isAbsent ? [] : [{
                resource, path: data.known ? `data.${PREFIX_DELEGATION_KEY}` : "data", setting: PREFIX_DELEGATION_KEY, isOn: found.known ? isGoTrue(found.value) : undefined, isPending: !found.known,
            }];
        }),
    ];
}
