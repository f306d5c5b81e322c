import { PlannedResource } from "../../../plan/resource";
import { Json, Properties, UNKNOWN, plain, referencedUrns } from "../../../plan/signatures";

type Registered = Omit<PlannedResource, "urn">;

/**
 * Inputs of a resource that a component makes in its own provider, as they are once everything exists: what one other
 * resource gives. A program's own resources need none of it, since their inputs are known when they are registered.
 */
export function resolved(resource: Registered, resources: PlannedResource[]): Properties {
    return Object.fromEntries(Object.entries(resource.inputs).map(([key, value]) => {
        const sources = (resource.propertyDependencies[key] ?? []).map(urn => resources.find(each => each.urn === urn)).filter(found =>
            found !== undefined);
        return [key, resource.name.endsWith("-nodeAccess") && key === "data" ? { mapRoles: mapRoles(resource, resources) } : given(key,
            value, sources)];
    }));
}

function given(key: string, value: Json, sources: PlannedResource[]): Json {
    if (Array.isArray(value)) {
        return value.map(item => given(key, item, sources));
    }
    if (value !== null && typeof value === "object") {
        return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, given(name, member, sources)]));
    }
    if (value !== UNKNOWN) {
        return value;
    }
    const outputs = sources[0]?.outputs ?? {};
    if (key === "kubeconfig") {
        return JSON.stringify({ clusters: [{ cluster: { server: outputs.endpoint } }] });
    }
    return outputs[key.endsWith("Arn") ? "arn" : /^(clusterName|role)$/.test(key) ? "name" : "id"] ?? `some-${key}`;
}

/** The ConfigMap aws-auth as the component renders it. */
function mapRoles({ parent }: Registered, resources: PlannedResource[]): string {
    const { inputs = {} } = resources.find(({ urn }) => urn === parent) ?? {};
    const ofInstances = referencedUrns(inputs.instanceRoles).map(urn => ({
        rolearn: resources.find(each => each.urn === urn)?.outputs.arn ?? UNKNOWN,
        username: "system:node:{{EC2PrivateDNSName}}", groups: ["system:bootstrappers", "system:nodes"],
    }));
    const given = (plain(inputs.roleMappings) ?? []) as Properties[];
    return JSON.stringify([...ofInstances, ...given.map(({ roleArn, username, groups }) => ({ rolearn: roleArn, username, groups }))]);
}
