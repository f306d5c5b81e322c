import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { eksClusterChildren } from "../../../plan/remote/eksCluster";
import { NO_OPTIONS, PlannedResource, urnOf } from "../../../plan/resource";
import { Json, Properties, UNKNOWN, referencedUrns, resourceReference, secret } from "../../../plan/signatures";
import { fillIn, roleMappings } from "./eksInputs";
import { Monitor, Registered } from "./monitor";
import { bare } from "./properties";
import { properties, struct } from "./wire";

const COMPONENT = "eks:index:Cluster";
const CLUSTER = "aws:eks/cluster:Cluster";
const PACKAGE = require("@pulumi/eks/package.json") as { dependencies: Record<string, string> };
/** The provider of @pulumi/eks brings the oldest SDKs that its package allows, whatever the program uses. */
const versionOf = (name: string) => PACKAGE.dependencies[`@pulumi/${name}`].replace("^", "");

/**
 * Answers for the provider of @pulumi/eks: it registers `eks.Cluster` with the children that a plan shows, each with what
 * the ones before it turned out to be, and returns after the last one.
 */
export async function constructCluster(request: provider.ConstructRequest): Promise<provider.ConstructResponse> {
    if (request.getType() !== COMPONENT) {
        throw new Error(`nobody expected ${request.getType()}; the stand-in of eks knows ${COMPONENT} alone`);
    }
    const monitor = new Monitor(request.getMonitorendpoint());
    try {
        return await new ClusterConstruction(monitor, request).run();
    } finally {
        monitor.close();
    }
}

class ClusterConstruction {
    private readonly inputs: Properties;
    private readonly propertyDependencies: Record<string, string[]> = {};
    private readonly registered = new Map<string, Registered>();

    constructor(private readonly monitor: Monitor, private readonly request: provider.ConstructRequest) {
        this.inputs = properties(request.getInputs());
        request.getInputdependenciesMap().forEach((urns, key) => { this.propertyDependencies[key] = urns.getUrnsList(); });
    }

    public async run(): Promise<provider.ConstructResponse> {
        const { request, monitor } = this;
        const name = request.getName();
        // The released component shows the engine none of its inputs.
        const component = await monitor.register({
            type: COMPONENT, name, parent: request.getParent(), custom: false, dependencies: request.getDependenciesList(),
        });
        const { children, outputs } = this.children(component.urn);
        const role = await this.role();
        const mappings = await roleMappings(this.inputs, urn => monitor.outputsOf(urn));
        for (const child of children) {
            const inputs = fillIn(child, this.inputs, { registered: this.registered, roleArn: role, mapRoles: mappings });
            this.registered.set(child.urn, await monitor.register({
                ...child, parent: child.parent!, inputs,
                provider: child.type.startsWith("kubernetes:") ? this.kubernetesProvider(children) : undefined,
                version: child.custom ? versionOf(child.type.startsWith("aws:") ? "aws" : "kubernetes") : undefined,
            }));
        }
        const cluster = children.find(({ type }) => type === CLUSTER)!;
        const state = this.state(cluster.urn, outputs);
        await monitor.registerOutputs(component.urn, state);
        const response = new provider.ConstructResponse().setUrn(component.urn).setState(struct(state));
        Object.keys(state).forEach(key => response.getStatedependenciesMap().set(key,
            new provider.ConstructResponse.PropertyDependencies().setUrnsList([cluster.urn])));
        return response;
    }

    /** The children as the offline plan lists them. */
    private children(urn: string): { children: PlannedResource[]; outputs: string[] } {
        const { request } = this;
        const children: PlannedResource[] = [];
        const component = {
            urn, type: COMPONENT, name: request.getName(), custom: false, inputs: this.inputs, outputs: {},
            dependencies: request.getDependenciesList(), propertyDependencies: this.propertyDependencies, options: NO_OPTIONS,
        };
        const { outputs } = eksClusterChildren(component, child => {
            const planned = { ...child, urn: urnOf(request.getStack(), request.getProject(), child.parent, child.type, child.name) };
            children.push(planned);
            return planned;
        });
        return { children, outputs: Object.keys(outputs) };
    }

    private async role(): Promise<Json> {
        const [urn] = referencedUrns(this.inputs.serviceRole);
        return (await this.monitor.outputsOf(urn)).arn ?? UNKNOWN;
    }

    private kubernetesProvider(children: PlannedResource[]): string {
        const { urn } = children.find(({ type }) => type === "pulumi:providers:kubernetes")!;
        return `${urn}::${this.registered.get(urn)!.id || UNKNOWN}`;
    }

    /** What the component says of itself: all of it follows from the cluster. */
    private state(clusterUrn: string, keys: string[]): Properties {
        const cluster = this.registered.get(clusterUrn)!;
        const known = cluster.outputs.endpoint !== undefined && cluster.outputs.endpoint !== UNKNOWN;
        const kubeconfig = this.registered.get([...this.registered.keys()].find(urn => urn.includes("pulumi:providers:kubernetes"))!)!.outputs.kubeconfig;
        const [identity] = (bare(cluster.outputs.identities) ?? []) as { oidcs: { issuer: string }[] }[];
        const values: Properties = {
            eksCluster: { ...resourceReference(clusterUrn) as Properties, id: cluster.id },
            kubeconfigJson: secret(kubeconfig ?? UNKNOWN),
            kubeconfig: secret(known ? JSON.parse(String(bare(kubeconfig))) : UNKNOWN),
            // The component's own second group, not the one that EKS makes for the cluster.
            clusterSecurityGroupId: [...this.registered].find(([urn]) => urn.endsWith("eksClusterSecurityGroup"))?.[1].id || UNKNOWN,
            oidcIssuer: known ? identity.oidcs[0].issuer.replace("https://", "") : UNKNOWN,
            oidcProviderUrl: known ? identity.oidcs[0].issuer : UNKNOWN,
            nodeSecurityGroupId: [...this.registered].find(([urn]) => urn.endsWith("nodeSecurityGroup"))?.[1].id || UNKNOWN,
        };
        return Object.fromEntries(keys.map(key => [key, values[key] ?? UNKNOWN]));
    }
}
