import { Deployment } from "@pulumi/kubernetes/apps/v1";
import { Namespace, PersistentVolumeClaim, Service } from "@pulumi/kubernetes/core/v1";
import { PodDisruptionBudget } from "@pulumi/kubernetes/policy/v1";
import { Config, interpolate } from "@pulumi/pulumi";
import { NatGatewayStrategy, WindowsCluster } from "pulumi-eks-windows";

// `runtimeClasses` makes the class windows-2022, `windowsStorage` the StorageClass windows-gp3; the smoke test then proves both
// DNS and volumes on every group before `up` succeeds.
const cluster = new WindowsCluster("site", {
    kubernetesVersion: "1.35",
    network: { natGateways: NatGatewayStrategy.Single },
    windowsNodeGroups: [{ name: "web", scaling: { minSize: 1, maxSize: 3, desiredSize: 2 } }],
    runtimeClasses: true,
    windowsStorage: true,
    smokeTest: true,
    // On by default: `pulumi config set deletionProtection false` and an `up` come before `pulumi destroy`.
    deletionProtection: new Config().getBoolean("deletionProtection"),
});
// These come after the whole cluster, nodes included: there is no RuntimeClass and no StorageClass before.
const inCluster = { provider: cluster.kubernetesProvider, dependsOn: [cluster] };

const namespace = new Namespace("site", { metadata: { name: "site" } }, inCluster).metadata.name;
const labels = { app: "iis" };

const files = new PersistentVolumeClaim("files", {
    metadata: { namespace },
    spec: { storageClassName: "windows-gp3", accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "10Gi" } } },
}, inCluster);

const iis = new Deployment("iis", {
    metadata: { namespace },
    spec: {
        // One node can have the volume: a second pod, or a new one beside the old, would wait for it forever.
        replicas: 1,
        strategy: { type: "Recreate" },
        selector: { matchLabels: labels },
        template: {
            metadata: { labels },
            spec: {
                // All that the pod says about Windows: the class brings node selector and toleration.
                runtimeClassName: "windows-2022",
                // Time for IIS to finish its requests; a volume then needs about a minute to get to another node.
                terminationGracePeriodSeconds: 60,
                containers: [{
                    name: "iis",
                    image: "mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022",
                    ports: [{ containerPort: 80 }],
                    readinessProbe: { tcpSocket: { port: 80 } },
                    resources: { limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "1", memory: "1Gi" } },
                    volumeMounts: [{ name: "files", mountPath: "C:\\inetpub\\wwwroot" }],
                }],
                volumes: [{ name: "files", persistentVolumeClaim: { claimName: files.metadata.name } }],
            },
        },
    },
}, { ...inCluster, customTimeouts: { create: "20m", update: "20m" } });

// With one pod, a budget that keeps one would block every update of the nodes; this one lets a single pod go at a time.
new PodDisruptionBudget("iis", {
    metadata: { namespace },
    spec: { maxUnavailable: 1, selector: { matchLabels: labels } },
}, inCluster);

const service = new Service("iis", {
    // Other pods say this name.
    metadata: { namespace, name: "iis" },
    spec: { selector: labels, ports: [{ port: 80 }] },
}, { ...inCluster, dependsOn: [cluster, iis] });

export const kubeconfig = cluster.kubeconfigJson;
export const podsPerNode = cluster.podsPerNode;
export const siteUrl = interpolate`http://${service.metadata.name}.${namespace}.svc.cluster.local`;
