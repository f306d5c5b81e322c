import { AddressDemand, WindowsAddresses, addressesBeside, groupDemand, neededAddresses, usableAddresses } from "../limits/network/addressBudget";
import { cidrSize, parseCidr } from "../limits/network/cidr";
import { heldByPrefixes } from "../limits/network/prefixReservations";
import { InstanceInterfaces, instanceInterfaces } from "../limits/nodes/instanceType";
import { addressablePods, schedulablePods } from "../limits/nodes/podDensity";
import { ipamMode } from "../limits/network/windowsIpam";
import { isObject } from "../limits/text/plainObject";
import { clusterIpam } from "./clusterIpam";
import { PlannedGroup, plannedGroups, zones } from "./plannedGroups";
import { PlannedResource } from "./resource";
import { plain } from "./signatures";

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
    /** Whether an autoscaler owns the desired size: the one here is then what the group starts with. */
    autoscaled: boolean;
    ipv4PerInterface: number | null;
    ipamMode: string | null;
    addressablePods: number | null;
    /** The smaller of addresses and what kubelet accepts. */
    podsPerNode: number | null;
    podsAtDesiredSize: number | null;
    podsAtMaxSize: number | null;
    /** Nodes that an update or refresh adds, with those that wait in a warm pool; null where the size is not known. */
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
    /** Of these, for interfaces of the control plane: none where the cluster is in other subnets. */
    controlPlaneAddresses: number;
    /** Of these, for a load balancer: none where the subnet is not tagged for one, unless it is the cluster's. */
    loadBalancerAddresses: number;
    /** Of these, for interface endpoints of AWS services, one each. */
    endpointAddresses: number;
    nodeGroups: string[];
}

export interface Capacity {
    nodeGroups: NodeGroupCapacity[];
    subnets: SubnetCapacity[];
}

/** What the Windows node groups hold, and what the subnets must; read off the resources, whoever made them. */
export function capacity(resources: PlannedResource[]): Capacity {
    const groups = plannedGroups(resources);
    const subnets = resources.filter(({ type }) => type === "aws:ec2/subnet:Subnet");
    return {
        nodeGroups: groups.filter(({ isWindows }) => isWindows).map(group => nodeGroupCapacity(group, clusterIpam(group.resource, resources))),
        subnets: subnets.flatMap(subnet => subnetCapacity(subnet, groups, resources)),
    };
}

function nodeGroupCapacity(group: PlannedGroup, ipam: WindowsAddresses | undefined): NodeGroupCapacity {
    const { resource, amiType, releaseVersion, followsLatest, instanceTypes, sizes, autoscaled, beyond, maxPods } = group;
    const known = instanceTypes.map(instanceInterfaces);
    const smallest = known.every(type => type !== undefined) && known.length > 0
        ? known.reduce((least, type) => type!.ipv4PerInterface < least!.ipv4PerInterface ? type : least)! : undefined;
    const node = smallest && ipam && {
        ipv4PerInterface: smallest.ipv4PerInterface, prefixDelegation: ipam.prefixDelegation && smallest.hypervisor !== "xen",
    };
    const podsPerNode = node ? schedulablePods(node, maxPods) : null;
    const times = (nodes: number | null) => podsPerNode === null || nodes === null ? null : podsPerNode * nodes;
    return {
        name: resource.name,
        urn: resource.urn,
        amiType, releaseVersion, followsLatest, instanceTypes,
        ...sizes,
        autoscaled,
        ipv4PerInterface: smallest?.ipv4PerInterface ?? null,
        ipamMode: ipam ? ipamMode(node?.prefixDelegation ?? ipam.prefixDelegation) : null,
        addressablePods: node ? addressablePods(node) : null,
        podsPerNode,
        podsAtDesiredSize: times(sizes.desiredSize),
        podsAtMaxSize: times(sizes.maxSize),
        surgeNodes: beyond,
    };
}

function subnetCapacity(subnet: PlannedResource, groups: PlannedGroup[], resources: PlannedResource[]): SubnetCapacity[] {
    const cidrBlock = plain(subnet.inputs.cidrBlock);
    const block = typeof cidrBlock === "string" ? parseCidr(cidrBlock) : undefined;
    const users = groups.filter(({ subnets }) => subnets.includes(subnet.urn));
    if (!block || users.length === 0) {
        return [];
    }
    const demands = users.map(group => ({ group, taken: demand(group, resources) }));
    const known = demands.flatMap(({ taken }) => taken ?? []);
    const windows = demands.flatMap(({ group, taken }) => taken && group.isWindows ? [taken] : []);
    const ofCluster = isOfCluster(subnet, resources);
    const tags = plain(subnet.inputs.tags);
    const ofLoadBalancers = ofCluster || isObject(tags) && "kubernetes.io/role/internal-elb" in tags;
    const { controlPlane, loadBalancer } = addressesBeside(ofCluster, ofLoadBalancers);
    const endpoints = resources.filter(({ type, propertyDependencies }) =>
        type === "aws:ec2/vpcEndpoint:VpcEndpoint" && propertyDependencies.subnetIds?.includes(subnet.urn)).length;
    return [{
        name: subnet.name,
        urn: subnet.urn,
        cidrBlock: cidrBlock as string,
        usableAddresses: usableAddresses(cidrSize(block)),
        neededAddresses: known.length < demands.length ? null
            : neededAddresses(known, ofCluster, ofLoadBalancers) + endpoints + Math.max(0, reservedAddresses(subnet, resources) - heldByPrefixes(windows)),
        controlPlaneAddresses: controlPlane,
        loadBalancerAddresses: loadBalancer,
        endpointAddresses: endpoints,
        nodeGroups: users.map(({ resource }) => resource.name),
    }];
}

/** Whether the control plane has interfaces in the subnet; a cluster that is not in the plan may. */
function isOfCluster(subnet: PlannedResource, resources: PlannedResource[]): boolean {
    const used = resources.filter(({ type }) => type === "aws:eks/cluster:Cluster").map(({ propertyDependencies }) => propertyDependencies.vpcConfig ?? []);
    return used.flat().length === 0 || used.some(urns => urns.includes(subnet.urn));
}

/** Addresses of a subnet that go to prefixes alone. */
function reservedAddresses(subnet: PlannedResource, resources: PlannedResource[]): number {
    return resources.filter(({ type, propertyDependencies }) => type === "aws:ec2/subnetCidrReservation:SubnetCidrReservation"
        && propertyDependencies.subnetId?.includes(subnet.urn))
        .map(({ inputs }) => plain(inputs.cidrBlock)).map(block => typeof block === "string" ? parseCidr(block) : undefined)
        .reduce((sum, block) => sum + (block ? cidrSize(block) : 0), 0);
}

/** What a group takes at full size; undefined where its instance type or IPAM mode is not known. */
function demand(group: PlannedGroup, resources: PlannedResource[]): AddressDemand | undefined {
    const { resource, isWindows, subnets, sizes: { maxSize }, beyond, maxPods } = group;
    const types = group.instanceTypes.map(instanceInterfaces);
    const ipam = isWindows ? clusterIpam(resource, resources) : undefined;
    if (types.length === 0 || types.some(type => !type) || maxSize === null || beyond === null || (isWindows && !ipam)) {
        return undefined;
    }
    return groupDemand({
        types: types as InstanceInterfaces[], maxSize, beyond, zones: zones(subnets, resources), subnets: subnets.length, windows: ipam, maxPods,
    }, "most");
}
