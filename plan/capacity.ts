import { AddressDemand, WindowsAddresses, groupDemand, neededAddresses, usableAddresses } from "../limits/network/addressBudget";
import { cidrSize, parseCidr } from "../limits/network/cidr";
import { heldByPrefixes } from "../limits/network/prefixReservations";
import { InstanceInterfaces, instanceInterfaces } from "../limits/nodes/instanceType";
import { NodeGroupUpdate, surgeNodes, unavailableNodes } from "../limits/nodes/nodeScaling";
import { addressablePods, schedulablePods } from "../limits/nodes/podDensity";
import { ipamMode } from "../limits/network/windowsIpam";
import { isWindowsNodeGroup } from "../limits/nodes/windowsAmiType";
import { clusterIpam } from "./clusterIpam";
import { PlannedResource } from "./resource";
import { Properties, plain } from "./signatures";

/** What a Windows node group offers; null is what an offline plan can't know. */
export interface NodeGroupCapacity {
    name: string;
    urn: string;
    amiType: string;
    releaseVersion: string | null;
    /** Whether every `up` takes the latest release: the one here is then what this package has stored. */
    followsLatest: boolean;
    instanceTypes: string[];
    minSize: number | null;
    desiredSize: number | null;
    maxSize: number | null;
    ipv4PerInterface: number | null;
    ipamMode: string | null;
    addressablePods: number | null;
    /** The smaller of addresses and what kubelet accepts. */
    podsPerNode: number | null;
    podsAtDesiredSize: number | null;
    podsAtMaxSize: number | null;
    /** Nodes that EKS adds during an update; null where the size is not known. */
    surgeNodes: number | null;
}

/** A subnet against what node groups take of it at full size. */
export interface SubnetCapacity {
    name: string;
    urn: string;
    cidrBlock: string;
    /** Addresses that nodes and pods can have. */
    usableAddresses: number;
    /** Addresses needed when all groups in it are at full size; null where a group's instance type is not known. */
    neededAddresses: number | null;
    nodeGroups: string[];
}

export interface Capacity {
    nodeGroups: NodeGroupCapacity[];
    subnets: SubnetCapacity[];
}

/** What the Windows node groups hold, and what the subnets must; read off the resources, whoever made them. */
export function capacity(resources: PlannedResource[]): Capacity {
    const groups = resources.filter(({ type }) => type === "aws:eks/nodeGroup:NodeGroup");
    const subnets = resources.filter(({ type }) => type === "aws:ec2/subnet:Subnet");
    return {
        nodeGroups: groups.filter(isWindows).map(group => nodeGroupCapacity(
            group, clusterIpam(group, resources), resources)),
        subnets: subnets.flatMap(subnet => subnetCapacity(subnet, groups, resources)),
    };
}

function isWindows({ inputs }: PlannedResource): boolean {
    return isWindowsNodeGroup(plain(inputs.amiType), plain(inputs.taints));
}

function nodeGroupCapacity(group: PlannedResource, ipam: WindowsAddresses | undefined, resources: PlannedResource[]): NodeGroupCapacity {
    const types = instanceTypes(group);
    const known = types.map(instanceInterfaces);
    const smallest = known.every(type => type !== undefined) && known.length > 0
        ? known.reduce((least, type) => type!.ipv4PerInterface < least!.ipv4PerInterface ? type : least)! : undefined;
    const { minSize, desiredSize, maxSize } = sizes(group);
    const node = smallest && ipam && {
        ipv4PerInterface: smallest.ipv4PerInterface, prefixDelegation: ipam.prefixDelegation && smallest.hypervisor !== "xen",
    };
    const podsPerNode = node ? schedulablePods(node, maxPods(group, resources)) : null;
    const times = (nodes: number | null) => podsPerNode === null || nodes === null ? null : podsPerNode * nodes;
    return {
        name: group.name,
        urn: group.urn,
        amiType: (plain(group.inputs.amiType) as string | undefined) ?? "CUSTOM",
        releaseVersion: (plain(group.inputs.releaseVersion) as string | undefined) ?? null,
        followsLatest: plain(component(group, resources)?.inputs.followLatestRelease) === true,
        instanceTypes: types,
        minSize, desiredSize, maxSize,
        ipv4PerInterface: smallest?.ipv4PerInterface ?? null,
        ipamMode: ipam ? ipamMode(node?.prefixDelegation ?? ipam.prefixDelegation) : null,
        addressablePods: node ? addressablePods(node) : null,
        podsPerNode,
        podsAtDesiredSize: times(desiredSize),
        podsAtMaxSize: times(maxSize),
        surgeNodes: maxSize === null ? null : surge(group, resources, maxSize),
    };
}

