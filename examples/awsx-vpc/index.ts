import { Vpc } from "@pulumi/awsx/ec2";
import { Config } from "@pulumi/pulumi";
import { WindowsCluster } from "pulumi-eks-windows";

// The tags say to AWS Load Balancer Controller, and to EKS, where load balancers go.
const vpc = new Vpc("shop", {
    cidrBlock: "10.0.0.0/16",
    numberOfAvailabilityZones: 2,
    natGateways: { strategy: "Single" },
    subnetStrategy: "Auto",
    subnetSpecs: [
        // Each Windows pod takes an address of the private subnets, so they get nearly all: 16,379 each.
        { type: "Private", cidrMask: 18, tags: { "kubernetes.io/role/internal-elb": "1" } },
        { type: "Public", cidrMask: 24, tags: { "kubernetes.io/role/elb": "1" } },
    ],
});

const cluster = new WindowsCluster("shop", {
    kubernetesVersion: "1.35",
    network: { existingVpc: { vpcId: vpc.vpcId, privateSubnetIds: vpc.privateSubnetIds, publicSubnetIds: vpc.publicSubnetIds } },
    windowsNodeGroups: [{ name: "web" }],
    smokeTest: true,
    // On by default: `pulumi config set deletionProtection false` and an `up` come before `pulumi destroy`.
    deletionProtection: new Config().getBoolean("deletionProtection"),
    // Nodes need the routes, and not only the subnets.
}, { dependsOn: [vpc] });

export const kubeconfig = cluster.kubeconfigJson;
export const podsPerNode = cluster.podsPerNode;
