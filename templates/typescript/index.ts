import * as pulumi from "@pulumi/pulumi";
import { WindowsCluster } from "pulumi-eks-windows";

const config = new pulumi.Config();

const cluster = new WindowsCluster("windows", {
    kubernetesVersion: config.require("kubernetesVersion"),
    windowsNodeGroups: [{ name: "web", instanceTypes: ["m6i.large"] }],
    // On by default: set this to false, and run pulumi up, before pulumi destroy.
    deletionProtection: config.getBoolean("deletionProtection"),
});

/** Secret: pulumi stack output kubeconfig --show-secrets */
export const kubeconfig = cluster.kubeconfigJson;
/** Pods that fit on one node of each Windows group. */
export const podsPerNode = cluster.podsPerNode;
