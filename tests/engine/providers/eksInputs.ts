import { mapRolesYaml } from "../../../components/windowsSupport/roleMappings";
import { PlannedResource } from "../../../plan/resource";
import { Json, Properties, UNKNOWN, referencedUrns, secret } from "../../../plan/signatures";
import { Registered } from "./monitor";
import { bare } from "./properties";

/** What is known while the children are made, one after the other. */
export interface Known {
    /** Children that are there, by URN. */
    registered: Map<string, Registered>;
    roleArn: Json;
    mapRoles: Json;
}

/** The inputs of a child, with what a plan leaves unknown taken from the children before it. */
export function fillIn(child: PlannedResource, { tags, version }: Properties, known: Known): Properties {
    const source = (property: string): Registered | undefined => known.registered.get(child.propertyDependencies[property]?.[0] ?? "");
    const cluster = [...known.registered].find(([urn]) => urn.includes("aws:eks/cluster:Cluster"))?.[1].outputs ?? {};
    const clusterName = cluster.name ?? UNKNOWN;
    const filled: Record<string, () => Json> = {
        securityGroupId: () => source("securityGroupId")?.id || UNKNOWN,
        sourceSecurityGroupId: () => source("sourceSecurityGroupId")?.id || UNKNOWN,
        clusterName: () => clusterName,
        // The real one asks EKS for the newest version of the add-on for the cluster's version.
        addonVersion: () => `v${String(bare(version))}.0-eksbuild.1`,
        kubeconfig: () => cluster.endpoint === undefined || cluster.endpoint === UNKNOWN ? UNKNOWN : secret(kubeconfig(cluster)),
        roleArn: () => known.roleArn,
        tags: () => clusterName === UNKNOWN ? UNKNOWN
            : { Name: child.name, [`kubernetes.io/cluster/${String(clusterName)}`]: "owned", ...bare(tags) as Properties | undefined },
    };
    const inputs = Object.fromEntries(Object.entries(child.inputs).map(([key, value]) => [key, value === UNKNOWN ? filled[key]?.() ?? value : value]));
    if (child.type === "aws:eks/cluster:Cluster") {
        const group = known.registered.get(child.propertyDependencies.vpcConfig[0])?.id || UNKNOWN;
        inputs.vpcConfig = { ...inputs.vpcConfig as Properties, securityGroupIds: [group] };
    }
    return child.name.endsWith("-nodeAccess") ? { ...inputs, data: { mapRoles: known.mapRoles } } : inputs;
}

/** The kubeconfig that calls the aws CLI for tokens. */
function kubeconfig({ name, endpoint, certificateAuthority }: Properties): string {
    return JSON.stringify({
        apiVersion: "v1", kind: "Config", "current-context": "aws",
        clusters: [{ name: "kubernetes", cluster: { server: endpoint, "certificate-authority-data": (bare(certificateAuthority) as Properties).data } }],
        contexts: [{ name: "aws", context: { cluster: "kubernetes", user: "aws" } }],
        users: [{ name: "aws", user: { exec: { command: "aws", args: ["eks", "get-token", "--cluster-name", name] } } }],
    });
}

/** `mapRoles` as eks.Cluster writes it: what the program maps itself, and the roles of Linux nodes. */
export async function roleMappings(inputs: Properties, outputsOf: (urn: string) => Promise<Properties>): Promise<Json> {
    const roles = await Promise.all(referencedUrns(inputs.instanceRoles).map(async urn => (await outputsOf(urn)).arn ?? UNKNOWN));
    const linux = roles.map(roleArn => ({
        roleArn, username: "system:node:{{EC2PrivateDNSName}}", groups: ["system:bootstrappers", "system:nodes"],
    }));
    const given = (bare(inputs.roleMappings) ?? []) as { roleArn: string; username: string; groups: string[] }[];
    const all = [...given, ...linux];
    return all.some(({ roleArn }) => roleArn === UNKNOWN) || inputs.roleMappings === UNKNOWN
        ? UNKNOWN : mapRolesYaml(all as { roleArn: string; username: string; groups: string[] }[]);
}
