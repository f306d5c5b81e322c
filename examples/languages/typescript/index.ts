// A cluster with Windows nodes, with the SDK that Pulumi generates. The npm package itself takes the same arguments.
import * as eksWindows from "@pulumi/eks-windows";

const cluster = new eksWindows.WindowsCluster("cluster", {
    kubernetesVersion: "1.35",
    network: { natGateways: eksWindows.NatGatewayStrategy.Single },
    windowsNodeGroups: [{
        name: "web", amiType: eksWindows.WindowsAmiType.Core2022, instanceTypes: ["m6i.large"],
        scaling: { minSize: 2, maxSize: 4, desiredSize: 2 },
    }],
    tags: { team: "web" },
});

export const clusterName = cluster.clusterName;
export const kubeconfig = cluster.kubeconfigJson;
export const windowsNodeGroupNames = cluster.windowsNodeGroupNames;
export const podsPerNode = cluster.podsPerNode;
