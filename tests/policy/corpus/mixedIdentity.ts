import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import { getClusterOutput } from "@pulumi/aws/eks/getCluster";
import { Cluster } from "@pulumi/eks/cluster";
import { ManagedNodeGroup } from "@pulumi/eks/managedNodeGroup";
import { AmiType, AuthenticationMode } from "@pulumi/eks/types/enums";
import { ConfigMap, ConfigMapPatch } from "@pulumi/kubernetes/core/v1";
import { Provider } from "@pulumi/kubernetes/provider";
import { StackReference, all, output } from "@pulumi/pulumi";
import { Programs } from "./forms";
import { bootstrap } from "./mixedNodes";
import { SCALING, SUBNETS, WINDOWS_CLUSTER_POLICIES, WINDOWS_TAINT, cluster, kubeconfig, kubernetes, nodeGroup, nodeRole, role,
    vpcCni } from "./parts";

const USERNAME = "system:node:{{EC2PrivateDNSName}}";
const LINUX_GROUPS = ["system:bootstrappers", "system:nodes"];
const WINDOWS_GROUPS = [...LINUX_GROUPS, "eks:kube-proxy-windows"];
const ROLE = "arn:aws:iam::111122223333:role/windows-nodes";
const WINDOWS = { amiType: "WINDOWS_CORE_2022_x86_64", taints: [WINDOWS_TAINT], instanceTypes: ["m6i.large"], subnetIds: SUBNETS,
    scalingConfig: SCALING };

