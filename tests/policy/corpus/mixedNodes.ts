import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { all, interpolate } from "@pulumi/pulumi";
import { Programs } from "./forms";
import { SUBNETS, WINDOWS_CLUSTER_POLICIES, WINDOWS_TAINT, cluster, kubernetes, nodeGroup, nodeRole, role, vpc, vpcCni } from "./parts";

const WINDOWS = { amiType: "WINDOWS_CORE_2022_x86_64", taints: [WINDOWS_TAINT], instanceTypes: ["m6i.large"] };
const IPAM = { enableWindowsIpam: "true" };

/** A cluster with what Windows nodes need, the Linux nodes included. */
export function windowsReady(name: string, args: Partial<eks.ClusterArgs> = {}) {
    const made = cluster(name, { version: "1.35", ...args }, WINDOWS_CLUSTER_POLICIES);
    vpcCni(name, made, IPAM);
    nodeGroup(`${name}-linux`, made, { instanceTypes: ["t3.medium"] });
    return made;
}

/** What a node with an AMI of its own runs first, as the user guide has it. */
export const bootstrap = (of: eks.Cluster) => all([of.name, of.endpoint, of.certificateAuthority.data,
    of.kubernetesNetworkConfig.serviceIpv4Cidr])
    .apply(([name, endpoint, certificate, services]) => Buffer.from([
        "<powershell>", "[string]$EKSBootstrapScriptFile = \"$env:ProgramFiles\\Amazon\\EKS\\Start-EKSBootstrap.ps1\"",
        `& $EKSBootstrapScriptFile -EKSClusterName "${name}" -APIServerEndpoint "${endpoint}" \``,
        `  -Base64ClusterCA "${certificate}" -ServiceCIDR "${services}" \``,
        "  -KubeletExtraArgs \"--register-with-taints=os=windows:NoSchedule\" 3>&1 4>&1 5>&1 6>&1", "</powershell>",
    ].join("\n")).toString("base64"));

