import * as eks from "@pulumi/aws/eks";
import { DaemonSet, Deployment, StatefulSet } from "@pulumi/kubernetes/apps/v1";
import { ConfigMap, Namespace, Pod, Service, ServiceAccount } from "@pulumi/kubernetes/core/v1";
import { CronJob, Job } from "@pulumi/kubernetes/batch/v1";
import { Release } from "@pulumi/kubernetes/helm/v3";
import { ConfigGroup } from "@pulumi/kubernetes/yaml/v2";
import { Programs } from "./forms";
import { cluster, kubernetes, nodeGroup, nodeRole, role } from "./parts";

const metadata = (app: string) => ({ labels: { app } });
const selector = (app: string) => ({ matchLabels: { app } });
const NODE_USER = "system:node:{{EC2PrivateDNSName}}";

/** A Linux cluster and its Kubernetes provider. */
function linuxCluster() {
    const made = cluster("eks");
    nodeGroup("linux", made, {});
    return { made, provider: kubernetes("k8s", made) };
}

/** What runs on Linux nodes, in ways that Windows pods can't. */
export const linuxWorkloads: Programs = {
    "agents on the host's network": () => {
        const { provider } = linuxCluster();
        ["node-exporter", "fluent-bit"].forEach(app => new DaemonSet(app, {
            metadata: { namespace: "monitoring" },
            spec: {
                selector: selector(app), template: {
                    metadata: metadata(app), spec: {
                        hostNetwork: true, hostPID: true, tolerations: [{ operator: "Exists" }],
                        containers: [{ name: app, image: `${app}:1`, securityContext: { privileged: true,
                            capabilities: { add: ["SYS_ADMIN"] } } }],
                        volumes: [{ name: "root", hostPath: { path: "/" } }],
                        securityContext: { fsGroup: 1000, runAsUser: 0, seLinuxOptions: { level: "s0" } },
                    },
                },
            },
        }, { provider }));
    },
    "a shop with a database": () => {
        const { provider } = linuxCluster();
        const namespace = new Namespace("shop", { metadata: { name: "shop" } }, { provider });
        const inside = { namespace: namespace.metadata.name };
        new Deployment("web", {
            metadata: inside, spec: { replicas: 2000, selector: selector("web"),
                template: { metadata: metadata("web"), spec: { containers: [{ name: "web", image: "nginx:latest" }] } } },
        }, { provider });
        new Service("web", { metadata: inside, spec: { type: "LoadBalancer", selector: { app: "web" }, ports: [{ port: 80 }],
            ipFamilyPolicy: "RequireDualStack" } }, { provider });
        new StatefulSet("db", {
            metadata: inside, spec: {
                serviceName: "db", selector: selector("db"), template: {
                    metadata: metadata("db"), spec: { nodeSelector: { "kubernetes.io/os": "linux" }, securityContext: { fsGroup: 999 },
                        containers: [{ name: "db", image: "postgres:17" }] },
                },
            },
        }, { provider });
        new CronJob("backup", {
            metadata: inside, spec: { schedule: "0 3 * * *", jobTemplate: { spec: { template: { spec: { restartPolicy: "Never",
                containers: [{ name: "backup" }] } } } } },
        }, { provider });
        new Job("migrate", { metadata: inside, spec: { template: { spec: { restartPolicy: "Never", containers: [{ name: "m",
            image: "m" }] } } } }, { provider });
        new Pod("debug", { spec: { hostNetwork: true, containers: [{ name: "sh", image: "busybox",
            securityContext: { privileged: true } }] } }, { provider });
    },
    "Pod Identity": () => {
        const { made, provider } = linuxCluster();
        const { role: ofPods } = role("s3-readers", "pods.eks.amazonaws.com", ["AmazonS3ReadOnlyAccess"]);
        const account = new ServiceAccount("reader", { metadata: { namespace: "default", name: "reader" } }, { provider });
        new eks.Addon("agent", { clusterName: made.name, addonName: "eks-pod-identity-agent" });
        new eks.PodIdentityAssociation("reader", {
            clusterName: made.name, namespace: "default", serviceAccount: account.metadata.name, roleArn: ofPods.arn,
        });
        new Deployment("reader", {
            spec: {
                selector: selector("reader"), template: { metadata: metadata("reader"),
                    spec: { serviceAccountName: "reader", containers: [{ name: "r", image: "r" }] } },
            },
        }, { provider });
    },
    "aws-auth for Linux nodes and people": () => {
        const made = cluster("eks");
        const { role: ofNodes } = nodeRole("nodes");
        new ConfigMap("aws-auth", {
            metadata: { name: "aws-auth", namespace: "kube-system" }, data: {
                mapRoles: ofNodes.arn.apply(rolearn => JSON.stringify([
                    { rolearn, username: NODE_USER, groups: ["system:bootstrappers", "system:nodes"] },
                    { rolearn: "arn:aws:iam::111122223333:role/admins", username: "admin", groups: ["system:masters"] },
                ])),
                mapUsers: "- userarn: arn:aws:iam::111122223333:user/ops\n  username: ops\n  groups: [system:masters]\n",
            },
        }, { provider: kubernetes("k8s", made) });
        nodeGroup("linux", made, { nodeRoleArn: ofNodes.arn });
    },
    "charts": () => {
        const { made, provider } = linuxCluster();
        new Release("load-balancer-controller", {
            chart: "aws-load-balancer-controller", namespace: "kube-system", repositoryOpts: { repo: "https://aws.github.io/eks-charts" },
            values: { clusterName: made.name, vpcId: "vpc-0a1b2c3d", nodeSelector: { "kubernetes.io/os": "linux" } },
        }, { provider });
        new Release("prometheus", { chart: "kube-prometheus-stack", values: { "prometheus-windows-exporter": { enabled: false },
            windowsMonitoring: { enabled: false } } }, { provider });
        new Release("cilium", { chart: "cilium", namespace: "kube-system",
            values: { eni: { enabled: true }, ipam: { mode: "eni" }, ipv6: { enabled: true } } }, { provider });
    },
    "several clusters in one program": () => {
        const blue = cluster("blue", { kubernetesNetworkConfig: { ipFamily: "ipv6" } });
        const green = cluster("green", { version: "1.33" });
        nodeGroup("blue", blue, { version: "1.32" });
        nodeGroup("green", green, { amiType: "BOTTLEROCKET_x86_64" });
        [blue, green].forEach((each, i) => new Deployment(`app-${i}`, {
            spec: { selector: selector("app"), template: { metadata: metadata("app"), spec: { containers: [{ name: "a", image: "a" }] } } },
        }, { provider: kubernetes(`k8s-${i}`, each) }));
    },
    "manifests as YAML": () => {
        const { provider } = linuxCluster();
        new ConfigGroup("manifests", { yaml: "apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n" }, { provider });
    },
    "a ConfigMap that speaks of Windows": () => {
        const { provider } = linuxCluster();
        new ConfigMap("values", { metadata: { name: "values" }, data: { "values.yaml": "nodeSelector: {kubernetes.io/os: windows}\n" } },
            { provider });
    },
};