function subnetCapacity(subnet: PlannedResource, groups: PlannedResource[], resources: PlannedResource[]): SubnetCapacity[] {
    const cidrBlock = plain(subnet.inputs.cidrBlock);
    const block = typeof cidrBlock === "string" ? parseCidr(cidrBlock) : undefined;
    const users = groups.filter(group => subnetsOf(group).includes(subnet.urn));
    if (!block || users.length === 0) {
        return [];
    }
    const demands = users.map(group => ({ group, taken: demand(group, resources) }));
    const known = demands.flatMap(({ taken }) => taken ?? []);
    const windows = demands.flatMap(({ group, taken }) => taken && isWindows(group) ? [taken] : []);
    return [{
        name: subnet.name,
        urn: subnet.urn,
        cidrBlock: cidrBlock as string,
        usableAddresses: usableAddresses(cidrSize(block)),
        neededAddresses: known.length < demands.length ? null
            : neededAddresses(known) + Math.max(0, reservedAddresses(subnet, resources) - heldByPrefixes(windows)),
        nodeGroups: users.map(({ name }) => name),
    }];
}

/** Addresses of a subnet that go to prefixes alone. */
function reservedAddresses(subnet: PlannedResource, resources: PlannedResource[]): number {
    return resources.filter(({ type, propertyDependencies }) => type === "aws:ec2/subnetCidrReservation:SubnetCidrReservation"
        && propertyDependencies.subnetId?.includes(subnet.urn))
        .map(({ inputs }) => plain(inputs.cidrBlock)).map(block => typeof block === "string" ? parseCidr(block) : undefined)
        .reduce((sum, block) => sum + (block ? cidrSize(block) : 0), 0);
}

/** What a group takes at full size; undefined where its instance type or IPAM mode is not known. */
function demand(group: PlannedResource, resources: PlannedResource[]): AddressDemand | undefined {
    const types = instanceTypes(group).map(instanceInterfaces);
    const ipam = isWindows(group) ? clusterIpam(group, resources) : undefined;
    const { maxSize } = sizes(group);
    if (types.length === 0 || types.some(type => !type) || maxSize === null || (isWindows(group) && !ipam)) {
        return undefined;
    }
    return groupDemand({
        types: types as InstanceInterfaces[], maxSize, update: updateOf(group), zones: zones(group, resources),
        subnets: subnetsOf(group).length, windows: ipam, maxPods: maxPods(group, resources),
    }, "most");
}

function surge(group: PlannedResource, resources: PlannedResource[], maxSize: number): number {
    const update = updateOf(group);
    return surgeNodes(zones(group, resources), unavailableNodes(update, maxSize), update.strategy);
}

function updateOf(group: PlannedResource): NodeGroupUpdate & { strategy?: string } {
    const { updateStrategy, ...update } = (plain(group.inputs.updateConfig) ?? {}) as NodeGroupUpdate & { updateStrategy?: string };
    return { ...update, strategy: updateStrategy };
}

/** Zones of the group's subnets; where those of a subnet are not known, each counts for one. */
function zones(group: PlannedResource, resources: PlannedResource[]): number {
    return new Set(subnetsOf(group).map(subnet =>
        plain(resources.find(({ urn }) => urn === subnet)?.inputs.availabilityZone) ?? subnet)).size;
}

/** Pods that the component tells kubelet to take; what a launch template says by itself is not read. */
function maxPods(group: PlannedResource, resources: PlannedResource[]): number | undefined {
    return (plain(component(group, resources)?.inputs.kubelet) as { maxPods?: number } | undefined)?.maxPods;
}

function component(group: PlannedResource, resources: PlannedResource[]): PlannedResource | undefined {
    return resources.find(({ urn }) => urn === group.parent);
}

/** URNs of the subnets that a group uses: their ids are unknown in a preview, what they come from is not. */
function subnetsOf(group: PlannedResource): string[] {
    return (group.propertyDependencies.subnetIds ?? []).filter(urn => urn.split("::")[2].endsWith("aws:ec2/subnet:Subnet"));
}

function instanceTypes(group: PlannedResource): string[] {
    const types = plain(group.inputs.instanceTypes);
    return Array.isArray(types) ? types.filter((type): type is string => typeof type === "string") : [];
}

function sizes(group: PlannedResource) {
    const scaling = (plain(group.inputs.scalingConfig) ?? {}) as Properties;
    const size = (key: string) => {
        const value = plain(scaling[key]);
        return typeof value === "number" ? value : null;
    };
    return { minSize: size("minSize"), desiredSize: size("desiredSize"), maxSize: size("maxSize") };
}
