import { PolicyResource } from "@pulumi/policy";
import { PropertyPath, property, propertyOf } from "../property";
import { Cluster, clusters } from "./clusters";
import { push } from "./grouping";
import { Stack, ancestors } from "./stack";
import { EKS_CLUSTER, SECURITY_GROUP, SECURITY_GROUP_EGRESS_RULE, SECURITY_GROUP_INGRESS_RULE, SUBNET } from "./types";

const SECURITY_GROUP_RULES = [
    "aws:ec2/securityGroupRule:SecurityGroupRule", SECURITY_GROUP_INGRESS_RULE, SECURITY_GROUP_EGRESS_RULE,
];
const GROUPS_OF_RULE = ["securityGroupId", "sourceSecurityGroupId", "referencedSecurityGroupId"];

/** Whether the security groups of a list certainly leave the nodes without those of the cluster, and nothing else lets them in. */
export function leavesOutCluster(stack: Stack, cluster: Cluster, from: PolicyResource, path: PropertyPath): boolean {
    const sources = stack.sources(from, path[0]).filter(({ type }) => type !== SUBNET);
    const list = propertyOf(from, ...path).indices.map(i => propertyOf(from, ...path, i));
    const isKnown = propertyOf(from, ...path).known && list.every(({ known }) => known);
    const literals = list.flatMap(found => found.known ? [found.value] : []);
    const named = (id: unknown) => typeof id === "string" ? stack.once(groupsById).get(id) ?? [] : [];
    // What the program makes itself is not what EKS made for the cluster.
    const isOfProgram = isKnown && literals.length > 0 && literals.every(id => named(id).length > 0);
    const isShown = isOfProgram || knowsSecurityGroup(cluster);
    if (sources.some(({ type }) => type !== SECURITY_GROUP) || (!isKnown && sources.length === 0) || !isShown) {
        return false;
    }
    const own = securityGroupIds(cluster);
    const isOther = (id: unknown) => typeof id === "string" && !own.includes(id) && (id.startsWith("sg-") || named(id).length > 0);
    return literals.every(isOther) && ![...sources, ...literals.flatMap(named)].some(group => isOpenTo(cluster, group))
        && !stack.once(opened).has(cluster);
}

/** Whether it is known which security group EKS made for the cluster; while there is no cluster, nobody could write its id. */
function knowsSecurityGroup(cluster: Cluster): boolean {
    const exists = cluster.property("id").text !== undefined || cluster.property("arn").text !== undefined;
    return cluster.property("vpcConfig", "clusterSecurityGroupId").text !== undefined || (!exists && cluster.eksCluster !== undefined);
}

/** Ids of the cluster's security groups, as far as they are known: the one that EKS made, and those of the program. */
function securityGroupIds(cluster: Cluster): string[] {
    const { props } = cluster.resource;
    return [
        cluster.property("vpcConfig", "clusterSecurityGroupId").text,
        ...property(props, "vpcConfig", "securityGroupIds").indices.map(i => property(props, "vpcConfig", "securityGroupIds", i).text),
    ].filter(id => id !== undefined && id !== "") as string[];
}

/** Whether a security group is one of the cluster's, or says something of them itself. */
function isOpenTo(cluster: Cluster, group: PolicyResource): boolean {
    const ids = securityGroupIds(cluster);
    const rules = ["ingress", "egress"].map(key => JSON.stringify(propertyOf(group, key).part.value ?? []));
    return (cluster.resource.propertyDependencies.vpcConfig ?? []).includes(group)
        || [group, ...Object.values(group.propertyDependencies).flat()].some(each => isOfCluster(cluster, each))
        || ids.some(id => id === propertyOf(group, "id").text || rules.some(rule => rule.includes(`"${id}"`)));
}

/** Whether a resource is the cluster, or a part of the component that made it. */
function isOfCluster(cluster: Cluster, resource: PolicyResource): boolean {
    const component = [cluster.resource, ...ancestors(cluster.resource)].find(({ type }) => type === EKS_CLUSTER);
    return resource === cluster.resource || (component !== undefined && [resource, ...ancestors(resource)].includes(component));
}

/** Clusters of whose security groups a rule says something that the program makes itself: it may let any nodes in. */
function opened(stack: Stack): Set<Cluster> {
    const owners = new Map<PolicyResource | string, Cluster[]>();
    for (const cluster of clusters(stack)) {
        const component = ancestors(cluster.resource).find(({ type }) => type === EKS_CLUSTER);
        const own = cluster.resource.propertyDependencies.vpcConfig ?? [];
        for (const key of [cluster.resource, ...component ? [component] : [], ...own, ...securityGroupIds(cluster)]) {
            push(owners, key, cluster);
        }
    }
    const found = new Set<Cluster>();
    for (const rule of SECURITY_GROUP_RULES.flatMap(type => stack.ofType(type))) {
        const literals = GROUPS_OF_RULE.map(key => propertyOf(rule, key).text).filter(id => id !== undefined);
        const sources = Object.values(rule.propertyDependencies).flat().flatMap(source => [source, ...ancestors(source)]);
        for (const cluster of [...literals, ...sources].flatMap(key => owners.get(key) ?? [])) {
            // What the component of the cluster opens is for its own nodes.
            if (!isOfCluster(cluster, rule)) {
                found.add(cluster);
            }
        }
    }
    return found;
}

function groupsById(stack: Stack): Map<string, PolicyResource[]> {
    const found = new Map<string, PolicyResource[]>();
    for (const group of stack.ofType(SECURITY_GROUP)) {
        const id = propertyOf(group, "id").text;
        if (id !== undefined) {
            push(found, id, group);
        }
    }
    return found;
}
