import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import { getParameterOutput } from "@pulumi/aws/ssm/getParameter";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { Release } from "@pulumi/kubernetes/helm/v3";
import { interpolate } from "@pulumi/pulumi";
import { Programs } from "./forms";
import { SCALING, SUBNETS, cluster, kubernetes, nodeGroup, nodeRole, role, vpc } from "./parts";

/** MIME part that joins an Amazon Linux 2023 node to its cluster. */
const nodeadm = (of: eks.Cluster) => interpolate`MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="//"

--//
Content-Type: application/node.eks.aws

apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec: { cluster: { name: ${of.name}, apiServerEndpoint: ${of.endpoint}, certificateAuthority: ${of.certificateAuthority.data} } }
--//--`.apply(text => Buffer.from(text).toString("base64"));

/** Clusters whose nodes are Linux, each in another way; none has what Windows would need. */
export const linuxNodes: Programs = {
    "managed groups of several AMI types": () => {
        const { subnetIds } = vpc("net");
        const made = cluster("eks", { vpcConfig: { subnetIds, endpointPrivateAccess: true }, version: "1.34",
            enabledClusterLogTypes: ["api", "audit"] });
        ["AL2023_x86_64_STANDARD", "BOTTLEROCKET_x86_64", "AL2023_x86_64_NVIDIA"].forEach((amiType, i) =>
            nodeGroup(`group-${i}`, made, { amiType, subnetIds, capacityType: i === 0 ? "SPOT" : "ON_DEMAND",
                instanceTypes: ["m4.large", "m6i.large"] }));
        return { name: made.name };
    },
    "a managed group that sets nothing": () => {
        nodeGroup("default", cluster("eks"));
    },
    "Arm nodes": () => {
        const made = cluster("eks");
        nodeGroup("graviton", made, { amiType: "AL2023_ARM_64_STANDARD", instanceTypes: ["m7g.large"], version: "1.33" });
        nodeGroup("bottlerocket", made, { amiType: "BOTTLEROCKET_ARM_64", instanceTypes: ["c6g.xlarge"], releaseVersion: "1.20.0-abc" });
    },
    "a group with an AMI of its own": () => {
        const made = cluster("eks");
        const { value } = getParameterOutput({
            name: "/aws/service/eks/optimized-ami/1.34/amazon-linux-2023/x86_64/standard/recommended/image_id",
        });
        const template = new ec2.LaunchTemplate("nodes", {
            imageId: value, userData: nodeadm(made), vpcSecurityGroupIds: ["sg-0extra"],
            blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 20 } }], metadataOptions: { httpTokens: "optional" },
        });
        nodeGroup("custom", made, {
            launchTemplate: { id: template.id, version: template.latestVersion.apply(String) }, amiType: "CUSTOM",
            taints: [{ key: "team", value: "data", effect: "NO_EXECUTE" }],
        });
    },
    "a group whose launch template has several interfaces": () => {
        const made = cluster("eks");
        const template = new ec2.LaunchTemplate("nodes", {
            instanceType: "c5n.18xlarge",
            networkInterfaces: [0, 1].map(deviceIndex => ({ deviceIndex, networkCardIndex: deviceIndex, interfaceType: "efa" })),
        });
        nodeGroup("hpc", made, { launchTemplate: { name: template.name, version: "$Latest" } });
    },
    "self-managed nodes": () => {
        const made = cluster("eks", { accessConfig: { authenticationMode: "API" } });
        const { role: ofNodes } = nodeRole("nodes");
        new eks.AccessEntry("nodes", { clusterName: made.name, principalArn: ofNodes.arn, type: "EC2_LINUX" });
        const template = new ec2.LaunchTemplate("nodes", { imageId: "ami-0123456789abcdef0", instanceType: "m5.large",
            userData: nodeadm(made) });
        new autoscaling.Group("nodes", {
            minSize: 1, maxSize: 5, vpcZoneIdentifiers: SUBNETS, launchTemplate: { id: template.id, version: "$Latest" },
            tags: [{ key: interpolate`kubernetes.io/cluster/${made.name}`, value: "owned", propagateAtLaunch: true }],
        });
    },
    "Karpenter": () => {
        const made = cluster("eks");
        const { role: ofNodes } = nodeRole("karpenter-nodes");
        new eks.AccessEntry("karpenter", { clusterName: made.name, principalArn: ofNodes.arn, type: "EC2_LINUX" });
        nodeGroup("system", made, { amiType: "AL2023_ARM_64_STANDARD", instanceTypes: ["t4g.medium"] });
        const provider = kubernetes("k8s", made);
        const chart = new Release("karpenter", {
            chart: "oci://public.ecr.aws/karpenter/karpenter", namespace: "kube-system", values: { settings: { clusterName: made.name } },
        }, { provider });
        new CustomResource("class", {
            apiVersion: "karpenter.k8s.aws/v1", kind: "EC2NodeClass", metadata: { name: "default" },
            spec: { role: ofNodes.name, amiSelectorTerms: [{ alias: "al2023@latest" }],
                subnetSelectorTerms: [{ tags: { tier: "private" } }] },
        }, { provider, dependsOn: chart });
        new CustomResource("pool", {
            apiVersion: "karpenter.sh/v1", kind: "NodePool", metadata: { name: "default" },
            spec: { template: { spec: { requirements: [{ key: "kubernetes.io/os", operator: "In", values: ["linux"] }] } } },
        }, { provider, dependsOn: chart });
    },
    "Auto Mode": () => {
        const { role: ofNodes } = nodeRole("auto-nodes");
        cluster("eks", {
            bootstrapSelfManagedAddons: false, accessConfig: { authenticationMode: "API" },
            computeConfig: { enabled: true, nodePools: ["general-purpose", "system"], nodeRoleArn: ofNodes.arn },
            kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } }, storageConfig: { blockStorage: { enabled: true } },
        });
    },
    "Auto Mode beside a managed group": () => {
        const made = cluster("eks", { computeConfig: { enabled: true, nodePools: ["system"] } });
        nodeGroup("gpu", made, { amiType: "AL2023_x86_64_NVIDIA", instanceTypes: ["g5.xlarge"] });
    },
    "Fargate alone": () => {
        const made = cluster("eks");
        const { role: ofPods } = role("pods", "eks-fargate-pods.amazonaws.com", ["AmazonEKSFargatePodExecutionRolePolicy"]);
        ["default", "kube-system", "*"].forEach((namespace, i) => new eks.FargateProfile(`profile-${i}`, {
            clusterName: made.name, podExecutionRoleArn: ofPods.arn, subnetIds: SUBNETS, selectors: [{ namespace }],
        }));
        new eks.Addon("coredns", { clusterName: made.name, addonName: "coredns",
            configurationValues: JSON.stringify({ computeType: "Fargate" }) });
    },
    "no nodes yet": () => {
        const made = cluster("eks", { kubernetesNetworkConfig: { ipFamily: "ipv6" } });
        nodeGroup("empty", made, { scalingConfig: { ...SCALING, minSize: 0, desiredSize: 0 } });
    },
};
