import { PolicyResource } from "@pulumi/policy";
import { AddressDemand, groupDemand } from "../../limits/network/addressBudget";
import { InstanceInterfaces, instanceInterfaces } from "../../limits/nodes/instanceType";
import { NodeGroupUpdate, UpdateStrategy, nodeUpdateProblems } from "../../limits/nodes/nodeScaling";
import { KUBELET_MAX_PODS } from "../../limits/nodes/podDensity";
import { isWindowsAmiType } from "../../limits/nodes/windowsAmiType";
import { property } from "../property";
import { NodeGroup } from "./nodeGroups";
import { leastIpam } from "./prefixDelegation";
import { Stack } from "./stack";
import { AUTO_SCALING_GROUP, NODE_GROUP, SUBNET } from "./types";

/** What a node group certainly takes of its subnets. */
export interface GroupDemand {
    subnets: PolicyResource[];
    demand: AddressDemand;
}

/**
 * What a group takes at least when it is at full size and EKS updates it; undefined where something that decides is not known.
 *
 * Of two ways to give addresses it is the one that is known to be used or else the thriftier: what is short by this count,
 * is short.
 */
export function leastDemand(stack: Stack, group: NodeGroup): GroupDemand | undefined {
    const subnets = subnetsOf(stack, group);
    const maxSize = group.size("maxSize");
    const maxPods = kubeletMaxPods(group);
    const types = typesOf(group);
    const isShown = [NODE_GROUP, AUTO_SCALING_GROUP].includes(group.resource.type);
    if (!isShown || !subnets || !types || maxPods === undefined || maxSize === undefined || !Number.isInteger(maxSize) || maxSize < 0) {
        return undefined;
    }
    return {
        subnets,
        demand: groupDemand({
            types, maxSize, update: update(group), zones: zones(subnets), subnets: subnets.length,
            windows: group.isWindows ? leastIpam(stack, group.cluster) : undefined, maxPods,
        }, "least"),
    };
}

/** The subnets of the group, if the stack holds them all. */
function subnetsOf(stack: Stack, group: NodeGroup): PolicyResource[] | undefined {
    const count = group.property(group.subnetsProperty).indices.length;
    if (count === 0) {
        return undefined;
    }
    const subnets = stack.allReferred(group.resource, SUBNET, group.subnetsProperty);
    return subnets.length === count ? subnets : undefined;
}

/** What the table knows of the group's instance types; undefined if that is not known of each. */
function typesOf(group: NodeGroup): InstanceInterfaces[] | undefined {
    const own = group.listedTypes;
    const known = group.instanceTypes.map(({ instanceType }) => instanceInterfaces(instanceType));
    const isComplete = group.property("instanceTypes").known && known.length > 0 && (own === 0 || known.length === own);
    return isComplete && known.every(type => type !== undefined) ? known : undefined;
}

/** Zones of the subnets, as far as they are known: EKS adds nodes in each. */
function zones(subnets: PolicyResource[]): number {
    const names = subnets.map(({ props }) => property(props, "availabilityZone").text ?? property(props, "availabilityZoneId").text);
    return Math.max(1, new Set(names.filter(name => name !== undefined)).size);
}

/** How EKS updates the group; where nodes go before their successors come, or that is not known, it adds none, as to groups of others. */
function update(group: NodeGroup): NodeGroupUpdate & { strategy?: string } {
    const strategy = group.property("updateConfig", "updateStrategy");
    const number = (key: string) => {
        const found = group.property("updateConfig", key);
        return found.known && typeof found.value === "number" ? found.value : undefined;
    };
    const given: NodeGroupUpdate = { maxUnavailable: number("maxUnavailable"), maxUnavailablePercentage: number("maxUnavailablePercentage") };
    const addsNodes = group.isManaged && strategy.known && (strategy.value === undefined || strategy.value === UpdateStrategy.Default);
    return {
        ...nodeUpdateProblems("", given).length > 0 ? {} : given, strategy: addsNodes ? UpdateStrategy.Default : UpdateStrategy.Minimal,
    };
}

/** Pods that kubelet takes; only user data changes that, and not on Amazon's Windows AMIs. Undefined if that is not known. */
function kubeletMaxPods(group: NodeGroup): number | undefined {
    const userData = group.launchTemplate?.userData;
    const template = group.property("launchTemplate");
    if (isWindowsAmiType(group.amiType) || (group.isManaged && template.isAbsent)) {
        return KUBELET_MAX_PODS;
    }
    const [mention, pods] = userData?.known ? /max-?pods(?:["'\s:=]+(\d{1,4})\b)?/i.exec(userData.value ?? "") ?? [] : ["not known"];
    return mention === undefined ? KUBELET_MAX_PODS : pods === undefined ? undefined : Number(pods);
}
