import { PolicyResource } from "@pulumi/policy";
import { MappedRole } from "../../limits/access/windowsIdentity";
import { Property, property, propertyOf } from "../property";
import { Cluster, clusterOfComponent } from "./clusters";
import { push } from "./grouping";
import { clusterOfKubernetes, kind, namespaceOf, ofKind } from "./kubernetes";
import { parsedList } from "../../limits/text/parsed";
import { isArnOf } from "./roles";
import { Stack, ancestors } from "./stack";
import { EKS_CLUSTER } from "./types";

/** A role of aws-auth; what is not known of it is undefined. */
interface Mapping {
    roleArn: string | undefined;
    groups: unknown[] | undefined;
}

/** One place of the stack that writes the roles of aws-auth. */
export interface AwsAuth {
    resource: PolicyResource;
    /** Path of the roles. */
    path: string;
    /** The roles that it maps. */
    mappings: Property<Mapping[]>;
}

/** All that writes the roles of the cluster's aws-auth; nothing, where that is done elsewhere. */
export function awsAuthOf(stack: Stack, cluster: Cluster): AwsAuth[] {
    return stack.once(byCluster).get(cluster) ?? [];
}

/** The mappings as the judges want them: where nobody can tell yet whose an ARN is, it may be the role's. */
export function mappedRoles(mappings: Mapping[], role: PolicyResource): MappedRole[] {
    return mappings.map(({ roleArn, groups }) => ({ groups, isRole: roleArn === undefined || isArnOf(role, roleArn) !== false }));
}

function byCluster(stack: Stack): Map<Cluster, AwsAuth[]> {
    const found = new Map<Cluster, AwsAuth[]>();
    const add = (cluster: Cluster | undefined, source: AwsAuth | undefined) => {
        if (cluster && source) {
            push(found, cluster, source);
        }
    };
    for (const resource of ofKind(stack, "ConfigMap")) {
        const namespace = namespaceOf(resource);
        if (propertyOf(resource, "metadata", "name").text === "aws-auth" && namespace.known && namespace.value === "kube-system") {
            add(clusterOfKubernetes(stack, resource), ofConfigMap(stack, resource));
        }
    }
    for (const component of stack.ofType(EKS_CLUSTER)) {
        const cluster = clusterOfComponent(stack, component);
        if (cluster && !cluster.eksCluster) {
            add(cluster, ofComponent(stack, component));
        }
    }
    return found;
}

function ofConfigMap(stack: Stack, resource: PolicyResource): AwsAuth | undefined {
    const found = propertyOf(resource, "data", "mapRoles");
    const path = "data.mapRoles";
    // Who ignores its changes leaves it to others; state that is audited has no options.
    const options = resource.opts as Partial<PolicyResource["opts"]> | undefined;
    if (options?.ignoreChanges?.some(ignored => ignored.startsWith("data"))) {
        return undefined;
    }
    if (!found.known) {
        const component = ancestors(resource).find(({ type }) => type === EKS_CLUSTER);
        return (component && ofComponent(stack, component)) ?? { resource, path, mappings: Property.unknown() };
    }
    if (found.value === undefined) {
        // A patch leaves to others what it doesn't name.
        return kind(resource) === "ConfigMap" ? { resource, path, mappings: Property.of<Mapping[]>([]) } : undefined;
    }
    const list = found.value === "" ? [] : parsedList(found.value);
    return list && { resource, path, mappings: Property.of(list.map(mapping)) };
}

function mapping(entry: unknown): Mapping {
    // EKS takes the keys in any case.
    const lowercase = Object.entries(entry ?? {}).map(([key, value]) => [key.toLowerCase(), value as unknown] as const);
    const { rolearn, groups } = Object.fromEntries(lowercase);
    return { roleArn: typeof rolearn === "string" ? rolearn : "", groups: Array.isArray(groups) ? groups : [] };
}

/** What `eks.Cluster` makes aws-auth from; undefined where the pack was not shown its inputs. */
function ofComponent(stack: Stack, component: PolicyResource): AwsAuth | undefined {
    const inputs = stack.inputsOf(component);
    if (inputs === component.props) {
        return undefined;
    }
    const path = "roleMappings";
    const found = property(inputs, path);
    return {
        resource: component, path, mappings: found.map(() => found.indices.map(i => {
            const groups = property<unknown[]>(inputs, path, i, "groups");
            const each = groups.indices.map(j => property(inputs, path, i, "groups", j));
            const known = each.flatMap(group => group.known ? [group.value] : []);
            const arn = property(inputs, path, i, "roleArn");
            return {
                roleArn: arn.known && property(inputs, path, i).known ? typeof arn.value === "string" ? arn.value : "" : undefined,
                groups: groups.known && known.length === each.length ? known : undefined,
            };
        })),
    };
}