/** Mixed clusters done right, by the kinds of their nodes. */
export const mixedNodes: Programs = {
    "a Windows and a Linux group, in a VPC of the stack": () => {
        const { subnetIds } = vpc("net");
        const made = windowsReady("eks", { vpcConfig: { subnetIds }, accessConfig: { authenticationMode: "API_AND_CONFIG_MAP" } });
        nodeGroup("windows", made, { ...WINDOWS, subnetIds, scalingConfig: { minSize: 1, desiredSize: 2, maxSize: 6 } });
    },
    "groups that leave all to EKS": () => {
        const made = cluster("eks", {}, WINDOWS_CLUSTER_POLICIES);
        vpcCni("eks", made, IPAM);
        nodeGroup("linux", made);
        nodeGroup("windows", made, { amiType: "WINDOWS_FULL_2022_x86_64" });
    },
    "an AMI of one's own, in mode API": () => {
        const made = windowsReady("eks", { accessConfig: { authenticationMode: "API" } });
        const { role: ofNodes, attachments } = nodeRole("windows-nodes");
        const entry = new eks.AccessEntry("windows", { clusterName: made.name, principalArn: ofNodes.arn, type: "EC2_WINDOWS" });
        const template = new ec2.LaunchTemplate("windows", {
            imageId: "ami-0123456789abcdef0", instanceType: "m6i.large", userData: bootstrap(made),
            vpcSecurityGroupIds: [made.vpcConfig.clusterSecurityGroupId],
            blockDeviceMappings: [{ deviceName: "/dev/sda1", ebs: { volumeSize: 100, volumeType: "gp3", encrypted: "true" } }],
            metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 },
        });
        new eks.NodeGroup("windows", {
            clusterName: made.name, nodeRoleArn: ofNodes.arn, subnetIds: SUBNETS, scalingConfig: { minSize: 1, desiredSize: 1, maxSize: 2 },
            launchTemplate: { id: template.id, version: template.latestVersion.apply(String) }, taints: [WINDOWS_TAINT],
        }, { dependsOn: [entry, ...attachments] });
    },
    "a launch template beside an AMI of Amazon's": () => {
        const made = windowsReady("eks");
        const extra = new ec2.SecurityGroup("extra", { vpcId: "vpc-0a1b2c3d" });
        const template = new ec2.LaunchTemplate("windows", {
            vpcSecurityGroupIds: [made.vpcConfig.clusterSecurityGroupId, extra.id],
            metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 },
            blockDeviceMappings: [{ deviceName: "/dev/sda1", ebs: { volumeSize: 100, encrypted: "true" } }],
        });
        nodeGroup("windows", made, { ...WINDOWS, launchTemplate: { id: template.id, version: template.latestVersion.apply(String) } });
    },
    "prefix delegation": () => {
        const { subnetIds } = vpc("net");
        const made = cluster("eks", { vpcConfig: { subnetIds } }, WINDOWS_CLUSTER_POLICIES);
        vpcCni("eks", made, { ...IPAM, enableWindowsPrefixDelegation: "true", warmWindowsPrefixTarget: 1, warmWindowsIPTarget: 0,
            minimumWindowsIPTarget: 0 });
        nodeGroup("linux", made, { subnetIds });
        nodeGroup("windows", made, { ...WINDOWS, subnetIds, instanceTypes: ["m6i.xlarge", "m5.xlarge"] });
    },
    "Fargate for CoreDNS, and no Linux node": () => {
        const made = cluster("eks", {}, WINDOWS_CLUSTER_POLICIES);
        vpcCni("eks", made, IPAM);
        const { role: ofPods } = role("pods", "eks-fargate-pods.amazonaws.com", ["AmazonEKSFargatePodExecutionRolePolicy"]);
        const profile = new eks.FargateProfile("coredns", {
            clusterName: made.name, podExecutionRoleArn: ofPods.arn, subnetIds: SUBNETS,
            selectors: [{ namespace: "kube-system", labels: { "k8s-app": "kube-dns" } }],
        });
        new eks.Addon("coredns", { clusterName: made.name, addonName: "coredns",
            configurationValues: JSON.stringify({ computeType: "Fargate" }) }, { dependsOn: profile });
        nodeGroup("windows", made, WINDOWS);
    },
    "Linux nodes that manage themselves": () => {
        const made = cluster("eks", {}, WINDOWS_CLUSTER_POLICIES);
        vpcCni("eks", made, IPAM);
        new autoscaling.Group("linux", { minSize: 2, maxSize: 4, vpcZoneIdentifiers: SUBNETS,
            launchTemplate: { id: "lt-0linux", version: "$Latest" } });
        nodeGroup("windows", made, WINDOWS);
    },
    "a Linux group with an AMI of its own": () => {
        const made = cluster("eks", {}, WINDOWS_CLUSTER_POLICIES);
        vpcCni("eks", made, IPAM);
        const template = new ec2.LaunchTemplate("linux", { imageId: "ami-0fedcba9876543210",
            userData: Buffer.from("#!/bin/bash\n/etc/eks/bootstrap.sh eks\n").toString("base64") });
        nodeGroup("linux", made, { amiType: "CUSTOM", launchTemplate: { id: template.id, version: template.latestVersion.apply(String) } });
        nodeGroup("windows", made, WINDOWS);
    },
    "Windows nodes that manage themselves, and such of Karpenter": () => {
        const made = windowsReady("eks", { accessConfig: { authenticationMode: "API" } });
        const { role: ofNodes } = nodeRole("windows-nodes");
        new eks.AccessEntry("windows", { clusterName: made.name, principalArn: ofNodes.arn, type: "EC2_WINDOWS" });
        const profile = new iam.InstanceProfile("windows", { role: ofNodes.name });
        const template = new ec2.LaunchTemplate("windows", { imageId: "ami-0123456789abcdef0", instanceType: "m6i.large",
            userData: bootstrap(made), iamInstanceProfile: { arn: profile.arn },
            vpcSecurityGroupIds: [made.vpcConfig.clusterSecurityGroupId] });
        new autoscaling.Group("windows", { minSize: 1, maxSize: 3, vpcZoneIdentifiers: SUBNETS,
            launchTemplate: { id: template.id, version: template.latestVersion.apply(String) }, instanceRefresh: { strategy: "Rolling" },
            tags: [{ key: interpolate`kubernetes.io/cluster/${made.name}`, value: "owned", propagateAtLaunch: true }] });
        new CustomResource("windows", {
            apiVersion: "karpenter.k8s.aws/v1", kind: "EC2NodeClass", metadata: { name: "windows" },
            spec: { role: ofNodes.name, amiSelectorTerms: [{ alias: "windows2022@latest" }],
                subnetSelectorTerms: [{ tags: { tier: "private" } }] },
        }, { provider: kubernetes("k8s", made) });
    },
    "beside a Linux cluster that breaks everything": () => {
        const made = windowsReady("windows");
        nodeGroup("windows", made, WINDOWS);
        const linux = cluster("linux", { version: "1.29", kubernetesNetworkConfig: { ipFamily: "ipv6" },
            computeConfig: { enabled: true } });
        vpcCni("linux", linux, { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true", ENABLE_POD_ENI: "true" }, enableWindowsIpam: "false",
            enableNetworkPolicy: "true" });
        nodeGroup("arm", linux, { amiType: "AL2023_ARM_64_STANDARD", instanceTypes: ["m7g.large"], version: "1.28" });
        kubernetes("linux", linux);
    },
};
