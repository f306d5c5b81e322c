import { PolicyResource } from "@pulumi/policy";
import { isWindowsAmiType } from "../limits/windowsAmiType";
import { read, readText } from "./known";

// Type tokens, not classes: a pack that loads the SDKs pays for them at every preview.
export const CLUSTER = "aws:eks/cluster:Cluster";
export const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
export const ADDON = "aws:eks/addon:Addon";
export const FARGATE_PROFILE = "aws:eks/fargateProfile:FargateProfile";
export const ROLE_POLICY_ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** The stack's resources of a type. */
export function ofType(resources: PolicyResource[], type: string): PolicyResource[] {
    return resources.filter(resource => resource.type === type);
}

/** Managed node groups that are certainly Windows. */
export function windowsNodeGroups(resources: PolicyResource[]): PolicyResource[] {
    return ofType(resources, NODE_GROUP).filter(({ props }) => isWindowsAmiType(readText(props, "amiType")));
}

/**
 * Whether a property of `from` is this resource's name, id or ARN.
 *
 * In a first preview those are unknown, so what the property was made from comes first: the resource itself, or a
 * component that it is part of. Literals come second.
 */
export function refersTo(from: PolicyResource, property: string, to: PolicyResource): boolean {
    const sources = from.propertyDependencies[property] ?? [];
    for (let target: PolicyResource | undefined = to; target; target = target.parent) {
        if (sources.some(({ urn }) => urn === target?.urn) && target.type !== "pulumi:pulumi:Stack") {
            return true;
        }
    }
    const value = readText(from.props, property);
    return value !== undefined && ["name", "id", "arn"].some(key => readText(to.props, key) === value);
}

/** Clusters of the stack that a Windows node group of the stack joins: the only ones that a rule speaks of. */
export function clustersWithWindows(resources: PolicyResource[]): PolicyResource[] {
    const groups = windowsNodeGroups(resources);
    return ofType(resources, CLUSTER).filter(cluster => groups.some(group => refersTo(group, "clusterName", cluster)));
}

/** Whether the resource's property is set to something, known or not. */
export function isSet(props: Record<string, any>, property: string): boolean {
    const found = read<unknown>(props, property);
    return !found.known || (found.value !== undefined && !(Array.isArray(found.value) && found.value.length === 0));
}
