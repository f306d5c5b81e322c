import { Config } from "@pulumi/pulumi";
import { ExistingCluster, UpdateStrategy, WindowsAmiType } from "pulumi-eks-windows";

// Of the cluster, only its name is given: `pulumi config set clusterName …`. The rest is looked up.
const cluster = new ExistingCluster("windows", {
    clusterName: new Config().get("clusterName") ?? "legacy",
    windowsNodeGroups: [
        { name: "web", instanceTypes: ["m6i.xlarge"], scaling: { minSize: 2, maxSize: 4, desiredSize: 2 } },
        { name: "jobs", amiType: WindowsAmiType.Full2022, update: { strategy: UpdateStrategy.Minimal } },
    ],
});

export const kubernetesVersion = cluster.kubernetesVersion;
export const windowsNodeGroupNames = cluster.windowsNodeGroupNames;
export const podsPerNode = cluster.podsPerNode;
