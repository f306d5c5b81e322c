import { Properties } from "../../../../plan/signatures";
import type { ResourceRules } from "../resourceRules";

function namespaced({ metadata }: Properties): string {
    const { namespace = "default", name } = metadata as Properties;
    return `${namespace}/${name}`;
}

/** What identifies an object of the whole cluster. */
function nameOf({ metadata }: Properties): string {
    return String((metadata as Properties).name);
}

const provider = (file: string) => `pulumi/pulumi-kubernetes provider/pkg/provider/${file}.go`;

/** What the Kubernetes provider makes: its names are in the metadata. */
export const kubernetesRules: Record<string, ResourceRules> = {
    "kubernetes:core/v1:ConfigMap": {
        required: [], named: "metadata.name",
        source: provider("forceNew"), identity: namespaced,
    },
    "kubernetes:core/v1:ConfigMapPatch": {
        required: [], source: provider("provider"), id: namespaced,
    },
    "kubernetes:core/v1:ServiceAccount": {
        required: [], named: "metadata.name", source: provider("forceNew"), identity: namespaced,
    },
    "kubernetes:core/v1:Namespace": {
        required: [], named: "metadata.name", source: provider("forceNew"), identity: nameOf,
    },
    "kubernetes:core/v1:PersistentVolumeClaim": {
        // A claim can grow in place.
        required: [], named: "metadata.name",
        source: provider("forceNew"), identity: namespaced,
    },
    "kubernetes:core/v1:Service": {
        required: [], named: "metadata.name", source: provider("forceNew"), identity: namespaced,
    },
    "kubernetes:apps/v1:Deployment": {
        required: [], named: "metadata.name",
        source: provider("forceNew"), identity: namespaced,
    },
    "kubernetes:policy/v1:PodDisruptionBudget": {
        required: [], named: "metadata.name", source: provider("forceNew"), identity: namespaced,
    },
    "kubernetes:networking.k8s.io/v1:Ingress": {
        required: [], named: "metadata.name", source: "pulumi/pulumi-kubernetes provider/pkg/await/ingress.go: it is ready once it has an address",
        identity: namespaced,
        outputs: (_, { name, region }) => ({ status: { loadBalancer: { ingress: [{ hostname: `k8s-site-${name}.${region}.elb.amazonaws.com` }] } } }),
    },
    "kubernetes:helm.sh/v3:Release": {
        required: ["chart"], named: "name", source: provider("helm_release"),
        identity: ({ namespace, name }) => `${String(namespace)}/${String(name)}`,
    },
    "kubernetes:node.k8s.io/v1:RuntimeClass": {
        // The API server takes no other handler for a class that exists.
        required: ["handler"], named: "metadata.name",
        source: "https://kubernetes.io/docs/reference/kubernetes-api/node-resources/runtime-class-v1/ (handler is immutable)", identity: nameOf,
    },
    "kubernetes:storage.k8s.io/v1:StorageClass": {
        required: ["provisioner"], named: "metadata.name",
        source: provider("forceNew"), identity: nameOf,
    },
    "kubernetes:batch/v1:Job": {
        required: [], named: "metadata.name",
        source: `${provider("provider")}: Create returns a partial error; Diff replaces a Job that is not ready where its annotation says so`,
        identity: namespaced,
    },
};
