import { PolicyResource } from "@pulumi/policy";
import { Subject } from "../rule";
import { Cluster, clusterOfComponent, clusters, namedCluster } from "./clusters";
import { push } from "./grouping";
import { clusterOfKubernetes } from "./kubernetes";
import { NodeGroup, nodeGroups, windowsNodeGroups } from "./nodeGroups";
import { Stack } from "./stack";
import { CLUSTER, EKS_CLUSTER } from "./types";

/**
 * Which node group or cluster a finding on a resource is about, in the user's names: ` (node group web of cluster shop)`. Nothing where
 * the stack has one of them only, where the resource itself or the message says it, or where it is not certain.
 */
export function about(stack: Stack, { urn }: Subject, message: string): string {
    const resource = stack.withUrn(urn);
    if (!resource || resource.type === CLUSTER || resource.type === EKS_CLUSTER) {
        return "";
    }
    const [own] = stack.once(groupsByUrn).get(urn) ?? [];
    const users = own ? [] : stack.once(groupsByTemplate).get(urn) ?? [];
    // No message names the groups of a launch template; a name may be a word of it by chance: "nodes".
    const names = windowsNodeGroups(stack).length > 1 ? [...new Set(users.map(nameOf))] : [];
    const owners = [...new Set(own ? [own.cluster] : users.length > 0 ? users.map(({ cluster }) => cluster) : [clusterOf(stack, resource)])];
    const [cluster] = owners.length === 1 && clusters(stack).length > 1 ? owners : [];
    const parts = [
        ...names.length > 0 ? [`node ${names.length > 1 ? "groups" : "group"} ${names.join(", ")}`] : [],
        ...cluster && !message.includes(`cluster ${cluster.name}`) ? [`cluster ${cluster.name}`] : [],
    ];
    return parts.length > 0 ? ` (${parts.join(" of ")})` : "";
}

/** The cluster that a resource names, or that it is in. */
function clusterOf(stack: Stack, resource: PolicyResource): Cluster | undefined {
    if (resource.type.startsWith("kubernetes:")) {
        return clusterOfKubernetes(stack, resource);
    }
    const component = resource.parent?.type === EKS_CLUSTER ? resource.parent : undefined;
    return namedCluster(stack, resource, "clusterName") ?? (component && clusterOfComponent(stack, component));
}

/** The name that the user gave: that of the component which makes the group; `eks.Cluster` has its name for the cluster. */
function nameOf({ resource }: NodeGroup): string {
    const { parent, name } = resource;
    return parent?.type.startsWith("eks:index:") && parent.type !== EKS_CLUSTER ? parent.name : name;
}

function groupsByUrn(stack: Stack): Map<string, NodeGroup[]> {
    return grouped(nodeGroups(stack), ({ resource }) => resource.urn);
}

function groupsByTemplate(stack: Stack): Map<string, NodeGroup[]> {
    return grouped(nodeGroups(stack), ({ launchTemplate }) => launchTemplate?.resource.urn);
}

function grouped(groups: NodeGroup[], key: (group: NodeGroup) => string | undefined): Map<string, NodeGroup[]> {
    const found = new Map<string, NodeGroup[]>();
    for (const group of groups) {
        const urn = key(group);
        if (urn !== undefined) {
            push(found, urn, group);
        }
    }
    return found;
}
