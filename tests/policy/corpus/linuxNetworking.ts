import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { ConfigMapPatch } from "@pulumi/kubernetes/core/v1";
import { DaemonSetPatch } from "@pulumi/kubernetes/apps/v1";
import { Release } from "@pulumi/kubernetes/helm/v3";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1";
import { Programs } from "./forms";
import { SUBNETS, cluster, kubernetes, nodeGroup, vpc, vpcCni } from "./parts";

/** Linux clusters whose pods get addresses in ways that Windows pods can't. */
export const linuxNetworking: Programs = {
    "IPv6": () => {
        const { vpc: net, subnets } = vpc("net", { assignGeneratedIpv6CidrBlock: true });
        const made = cluster("eks", {
            vpcConfig: { subnetIds: subnets.map(({ id }) => id) }, kubernetesNetworkConfig: { ipFamily: "ipv6" },
        });
        vpcCni("eks", made, { env: { ENABLE_IPv6: "true", ENABLE_PREFIX_DELEGATION: "true" } });
        nodeGroup("linux", made, { subnetIds: subnets.map(({ id }) => id), instanceTypes: ["m4.large"] });
        const policy = new iam.Policy("ipv6", { policy: JSON.stringify({ Statement: [{ Action: "ec2:AssignIpv6Addresses", Effect: "Allow",
            Resource: "*" }] }) });
        return { vpcId: net.id, policy: policy.arn };
    },
    "custom networking with an ENIConfig for each zone": () => {
        const { vpc: net, subnetIds } = vpc("net");
        new ec2.VpcIpv4CidrBlockAssociation("pods", { vpcId: net.id, cidrBlock: "100.64.0.0/16" });
        const made = cluster("eks", { vpcConfig: { subnetIds } });
        vpcCni("eks", made, {
            env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true", ENI_CONFIG_LABEL_DEF: "topology.kubernetes.io/zone" },
            eniConfig: { create: true, region: "eu-central-1", subnets: { "eu-central-1a": { id: "subnet-0pods" } } },
        });
        const provider = kubernetes("k8s", made);
        ["a", "b"].forEach((zone, i) => {
            const pods = new ec2.Subnet(`pods-${zone}`, { vpcId: net.id, cidrBlock: `100.64.${i * 64}.0/18`,
                availabilityZone: `eu-central-1${zone}` });
            new CustomResource(`eni-${zone}`, {
                apiVersion: "crd.k8s.amazonaws.com/v1alpha1", kind: "ENIConfig", metadata: { name: `eu-central-1${zone}` },
                spec: { subnet: pods.id, securityGroups: [made.vpcConfig.clusterSecurityGroupId] },
            }, { provider });
        });
        nodeGroup("linux", made, { subnetIds });
    },
    "security groups for pods": () => {
        const made = cluster("eks", {}, ["AmazonEKSClusterPolicy", "AmazonEKSVPCResourceController"]);
        vpcCni("eks", made, { env: { ENABLE_POD_ENI: "true", POD_SECURITY_GROUP_ENFORCING_MODE: "standard" } });
        nodeGroup("linux", made, { instanceTypes: ["m5.large"] });
        const group = new ec2.SecurityGroup("db-clients", { vpcId: "vpc-0a1b2c3d", description: "pods that use the database" });
        new CustomResource("db-clients", {
            apiVersion: "vpcresources.k8s.aws/v1beta1", kind: "SecurityGroupPolicy", metadata: { namespace: "shop" },
            spec: { podSelector: {}, securityGroups: { groupIds: [group.id] } },
        }, { provider: kubernetes("k8s", made) });
    },
    "network policies": () => {
        const made = cluster("eks");
        vpcCni("eks", made, { enableNetworkPolicy: "true", nodeAgent: { healthProbeBindAddr: "8163" } });
        nodeGroup("linux", made, {});
        const provider = kubernetes("k8s", made);
        new NetworkPolicy("deny", { metadata: { namespace: "shop" }, spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] } },
            { provider });
        new NetworkPolicy("web", {
            metadata: { namespace: "shop" }, spec: { podSelector: { matchLabels: { app: "web" } }, ingress: [{ ports: [{ port: 8080 }] }] },
        }, { provider });
    },
    "warm targets and prefixes on Linux": () => {
        const made = cluster("eks");
        vpcCni("eks", made, {
            env: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1", WARM_IP_TARGET: "5", MINIMUM_IP_TARGET: "2" },
            warmWindowsPrefixTarget: 1, warmWindowsIPTarget: 0, minimumWindowsIPTarget: 7, enableWindowsPrefixDelegation: "true",
        });
        nodeGroup("old", made, { instanceTypes: ["t2.micro", "m4.xlarge"] });
    },
    "the chart of the CNI": () => {
        const made = cluster("eks", { bootstrapSelfManagedAddons: false });
        nodeGroup("linux", made, {});
        new Release("cni", {
            chart: "aws-vpc-cni", repositoryOpts: { repo: "https://aws.github.io/eks-charts" }, namespace: "kube-system",
            values: { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true", ENABLE_IPv6: "true" }, eniConfig: { create: true } },
        }, { provider: kubernetes("k8s", made) });
    },
    "the CNI patched by hand, beside the add-on": () => {
        const made = cluster("eks");
        nodeGroup("linux", made, {});
        new eks.Addon("cni", { clusterName: made.name, addonName: "vpc-cni" });
        const provider = kubernetes("k8s", made);
        new DaemonSetPatch("aws-node", {
            metadata: { name: "aws-node", namespace: "kube-system" },
            spec: { template: { spec: { containers: [{ name: "aws-node",
                env: [{ name: "AWS_VPC_K8S_CNI_EXTERNALSNAT", value: "true" }] }] } } },
        }, { provider });
        new ConfigMapPatch("cni", {
            metadata: { name: "amazon-vpc-cni", namespace: "kube-system" },
            data: { "branch-eni-cooldown": "60", "enable-windows-ipam": "false" },
        }, { provider });
    },
    "small subnets": () => {
        const { vpc: net } = vpc("net");
        const small = new ec2.Subnet("small", { vpcId: net.id, cidrBlock: "10.0.255.0/28" });
        const made = cluster("eks", { vpcConfig: { subnetIds: [...SUBNETS, small.id] } });
        nodeGroup("many", made, { subnetIds: [small.id], scalingConfig: { minSize: 3, desiredSize: 40, maxSize: 100 } });
    },
};
