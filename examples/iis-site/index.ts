import { Deployment } from "@pulumi/kubernetes/apps/v1";
import { Namespace, Service } from "@pulumi/kubernetes/core/v1";
import { Release } from "@pulumi/kubernetes/helm/v3";
import { Ingress } from "@pulumi/kubernetes/networking/v1";
import { PodDisruptionBudget } from "@pulumi/kubernetes/policy/v1";
import { Config, interpolate } from "@pulumi/pulumi";
import { NatGatewayStrategy, WindowsCluster, WindowsServiceAccount } from "pulumi-eks-windows";
import { controllerPolicy } from "./controllerPolicy";

const cluster = new WindowsCluster("site", {
    kubernetesVersion: "1.35",
    network: { natGateways: NatGatewayStrategy.Single },
    windowsNodeGroups: [{ name: "web", scaling: { minSize: 2, maxSize: 4, desiredSize: 2 } }],
    runtimeClasses: true,
    smokeTest: true,
    // On by default: `pulumi config set deletionProtection false` and an `up` come before `pulumi destroy`.
    deletionProtection: new Config().getBoolean("deletionProtection"),
});
const inCluster = { provider: cluster.kubernetesProvider, dependsOn: [cluster] };

// The component makes roles for service accounts of Linux pods, too.
const account = new WindowsServiceAccount("aws-load-balancer-controller", {
    oidcProviderArn: cluster.oidcProviderArn, namespace: "kube-system", inlinePolicy: cluster.clusterName.apply(controllerPolicy),
}, { providers: { kubernetes: cluster.kubernetesProvider }, dependsOn: [cluster] });

const controller = new Release("aws-load-balancer-controller", {
    chart: "aws-load-balancer-controller", version: "3.5.0", repositoryOpts: { repo: "https://aws.github.io/eks-charts" },
    namespace: account.namespace,
    values: {
        clusterName: cluster.clusterName,
        region: new Config("aws").require("region"),
        vpcId: cluster.vpcId,
        serviceAccount: { create: false, name: account.serviceAccountName },
        // Its image is for Linux alone.
        nodeSelector: { "kubernetes.io/os": "linux" },
        // Each of these needs rights of its own.
        enableShield: false, enableWaf: false, enableWafv2: false,
        // Otherwise no Service can be made in the whole cluster while the controller is down.
        enableServiceMutatorWebhook: false,
    },
}, inCluster);

const namespace = new Namespace("site", { metadata: { name: "site" } }, inCluster).metadata.name;
const labels = { app: "iis" };

const iis = new Deployment("iis", {
    metadata: { namespace },
    spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: {
            metadata: { labels },
            spec: {
                runtimeClassName: "windows-2022",
                topologySpreadConstraints: [{
                    maxSkew: 1, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway", labelSelector: { matchLabels: labels },
                }],
                terminationGracePeriodSeconds: 60,
                containers: [{
                    name: "iis",
                    image: "mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022",
                    ports: [{ containerPort: 80 }],
                    // Five minutes for the first answer, since a cold IIS is slow; after that, a pod that hangs gets no requests within 15 seconds.
                    startupProbe: { httpGet: { path: "/", port: 80 }, timeoutSeconds: 5, periodSeconds: 10, failureThreshold: 30 },
                    readinessProbe: { httpGet: { path: "/", port: 80 }, timeoutSeconds: 5, periodSeconds: 5, failureThreshold: 3 },
                    // Nodes take a moment to learn that a pod goes, and send requests to it until then.
                    lifecycle: { preStop: { sleep: { seconds: 10 } } },
                    resources: { limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "1", memory: "1Gi" } },
                }],
            },
        },
    },
}, { ...inCluster, customTimeouts: { create: "20m", update: "20m" } });

new PodDisruptionBudget("iis", { metadata: { namespace }, spec: { maxUnavailable: 1, selector: { matchLabels: labels } } }, inCluster);

const service = new Service("iis", {
    metadata: { namespace },
    // Instance targets are the nodes' own ports.
    spec: { type: "NodePort", selector: labels, ports: [{ port: 80 }] },
}, { ...inCluster, dependsOn: [cluster, iis] });

const annotations = {
    "scheme": "internet-facing",
    "target-type": "instance",
    // Without this, every node of the cluster is a target, Linux nodes too.
    "target-node-labels": "kubernetes.io/os=windows",
    // A node answers for any ready pod, so this finds nodes that don't forward. The load balancer gives up a node after 30 seconds.
    "healthcheck-path": "/",
    "healthcheck-interval-seconds": "10",
    "healthcheck-timeout-seconds": "5",
    "healthy-threshold-count": "2",
    "unhealthy-threshold-count": "3",
    // Requests to a node that is taken out have this long to end.
    "target-group-attributes": "deregistration_delay.timeout_seconds=60",
};
const ingress = new Ingress("iis", {
    metadata: {
        namespace,
        annotations: Object.fromEntries(Object.entries(annotations).map(([key, value]) => [`alb.ingress.kubernetes.io/${key}`, value])),
    },
    spec: {
        ingressClassName: "alb",
        rules: [{ http: { paths: [{ path: "/", pathType: "Prefix", backend: { service: { name: service.metadata.name, port: { number: 80 } } } }] } }],
    },
    // The controller goes after the ingress: it is the one that deletes the load balancer.
}, { ...inCluster, dependsOn: [cluster, controller] });

export const kubeconfig = cluster.kubeconfigJson;
export const podsPerNode = cluster.podsPerNode;
export const siteUrl = interpolate`http://${ingress.status.loadBalancer.ingress[0].hostname}`;
