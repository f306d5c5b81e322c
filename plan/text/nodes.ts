import { NodeGroupCapacity, SubnetCapacity } from "../capacity";
import { PlanModel } from "../model/planModel";
import { Section, wrap } from "./layout";
import { table } from "./table";
import { counted } from "./words";

const AUTOSCALED = "*: an autoscaler changes the desired size; `up` sets it only when it makes the group.";

/** The Windows node groups, and how the pods of a node come about. */
export function nodeGroupSection({ capacity: { nodeGroups } }: PlanModel, width: number): Section {
    const header = ["group", "AMI type", "release", "instance", "nodes", "pods/node", "pods"];
    return {
        title: "Windows node groups (nodes: minimum/desired/maximum; pods: at desired/maximum size)",
        lines: nodeGroups.length === 0 ? [] : [
            ...table(header, nodeGroups.map(group => [
                group.name, group.amiType, group.releaseVersion ?? unnamedRelease(group), group.instanceTypes.join(", ") || "unknown",
                [group.minSize, group.desiredSize, group.maxSize].map(unknown).join("/") + (group.autoscaled ? "*" : ""), unknown(group.podsPerNode),
                [group.podsAtDesiredSize, group.podsAtMaxSize].map(unknown).join("/"),
            ]), width),
            ...nodeGroups.flatMap(group => wrap(addresses(group), width, "  ", "      ")),
            ...nodeGroups.some(({ autoscaled }) => autoscaled) ? wrap(AUTOSCALED, width, "  ", "      ") : [],
        ],
    };
}

function unnamedRelease({ amiType, followsLatest }: NodeGroupCapacity): string {
    return amiType === "CUSTOM" ? "own image" : followsLatest ? "the latest" : "EKS chooses";
}

/** A Windows node uses one interface, whose first address is the node's own. */
function addresses({ name, ipv4PerInterface, ipamMode, addressablePods, podsPerNode, surgeNodes }: NodeGroupCapacity): string {
    const limit = addressablePods !== null && podsPerNode !== null && podsPerNode < addressablePods ? `, of which kubelet accepts ${podsPerNode}` : "";
    return `${name}: ${unknown(ipv4PerInterface)} IPv4 addresses on a node, ${ipamMode ?? "unknown IPAM mode"}: `
        + `${unknown(addressablePods)} pods${limit}; an update adds ${surgeNodes === null ? "unknown nodes" : counted(surgeNodes, "node")}`;
}

/** The subnets against what the groups need. */
export function subnetSection({ capacity: { subnets } }: PlanModel, width: number, details: boolean): Section {
    return {
        title: "Subnets: addresses that node groups need at full size, with the nodes that an update adds",
        lines: subnets.length === 0 ? [] : [
            ...table(["subnet", "CIDR block", "usable", "needed", "node groups"], subnets.map(subnet => [
                subnet.name, subnet.cidrBlock, String(subnet.usableAddresses), unknown(subnet.neededAddresses), subnet.nodeGroups.join(", "),
            ]), width),
            ...beside(subnets, details).flatMap(line => wrap(line, width, "  ", "      ")),
        ],
    };
}

/** What of the needed addresses is not for nodes and pods; where it is the same in all subnets, only with details. */
function beside(subnets: SubnetCapacity[], details: boolean): string[] {
    const parts = [["the control plane's interfaces", "controlPlaneAddresses"], ["a load balancer", "loadBalancerAddresses"], ["VPC endpoints", "endpointAddresses"]] as const;
    const counts = new Map<string, string[]>();
    for (const subnet of subnets) {
        const counted = parts.filter(([, key]) => subnet[key] > 0).map(([what, key]) => `${subnet[key]} for ${what}`).join(" and ");
        counts.set(counted, [...counts.get(counted) ?? [], subnet.name]);
    }
    return counts.size < 2 && !details ? [] : [...counts].filter(([counted]) => counted !== "").map(([counted, names]) =>
        `needed counts ${counted} in ${names.length === subnets.length ? "each subnet" : names.join(", ")}.`);
}

/** A number, or that it is unknown offline. */
export function unknown(value: number | null): string {
    return value === null ? "unknown" : String(value);
}
