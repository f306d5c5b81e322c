import { Deployment } from "@pulumi/kubernetes/apps/v1";
import { Namespace, Service } from "@pulumi/kubernetes/core/v1";
import { Config } from "@pulumi/pulumi";
import { NatGatewayStrategy, WindowsCluster } from "pulumi-eks-windows";

const config = new Config();
// Of app/Dockerfile, with a tag that is never built twice: kubelet asks the registry for `latest` at every start.
const image = config.require("image");

const cluster = new WindowsCluster("shop", {
    kubernetesVersion: "1.35",
    network: { natGateways: NatGatewayStrategy.Single },
    imagePipelines: [{
        name: "framework",
        // It holds its base image, too: 8 GiB on the disk, which a node would extract for eight minutes.
        cachedImages: [{ reference: image, sizeGiB: 8 }],
        // The evening of Microsoft's patch day, the second Tuesday. The next `pulumi up` rolls the nodes.
        schedule: { expression: "cron(0 22 ? * TUE#2 *)", timezone: "Europe/Berlin" },
        // Snapshots that have booted Windows before, as many as an update of the nodes starts at once.
        fastLaunch: {},
    }],
    windowsNodeGroups: [{ name: "web", imagePipeline: "framework", scaling: { minSize: 2, maxSize: 4, desiredSize: 2 } }],
    runtimeClasses: true,
    smokeTest: true,
    // On by default: `pulumi config set deletionProtection false` and an `up` come before `pulumi destroy`.
    deletionProtection: config.getBoolean("deletionProtection"),
});
const inCluster = { provider: cluster.kubernetesProvider, dependsOn: [cluster] };

const namespace = new Namespace("shop", { metadata: { name: "shop" } }, inCluster).metadata.name;
const labels = { app: "shop" };

const app = new Deployment("shop", {
    // The commands in the README say this name.
    metadata: { namespace, name: "shop" },
    spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: {
            metadata: { labels },
            spec: {
                runtimeClassName: "windows-2022",
                containers: [{
                    name: "shop", image,
                    ports: [{ containerPort: 80 }],
                    // ASP.NET compiles the page when it is asked for first.
                    startupProbe: { httpGet: { path: "/", port: 80 }, timeoutSeconds: 10, periodSeconds: 10, failureThreshold: 30 },
                    readinessProbe: { httpGet: { path: "/", port: 80 }, timeoutSeconds: 5 },
                    resources: { limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "1", memory: "1Gi" } },
                }],
            },
        },
    },
    // The first nodes run Amazon's AMI and pull the whole image.
}, { ...inCluster, customTimeouts: { create: "30m", update: "20m" } });

new Service("shop", {
    metadata: { namespace, name: "shop" },
    spec: { selector: labels, ports: [{ port: 80 }] },
}, { ...inCluster, dependsOn: [cluster, app] });

export const kubeconfig = cluster.kubeconfigJson;
export const podsPerNode = cluster.podsPerNode;
