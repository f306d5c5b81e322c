import { Config } from "@pulumi/pulumi";
import { ImageDelivery, NatGatewayStrategy, WindowsCluster } from "pulumi-eks-windows";

// `up` builds the image, for an hour or so, and then rolls the nodes to it; without a change it builds nothing.
const cluster = new WindowsCluster("shop", {
    kubernetesVersion: "1.35",
    network: { natGateways: NatGatewayStrategy.Single },
    imagePipelines: [{
        name: "iis",
        delivery: ImageDelivery.DuringUp,
        steps: [{ name: "event-log", powerShell: "wevtutil sl Application /ms:209715200" }],
        cachedImages: [{ reference: "mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022", sizeGiB: 6 }],
    }],
    windowsNodeGroups: [{ name: "web", imagePipeline: "iis" }],
    smokeTest: true,
    // On by default: `pulumi config set deletionProtection false` and an `up` come before `pulumi destroy`.
    deletionProtection: new Config().getBoolean("deletionProtection"),
});

export const kubeconfig = cluster.kubeconfigJson;
export const podsPerNode = cluster.podsPerNode;
