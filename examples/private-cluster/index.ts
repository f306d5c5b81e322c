import { Config } from "@pulumi/pulumi";
import { NatGatewayStrategy, WindowsCluster } from "pulumi-eks-windows";

const config = new Config();

// Nodes call AWS through VPC endpoints, and nothing else. Run this where the VPC is reached: the Kubernetes API is private too.
const cluster = new WindowsCluster("shop", {
    kubernetesVersion: "1.35",
    network: { natGateways: NatGatewayStrategy.None },
    endpoint: { publicAccess: false },
    // Amazon's AMI comes patched every month; a build has no Windows Update here.
    windowsNodeGroups: [{ name: "web" }],
    smokeTest: true,
    // Microsoft's registry has no VPC endpoint.
    smokeTestImage: config.require("smokeTestImage"),
    // On by default: `pulumi config set deletionProtection false` and an `up` come before `pulumi destroy`.
    deletionProtection: config.getBoolean("deletionProtection"),
});

export const kubeconfig = cluster.kubeconfigJson;
export const podsPerNode = cluster.podsPerNode;
