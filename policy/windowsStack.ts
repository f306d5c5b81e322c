import { PolicyResource } from "@pulumi/policy";
import { isWindowsNodeGroup } from "../limits/windowsAmiType";
import { read, readText } from "./known";

// Type tokens, not classes: a pack that loads the SDKs pays for them at every preview.
export const CLUSTER = "aws:eks/cluster:Cluster";
export const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
export const ADDON = "aws:eks/addon:Addon";
export const FARGATE_PROFILE = "aws:eks/fargateProfile:FargateProfile";
export const ROLE_POLICY_ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** More than EKS takes. */
const TAINTS_MAXIMUM = 50;

/** The stack's resources of a type. */
export function ofType(resources: PolicyResource[], type: string): PolicyResource[] {
    return resources.filter(resource => resource.type === type);
}

/** Managed node groups that are certainly Windows. */
export function windowsNodeGroups(resources: PolicyResource[]): PolicyResource[] {
    return ofType(resources, NODE_GROUP).filter(isWindows);
}

/** Whether a managed node group is certainly Windows. */
export function isWindows({ props }: PolicyResource): boolean {
    // What the provider computes, or what another resource gives, may be an AMI type.
    const amiType = read(props, "amiType");
    return isWindowsNodeGroup(amiType.known ? amiType.value : undefined, readTaints(props));
}

/** The taints of a node group, as far as they are known. */
function readTaints(props: Record<string, any>): unknown[] {
    const count = read<number>(props, "taints", "length");
    return Array.from({ length: count.known && typeof count.value === "number" ? Math.min(count.value, TAINTS_MAXIMUM) : 0 },
        (_, i) => ({ key: readText(props, "taints", i, "key"), value: readText(props, "taints", i, "value") }));
}

/**
 * The resource of a type that a property is the name, id or ARN of; undefined where that is not certain.
 *
 * In a first preview those are unknown, so what the property was made from comes first: names repeat from region to
 * region. Literals come second, and last a component, if it holds one resource of the type only.
 */
export function referred(from: PolicyResource, property: string, type: string, resources: PolicyResource[]): PolicyResource | undefined {
    const sources = new Set((from.propertyDependencies[property] ?? []).map(({ urn }) => urn));
    const candidates = ofType(resources, type);
    const value = readText(from.props, property);
    const found = [
        candidates.filter(({ urn }) => sources.has(urn)),
        candidates.filter(({ props }) => value !== undefined && ["name", "id", "arn"].some(key => readText(props, key) === value)),
        candidates.filter(candidate => ancestors(candidate).some(({ urn }) => sources.has(urn))),
    ].find(({ length }) => length > 0);
    return found?.length === 1 ? found[0] : undefined;
}

/** The components that a resource is part of; the stack, which holds everything, is none. */
function ancestors({ parent }: PolicyResource): PolicyResource[] {
    return parent && parent.type !== "pulumi:pulumi:Stack" ? [parent, ...ancestors(parent)] : [];
}

/** Clusters of the stack that a Windows node group of the stack joins: the only ones that a rule speaks of. */
export function clustersWithWindows(resources: PolicyResource[]): PolicyResource[] {
    const groups = windowsNodeGroups(resources);
    return ofType(resources, CLUSTER).filter(cluster => groups.some(group => referred(group, "clusterName", CLUSTER, resources) === cluster));
}

/** Whether the program sets the property; what is not known and made from nothing is the provider's to compute. */
export function isSet({ props, propertyDependencies }: PolicyResource, property: string): boolean {
    const found = read<unknown>(props, property);
    return found.known
        ? found.value !== undefined && !(Array.isArray(found.value) && found.value.length === 0)
        : (propertyDependencies[property] ?? []).length > 0;
}
