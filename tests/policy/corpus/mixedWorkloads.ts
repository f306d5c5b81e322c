import * as eks from "@pulumi/aws/eks";
import * as ssm from "@pulumi/aws/ssm";
import { DaemonSet, Deployment } from "@pulumi/kubernetes/apps/v1";
import { ConfigMapPatch, Service, ServiceAccount } from "@pulumi/kubernetes/core/v1";
import { RuntimeClass } from "@pulumi/kubernetes/node/v1";
import { Release } from "@pulumi/kubernetes/helm/v3";
import { Programs } from "./forms";
import { windowsReady } from "./mixedNodes";
import { WINDOWS_CLUSTER_POLICIES, WINDOWS_TAINT, cluster, kubernetes, nodeGroup, role } from "./parts";

const ON_WINDOWS = {
    nodeSelector: { "kubernetes.io/os": "windows", "kubernetes.io/arch": "amd64" },
    tolerations: [{ key: "os", operator: "Equal", value: "windows", effect: "NoSchedule" }],
};
const ON_LINUX = { nodeSelector: { "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64" } };
const pods = (app: string, spec: object) => ({
    selector: { matchLabels: { app } },
    template: { metadata: { labels: { app } }, spec: { containers: [{ name: app, image: `registry.example/${app}:1` }], ...spec } },
});

/** A cluster with a Windows group, and its Kubernetes provider. */
function mixed(name = "eks") {
    const made = windowsReady(name);
    const windows = nodeGroup(`${name}-windows`, made, { amiType: "WINDOWS_CORE_2022_x86_64", taints: [WINDOWS_TAINT] });
    return { made, provider: kubernetes(`${name}-k8s`, made), windows };
}

/** What runs on mixed clusters done right. */
export const mixedWorkloads: Programs = {
    "pods of both systems": () => {
        const { provider, windows } = mixed();
        new Deployment("iis", { spec: { replicas: 3, ...pods("iis", ON_WINDOWS) } }, { provider, dependsOn: windows });
        new Deployment("nginx", { spec: { replicas: 2, ...pods("nginx", ON_LINUX) } }, { provider });
        new Service("iis", { spec: { type: "LoadBalancer", selector: { app: "iis" }, ports: [{ port: 80 }] } }, { provider });
        new DaemonSet("agent", { spec: pods("agent", { ...ON_LINUX, hostNetwork: true, securityContext: { fsGroup: 1 },
            hostPID: true }) }, { provider });
    },
    "Linux pods that the taint alone keeps off": () => {
        const { provider } = mixed();
        new Deployment("nginx", { spec: pods("nginx", {}) }, { provider });
        new Deployment("iis", { spec: pods("iis", ON_WINDOWS) }, { provider });
    },
    "Windows pods on a cluster that is only read, whose nodes another stack has": () => {
        for (const name of ["legacy", "auto"]) {
            const provider = kubernetes(`${name}-k8s`, eks.Cluster.get(name, name));
            new Deployment(`${name}-iis`, { spec: pods("iis", ON_WINDOWS) }, { provider });
        }
    },
    "pods by a runtime class": () => {
        const { provider } = mixed();
        const runtime = new RuntimeClass("windows-2022", {
            metadata: { name: "windows-2022" }, handler: "runhcs-wcow-process",
            scheduling: { ...ON_WINDOWS, nodeSelector: { ...ON_WINDOWS.nodeSelector, "node.kubernetes.io/windows-build": "10.0.20348" } },
        }, { provider });
        new Deployment("iis", { spec: pods("iis", { ...ON_WINDOWS, runtimeClassName: runtime.metadata.name }) }, { provider });
    },
    "agents as HostProcess pods": () => {
        const { provider } = mixed();
        new DaemonSet("exporter", {
            metadata: { namespace: "monitoring" },
            spec: pods("exporter", {
                ...ON_WINDOWS, hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true,
                    runAsUserName: "NT AUTHORITY\\SYSTEM" } },
            }),
        }, { provider });
    },
    "Pod Identity for Linux pods": () => {
        const { made, provider } = mixed();
        const { role: ofPods } = role("reader", "pods.eks.amazonaws.com", ["AmazonS3ReadOnlyAccess"]);
        new eks.Addon("agent", { clusterName: made.name, addonName: "eks-pod-identity-agent" });
        const account = new ServiceAccount("reader", { metadata: { name: "reader", namespace: "shop" } }, { provider });
        new eks.PodIdentityAssociation("reader", { clusterName: made.name, namespace: "shop", serviceAccount: "reader",
            roleArn: ofPods.arn }, { dependsOn: account });
        new Deployment("reader", { metadata: { namespace: "shop" }, spec: pods("reader", { ...ON_LINUX, serviceAccountName: "reader" }) },
            { provider });
        new Deployment("iis", { metadata: { namespace: "shop" }, spec: pods("iis", { ...ON_WINDOWS, serviceAccountName: "iis" }) },
            { provider });
    },
    "IAM roles of service accounts, and charts": () => {
        const { made, provider } = mixed();
        new ServiceAccount("iis", { metadata: { name: "iis",
            annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/iis" } } }, { provider });
        new Deployment("iis", { spec: pods("iis", { ...ON_WINDOWS, serviceAccountName: "iis" }) }, { provider });
        new Release("windows-exporter", { chart: "prometheus-windows-exporter", values: { nodeSelector: ON_WINDOWS.nodeSelector } },
            { provider });
        new Release("autoscaler", { chart: "cluster-autoscaler", values: { autoDiscovery: { clusterName: made.name }, ...ON_LINUX } },
            { provider });
    },
    "Fargate for Linux pods of a namespace": () => {
        const { made, provider } = mixed();
        const { role: ofPods } = role("pods", "eks-fargate-pods.amazonaws.com", ["AmazonEKSFargatePodExecutionRolePolicy"]);
        new eks.FargateProfile("jobs", { clusterName: made.name, podExecutionRoleArn: ofPods.arn, selectors: [{ namespace: "jobs" }] });
        new Deployment("iis", { metadata: { namespace: "web" }, spec: pods("iis", ON_WINDOWS) }, { provider });
    },
    "a CNI that the cluster brings along": () => {
        const made = cluster("eks", {}, WINDOWS_CLUSTER_POLICIES);
        const provider = kubernetes("k8s", made);
        const ipam = new ConfigMapPatch("cni", {
            metadata: { name: "amazon-vpc-cni", namespace: "kube-system", annotations: { "pulumi.com/patchForce": "true" } },
            data: { "enable-windows-ipam": "true" },
        }, { provider });
        nodeGroup("linux", made);
        const group = nodeGroup("windows", made, { amiType: "WINDOWS_CORE_2022_x86_64", taints: [WINDOWS_TAINT] });
        return { ipam: ipam.id, group: group.arn };
    },
    "Patch Manager for servers elsewhere": () => {
        mixed();
        const baseline = new ssm.PatchBaseline("servers", { operatingSystem: "AMAZON_LINUX_2023" });
        new ssm.PatchGroup("servers", { baselineId: baseline.id, patchGroup: "bastions" });
    },
    "two clusters with workloads of their own": () => {
        for (const name of ["blue", "green"]) {
            const { provider } = mixed(name);
            new Deployment(`${name}-iis`, { spec: pods("iis", ON_WINDOWS) }, { provider });
        }
    },
};
