import { DaemonSet, Deployment } from "@pulumi/kubernetes/apps/v1";
import { ConfigMap, ConfigMapPatch, Service } from "@pulumi/kubernetes/core/v1";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1";
import { RuntimeClass } from "@pulumi/kubernetes/node/v1";
import { Provider } from "@pulumi/kubernetes/provider";
import { Programs } from "./forms";

const KUBECONFIG = JSON.stringify({ clusters: [{ name: "c", cluster: { server: "https://203.0.113.7:6443" } }] });
const pods = (app: string, spec: object) => ({
    spec: { selector: { matchLabels: { app } }, template: { metadata: { labels: { app } },
        spec: { containers: [{ name: app, image: `${app}:1` }], ...spec } } },
});

/** Kubernetes, wherever it runs. */
export const kubernetesOnly: Programs = {
    "Linux workloads of the default provider": () => {
        new DaemonSet("agent", pods("agent", { hostNetwork: true, hostPID: true }));
        new Deployment("web", pods("web", { securityContext: { fsGroup: 1000 } }));
        new Service("web", { spec: { type: "LoadBalancer", selector: { app: "web" }, ports: [{ port: 80 }] } });
        new NetworkPolicy("deny", { spec: { podSelector: {} } });
    },
    "Linux workloads of a provider with a file": () => {
        const provider = new Provider("onprem", { kubeconfig: KUBECONFIG, namespace: "shop" });
        new Deployment("web", pods("web", { nodeSelector: { "kubernetes.io/os": "linux" } }), { provider });
        new ConfigMap("cni", { metadata: { name: "amazon-vpc-cni", namespace: "kube-system" }, data: { "enable-windows-ipam": "false" } },
            { provider });
        new ConfigMapPatch("auth", { metadata: { name: "aws-auth", namespace: "kube-system" }, data: { mapRoles: "[]" } }, { provider });
        new CustomResource("eni", { apiVersion: "crd.k8s.amazonaws.com/v1alpha1", kind: "ENIConfig", metadata: { name: "a" },
            spec: { subnet: "subnet-1" } }, { provider });
        new CustomResource("policy", {
            apiVersion: "vpcresources.k8s.aws/v1beta1", kind: "SecurityGroupPolicy", metadata: { name: "a" },
            spec: { podSelector: {}, securityGroups: { groupIds: ["sg-1"] } },
        }, { provider });
    },
    "two providers": () => {
        ["one", "two"].forEach(name => new Deployment(name, pods(name, { hostNetwork: true }),
            { provider: new Provider(name, { kubeconfig: KUBECONFIG, context: name }) }));
    },
    "a runtime class that nobody uses": () => {
        new RuntimeClass("windows", { metadata: { name: "windows-2022" }, handler: "runhcs-wcow-process",
            scheduling: { nodeSelector: { "kubernetes.io/os": "windows" } } });
        new Deployment("web", pods("web", { hostNetwork: true, runtimeClassName: "gvisor" }));
    },
    "affinity away from Windows": () => {
        new DaemonSet("agent", pods("agent", {
            hostNetwork: true,
            affinity: {
                nodeAffinity: {
                    requiredDuringSchedulingIgnoredDuringExecution: {
                        nodeSelectorTerms: [{ matchExpressions: [{ key: "kubernetes.io/os", operator: "NotIn", values: ["windows"] }] }],
                    },
                },
            },
        }));
    },
};
