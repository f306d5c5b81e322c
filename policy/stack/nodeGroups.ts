import { PolicyResource } from "@pulumi/policy";
import { property } from "../property";
import { Cluster, namedCluster } from "./clusters";
import { push } from "./grouping";
import { karpenterWindowsGroups } from "./karpenter";
import { LaunchTemplate, launchTemplateOf } from "./launchTemplates";
import { NodeGroup, OF_WINDOWS_NODE_GROUP } from "./nodeGroup";
import { selfManagedWindowsGroups } from "./selfManaged";
import { Stack } from "./stack";
import { EKS_MANAGED_NODE_GROUP, NODE_GROUP, WINDOWS_CLUSTER, WINDOWS_NODE_GROUP } from "./types";

export { NodeGroup };

/** All managed node groups of the stack, and those of other kinds that are certainly Windows. */
export function nodeGroups(stack: Stack): NodeGroup[] {
    return stack.once(allNodeGroups);
}

/** Node groups of every kind that are certainly Windows. */
export function windowsNodeGroups(stack: Stack): NodeGroup[] {
    return stack.once(allWindowsNodeGroups);
}

/** Instance types of groups; those of a launch template that several share stand there once. */
export function instanceTypesOf(groups: NodeGroup[]): NodeGroup["instanceTypes"] {
    const templates = new Set<PolicyResource>();
    return groups.flatMap(group => {
        const found = group.instanceTypes.filter(({ resource }) => !templates.has(resource));
        found.filter(({ resource }) => resource !== group.resource).forEach(({ resource }) => templates.add(resource));
        return found;
    });
}

/** Launch templates of groups that are certainly Windows, each once. */
export function windowsLaunchTemplates(stack: Stack): LaunchTemplate[] {
    const templates = windowsNodeGroups(stack).map(({ launchTemplate }) => launchTemplate).filter(template => template !== undefined);
    return [...new Map(templates.map(template => [template.resource, template])).values()];
}

function allWindowsNodeGroups(stack: Stack): NodeGroup[] {
    return nodeGroups(stack).filter(group => group.isWindows);
}

function allNodeGroups(stack: Stack): NodeGroup[] {
    // Where the children of a component are shown, they tell more than its inputs.
    const alone = (type: string) => stack.ofType(type).filter(component => stack.heldBy(component, NODE_GROUP).length === 0);
    return [
        ...stack.ofType(NODE_GROUP).map(resource => new NodeGroup(
            resource, namedCluster(stack, resource, "clusterName"), launchTemplateOf(stack, resource), resource.props)),
        ...alone(EKS_MANAGED_NODE_GROUP).map(component => new NodeGroup(
            component, namedCluster(stack, component, "clusterName") ?? namedCluster(stack, component, "cluster"),
            launchTemplateOf(stack, component), stack.inputsOf(component))),
        ...alone(WINDOWS_NODE_GROUP).map(component => new NodeGroup(
            component, namedCluster(stack, component, "clusterName"), undefined, stack.inputsOf(component), OF_WINDOWS_NODE_GROUP)),
        ...alone(WINDOWS_CLUSTER).flatMap(component => {
            const inputs = stack.inputsOf(component);
            return property(inputs, "windowsNodeGroups").indices.map(i => new NodeGroup(
                component, undefined, undefined, inputs, OF_WINDOWS_NODE_GROUP, ["windowsNodeGroups", i]));
        }),
        ...selfManagedWindowsGroups(stack),
        ...karpenterWindowsGroups(stack),
    ];
}

/** Clusters of the stack that Windows nodes of the stack join, with those groups: the only ones that a rule speaks of. */
export function windowsClusters(stack: Stack): Map<Cluster, NodeGroup[]> {
    return stack.once(allWindowsClusters);
}

function allWindowsClusters(stack: Stack): Map<Cluster, NodeGroup[]> {
    const found = new Map<Cluster, NodeGroup[]>();
    for (const group of windowsNodeGroups(stack)) {
        if (group.cluster) {
            push(found, group.cluster, group);
        }
    }
    return found;
}
