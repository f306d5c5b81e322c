import { PlannedResource } from "../../plan/resource";
import { Properties, UNKNOWN } from "../../plan/signatures";
import { RawStack } from "./stack";

/** Kubernetes resources of one cluster of a stack: their provider is made from the cluster, or later has its endpoint. */
export class ClusterKubernetes {
    private readonly provider: PlannedResource;

    constructor(private readonly stack: RawStack, cluster: PlannedResource) {
        this.provider = stack.add("pulumi:providers:kubernetes", `${cluster.name}-kubernetes`, {});
        if (stack.preview === "first") {
            stack.link(this.provider, "kubeconfig", cluster);
            stack.set(cluster, { endpoint: UNKNOWN });
        } else {
            const endpoint = `https://${cluster.name}.gr7.eu-central-1.eks.amazonaws.com`;
            stack.set(cluster, { endpoint });
            stack.set(this.provider, { kubeconfig: JSON.stringify({ clusters: [{ cluster: { server: endpoint } }] }) });
        }
    }

    /** Adds a resource of Kubernetes, such as `core/v1:ConfigMap`. */
    public add(type: string, name: string, inputs: Properties): PlannedResource {
        const resource = this.stack.add(`kubernetes:${type}`, name, inputs);
        resource.provider = this.provider.urn;
        return resource;
    }

    /** Adds the ConfigMap `amazon-vpc-cni`, or a patch of it. */
    public addVpcCni(data: Properties | string | undefined, kind: "ConfigMap" | "ConfigMapPatch" = "ConfigMap", metadata: Properties = {}): PlannedResource {
        return this.add(`core/v1:${kind}`, "amazon-vpc-cni", {
            metadata: { name: "amazon-vpc-cni", namespace: "kube-system", ...metadata }, ...data !== undefined && { data },
        });
    }
}