/** Mixed clusters done right, by who may join, and by where the cluster comes from. */
export const mixedIdentity: Programs = {
    "mode API with an entry for each role": () => {
        const made = cluster("eks", { accessConfig: { authenticationMode: "API" } }, WINDOWS_CLUSTER_POLICIES);
        vpcCni("eks", made, { enableWindowsIpam: "true" });
        for (const [name, type, amiType] of [["linux", "EC2_LINUX", "AL2023_x86_64_STANDARD"],
            ["windows", "EC2_WINDOWS", "WINDOWS_CORE_2022_x86_64"]]) {
            const { role: ofNodes, attachments } = nodeRole(name);
            const entry = new eks.AccessEntry(name, { clusterName: made.name, principalArn: ofNodes.arn, type });
            new eks.NodeGroup(name, { clusterName: made.name, nodeRoleArn: ofNodes.arn, amiType, subnetIds: SUBNETS,
                scalingConfig: SCALING }, { dependsOn: [entry, ...attachments] });
        }
    },
    "mode CONFIG_MAP with both roles in aws-auth, and an AMI of one's own": () => {
        const made = cluster("eks", { accessConfig: { authenticationMode: "CONFIG_MAP" } }, WINDOWS_CLUSTER_POLICIES);
        vpcCni("eks", made, { enableWindowsIpam: "true" });
        const [linux, windows] = [nodeRole("linux-nodes"), nodeRole("windows-nodes")];
        const awsAuth = new ConfigMap("aws-auth", {
            metadata: { name: "aws-auth", namespace: "kube-system" }, data: {
                mapRoles: all([linux.role.arn, windows.role.arn]).apply(([ofLinux, ofWindows]) => JSON.stringify([
                    { rolearn: ofLinux, username: USERNAME, groups: LINUX_GROUPS },
                    { rolearn: ofWindows, username: USERNAME, groups: WINDOWS_GROUPS },
                ])),
            },
        }, { provider: kubernetes("k8s", made) });
        nodeGroup("linux", made, { nodeRoleArn: linux.role.arn });
        const template = new ec2.LaunchTemplate("windows", { imageId: "ami-0123456789abcdef0", instanceType: "m6i.large",
            userData: bootstrap(made) });
        new eks.NodeGroup("windows", {
            clusterName: made.name, nodeRoleArn: windows.role.arn, subnetIds: SUBNETS, scalingConfig: SCALING, taints: [WINDOWS_TAINT],
            amiType: "CUSTOM", launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        }, { dependsOn: [awsAuth, ...windows.attachments] });
    },
    "a role by its ARN": () => {
        const made = new eks.Cluster("eks", { roleArn: "arn:aws:iam::111122223333:role/eks", vpcConfig: { subnetIds: SUBNETS } });
        vpcCni("eks", made, { enableWindowsIpam: "true" });
        nodeGroup("linux", made);
        nodeGroup("windows", made, { ...WINDOWS, nodeRoleArn: ROLE });
    },
    "policies that the role names itself": () => {
        const arns = WINDOWS_CLUSTER_POLICIES.map(policy => `arn:aws:iam::aws:policy/${policy}`);
        const own = new iam.Role("own", { assumeRolePolicy: "{}", managedPolicyArns: arns });
        const { role: shared } = role("shared", "eks.amazonaws.com", []);
        arns.forEach((policyArn, i) => new iam.PolicyAttachment(`shared-${i}`, { policyArn, roles: [shared.name] }));
        [own, shared].forEach((each, i) => {
            const made = new eks.Cluster(`eks-${i}`, { roleArn: each.arn, vpcConfig: { subnetIds: SUBNETS } });
            vpcCni(`eks-${i}`, made, { enableWindowsIpam: "true" });
            nodeGroup(`linux-${i}`, made);
            nodeGroup(`windows-${i}`, made, WINDOWS);
        });
    },
    "a cluster by its name": () => {
        const found = getClusterOutput({ name: "legacy" });
        const provider = new Provider("k8s", { kubeconfig: kubeconfig(found.endpoint, found.certificateAuthorities[0].data, found.name) });
        new ConfigMapPatch("cni", { metadata: { name: "amazon-vpc-cni", namespace: "kube-system" },
            data: { "enable-windows-ipam": "true" } }, { provider });
        new eks.NodeGroup("windows", { ...WINDOWS, clusterName: "legacy", nodeRoleArn: ROLE });
    },
    "a cluster that is only read": () => {
        const found = eks.Cluster.get("legacy", "legacy");
        new eks.NodeGroup("windows", { ...WINDOWS, clusterName: found.name, nodeRoleArn: ROLE });
    },
    "a cluster of another stack": () => {
        const other = new StackReference("acme/clusters/prod");
        const { role: ofNodes, attachments } = nodeRole("windows");
        const clusterName = other.requireOutput("clusterName").apply(String);
        const entry = new eks.AccessEntry("windows", { clusterName, principalArn: ofNodes.arn, type: "EC2_WINDOWS" });
        new eks.NodeGroup("windows", { ...WINDOWS, clusterName, nodeRoleArn: ofNodes.arn, subnetIds: other.requireOutput("subnetIds") },
            { dependsOn: [entry, ...attachments] });
    },
    "groups of @pulumi/eks": () => {
        const serviceRole = role("cluster", "eks.amazonaws.com", WINDOWS_CLUSTER_POLICIES);
        const [linux, windows] = [nodeRole("linux"), nodeRole("windows")];
        const made = new Cluster("eks", {
            authenticationMode: AuthenticationMode.Api, skipDefaultNodeGroup: true, serviceRole: output(serviceRole.role),
            createOidcProvider: false,
            vpcCniOptions: { configurationValues: { enableWindowsIpam: "true" } },
        });
        new ManagedNodeGroup("linux", { cluster: made, nodeRole: output(linux.role) });
        new ManagedNodeGroup("windows", { cluster: made, nodeRole: output(windows.role), amiType: "WINDOWS_CORE_2022_x86_64" as AmiType });
    },
    "a cluster of @pulumi/eks": () => {
        const serviceRole = role("cluster", "eks.amazonaws.com", WINDOWS_CLUSTER_POLICIES);
        const [linux, windows] = [nodeRole("linux"), nodeRole("windows")];
        const made = new Cluster("eks", {
            vpcId: "vpc-0a1b2c3d", privateSubnetIds: SUBNETS, skipDefaultNodeGroup: true, serviceRole: output(serviceRole.role),
            instanceRoles: [output(linux.role)],
            roleMappings: [{ roleArn: windows.role.arn, username: USERNAME, groups: WINDOWS_GROUPS }],
            vpcCniOptions: { configurationValues: { enableWindowsIpam: "true" } },
        });
        const clusterName = made.eksCluster.name;
        new eks.NodeGroup("linux", { clusterName, nodeRoleArn: linux.role.arn, subnetIds: SUBNETS, scalingConfig: SCALING },
            { dependsOn: linux.attachments });
        new eks.NodeGroup("windows", { ...WINDOWS, clusterName, nodeRoleArn: windows.role.arn },
            { dependsOn: [made, ...windows.attachments] });
    },
};
