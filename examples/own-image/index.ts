import { Config, StackReference } from "@pulumi/pulumi";
import { NatGatewayStrategy, SmokeTest, WindowsCluster, WindowsNodeGroup } from "pulumi-eks-windows";

const config = new Config();
// Of the stack that has the pipeline, where its state can be read; otherwise the AMI itself, such as one that another account shares.
const imagesStack = config.get("imagesStack");
const imageId = imagesStack === undefined ? config.require("imageId") : new StackReference(imagesStack).requireOutput("imageId");

const kubernetesVersion = "1.35";
// It stands here because nodes of an own image are told it, too.
const serviceIpv4Cidr = "172.20.0.0/16";
const cluster = new WindowsCluster("shop", {
    kubernetesVersion, serviceIpv4Cidr,
    network: { natGateways: NatGatewayStrategy.Single },
    windowsNodeGroups: [{ name: "web" }],
    // On by default: `pulumi config set deletionProtection false` and an `up` come before `pulumi destroy`.
    deletionProtection: config.getBoolean("deletionProtection"),
});

// With an image of your own, EKS bootstraps nothing: the component writes the user data that joins the nodes.
const apps = new WindowsNodeGroup("shop-apps", {
    clusterName: cluster.clusterName, nodeRoleArn: cluster.windowsNodeRoleArn, subnetIds: cluster.privateSubnetIds, kubernetesVersion,
    customImage: {
        imageId, windowsRelease: 2022,
        bootstrap: { endpoint: cluster.endpoint, certificateAuthorityData: cluster.certificateAuthorityData, serviceIpv4Cidr },
    },
}, { dependsOn: [cluster] });

// It fails the `up` if the image does not join, or its pods can't resolve names.
new SmokeTest("shop-apps-smoke-test", {
    nodeGroupName: apps.nodeGroupName, windowsRelease: 2022,
}, { dependsOn: [cluster, apps], providers: { kubernetes: cluster.kubernetesProvider } });

export const kubeconfig = cluster.kubeconfigJson;
export const podsPerNode = { ...cluster.podsPerNode, apps: apps.podsPerNode };
