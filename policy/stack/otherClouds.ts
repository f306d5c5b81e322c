import { PolicyResource } from "@pulumi/policy";
import { property } from "../property";
import { clusters } from "./clusters";
import { Stack } from "./stack";

/** Clusters of others than EKS. */
const OTHER_CLUSTER = new RegExp([
    "^azure(-native)?:containerservice", "^(gcp|google-native):(container|gkeonprem|gkehub)", "^digitalocean:index/kubernetesCluster",
    "^oci:ContainerEngine", "^(linode|civo|vultr|scaleway|exoscale|ovh):.*(lke|kubernetes|sks|kube)", "^(kind|minikube|k3d|rke|talos)", "^vsphere:",
].join("|"), "i");
/** Contexts that tools name after clusters of their own, and GKE after its. */
const OTHER_CONTEXT = /^(docker-(for-)?desktop|rancher-desktop|orbstack|colima|minikube|microk8s|(kind|k3d)-|gke_)/;
/** What a kubeconfig for EKS names: the endpoint, or the command that makes its tokens. */
const EKS = /eks|aws/i;

/** Whether a Kubernetes resource certainly goes to a cluster that EKS does not run: AKS, GKE, or one of one's own. */
export function isOutsideEks(stack: Stack, resource: PolicyResource): boolean {
    const provider = stack.withUrn(resource.provider?.urn);
    const props = provider?.props ?? resource.provider?.props ?? {};
    if (OTHER_CONTEXT.test(property(props, "context").text ?? "")) {
        return true;
    }
    const kubeconfig = property(props, "kubeconfig").text;
    if (kubeconfig !== undefined && /server/i.test(kubeconfig)) {
        return !EKS.test(kubeconfig);
    }
    const sources = provider ? stack.sources(provider, "kubeconfig") : [];
    if (sources.length > 0) {
        return sources.every(({ type }) => OTHER_CLUSTER.test(type));
    }
    return clusters(stack).length === 0 && stack.once(hasOtherClusters);
}

function hasOtherClusters(stack: Stack): boolean {
    return stack.types().some(type => OTHER_CLUSTER.test(type));
}
