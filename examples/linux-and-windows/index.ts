import { Deployment } from "@pulumi/kubernetes/apps/v1";
import { Namespace, Service } from "@pulumi/kubernetes/core/v1";
import type { core } from "@pulumi/kubernetes/types/input";
import { Config } from "@pulumi/pulumi";
import { NatGatewayStrategy, WindowsCluster } from "pulumi-eks-windows";

const cluster = new WindowsCluster("shop", {
    kubernetesVersion: "1.35",
    network: { natGateways: NatGatewayStrategy.Single },
    windowsNodeGroups: [{ name: "web" }],
    runtimeClasses: true,
    smokeTest: true,
    // On by default: `pulumi config set deletionProtection false` and an `up` come before `pulumi destroy`.
    deletionProtection: new Config().getBoolean("deletionProtection"),
});
const inCluster = { provider: cluster.kubernetesProvider, dependsOn: [cluster] };
const namespace = new Namespace("shop", { metadata: { name: "shop" } }, inCluster).metadata.name;

/** All that differs between the two systems: where the pods run. */
const WINDOWS = { runtimeClassName: "windows-2022" };
const LINUX = { nodeSelector: { "kubernetes.io/os": "linux" } };

/** A deployment that answers at its name. */
function site(name: string, where: typeof WINDOWS | typeof LINUX, container: Omit<core.v1.Container, "name">): Service {
    const labels = { app: name };
    const deployment = new Deployment(name, {
        metadata: { namespace, name },
        spec: {
            selector: { matchLabels: labels },
            template: {
                metadata: { labels },
                spec: {
                    ...where,
                    containers: [{ name, ports: [{ containerPort: 80 }], readinessProbe: { httpGet: { path: "/", port: 80 }, timeoutSeconds: 10 }, ...container }],
                },
            },
        },
    }, { ...inCluster, customTimeouts: { create: "20m", update: "20m" } });
    return new Service(name, { metadata: { namespace, name }, spec: { selector: labels, ports: [{ port: 80 }] } }, { ...inCluster, dependsOn: [cluster, deployment] });
}

const resources = (cpu: string, memory: string) => ({ limits: { cpu, memory }, requests: { cpu, memory } });

const prices = site("prices", LINUX, {
    image: "public.ecr.aws/nginx/nginx:1.29",
    command: ["sh", "-c", "echo '{ \"coffee\": 3.20 }' > /usr/share/nginx/html/index.html && exec nginx -g 'daemon off;'"],
    resources: resources("100m", "64Mi"),
});

// A Windows pod knows one search domain, that of its namespace, so it finds `prices` here and would need `prices.shop.svc.cluster.local` elsewhere.
const page = `<%@ Page Language="C#" %>IIS says: <%= new System.Net.WebClient().DownloadString("http://prices") %>`;
site("front", WINDOWS, {
    image: "mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022",
    env: [{ name: "PAGE", value: page }],
    command: ["powershell", "-Command", "Set-Content C:/inetpub/wwwroot/Default.aspx $env:PAGE; C:/ServiceMonitor.exe w3svc"],
    resources: resources("1", "1Gi"),
});

export const kubeconfig = cluster.kubeconfigJson;
export const podsPerNode = cluster.podsPerNode;
export const pricesService = prices.metadata.name;
