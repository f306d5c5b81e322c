import { Cluster } from "@pulumi/aws/eks";
import { Provider } from "@pulumi/kubernetes/provider";
import {
    AuthenticationMode, BuildCondition, CapacityType, ImageDelivery, NatGatewayStrategy, NodeRole, VpcCniOwner, WindowsAmiType, WindowsCluster,
    WindowsNodeGroup, WindowsSupport,
} from "../../../components";
import { Programs } from "./forms";
import { SUBNETS, kubernetes, nodeGroup, role } from "./parts";

const GROUP = { instanceTypes: ["m6i.large"], scaling: { minSize: 1, maxSize: 2, desiredSize: 1 } };
const IIS = { reference: "mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022", sizeGiB: 6 };

/** Programs of this package's own components, which have refused already what Windows can't have. */
export const ownComponents: Programs = {
    "a cluster as in development": () => {
        new WindowsCluster("dev", {
            kubernetesVersion: "1.35", windowsNodeGroups: [{ name: "web", ...GROUP }],
            network: { natGateways: NatGatewayStrategy.Single }, smokeTest: true,
        });
    },
    "a cluster with prefixes, CoreDNS on Fargate and two groups": () => {
        new WindowsCluster("prod", {
            kubernetesVersion: "1.35", windowsIpam: { prefixDelegation: true, warmPrefixTarget: 1 }, coreDnsOnFargate: true,
            authenticationMode: AuthenticationMode.Api,
            windowsNodeGroups: [{ name: "web", ...GROUP }, { name: "jobs", ...GROUP, amiType: WindowsAmiType.Full2022 }],
        });
    },
    "a cluster in mode CONFIG_MAP": () => {
        new WindowsCluster("old", { kubernetesVersion: "1.34", authenticationMode: AuthenticationMode.ConfigMap,
            windowsNodeGroups: [{ name: "web", ...GROUP }] });
    },
    "a cluster whose nodes run an image that `up` builds": () => {
        new WindowsCluster("image", {
            kubernetesVersion: "1.35", imagePipelines: [{ name: "iis", delivery: ImageDelivery.DuringUp, cachedImages: [IIS] }],
            windowsNodeGroups: [{ name: "web", ...GROUP, imagePipeline: "iis" }],
        });
    },
    "a cluster whose nodes run an image that a pipeline builds": () => {
        new WindowsCluster("image", {
            kubernetesVersion: "1.35", windowsNodeGroups: [{ name: "web", ...GROUP, imagePipeline: "iis" }],
            imagePipelines: [{ name: "iis", cachedImages: [IIS], schedule: { expression: "cron(0 3 ? * sun *)",
                condition: BuildCondition.ExpressionMatchOnly } }],
        });
    },
    "Windows on a cluster of somebody else's": () => {
        const nodes = new NodeRole("windows", {});
        const support = new WindowsSupport("support", {
            clusterName: "legacy", nodeRoleArn: nodes.roleArn, clusterRoleName: "legacy-cluster", vpcCniOwner: VpcCniOwner.Addon,
        });
        new WindowsNodeGroup("web", { clusterName: "legacy", kubernetesVersion: "1.34", nodeRoleArn: support.nodeRoleArn,
            subnetIds: SUBNETS, ...GROUP });
    },
    "Windows on a raw cluster of the stack, whose CNI nobody manages": () => {
        const { role: ofCluster } = role("raw-cluster", "eks.amazonaws.com", ["AmazonEKSClusterPolicy"]);
        const made = new Cluster("raw", {
            roleArn: ofCluster.arn, vpcConfig: { subnetIds: SUBNETS }, accessConfig: { authenticationMode: "API_AND_CONFIG_MAP" },
        });
        const linux = nodeGroup("linux", made);
        const nodes = new NodeRole("windows", {});
        const support = new WindowsSupport("support", {
            clusterName: made.name, nodeRoleArn: nodes.roleArn, clusterRoleName: ofCluster.name, vpcCniOwner: VpcCniOwner.SelfManaged,
        }, { providers: { kubernetes: kubernetes("k8s", made) } });
        new WindowsNodeGroup("web", { clusterName: made.name, kubernetesVersion: "1.35", nodeRoleArn: support.nodeRoleArn,
            subnetIds: SUBNETS, ...GROUP }, { dependsOn: [support, linux] });
    },
    "self-managed groups of a cluster, in an Auto Scaling group each": () => {
        new WindowsCluster("self", {
            kubernetesVersion: "1.35", followLatestRelease: true, smokeTest: true, imagePipelines: [{ name: "iis", cachedImages: [IIS] }],
            windowsNodeGroups: [
                { name: "web", ...GROUP, autoscaled: true, selfManaged: { drainSeconds: 600 } },
                { name: "spot", ...GROUP, instanceTypes: ["m6i.large", "m5.large"], capacityType: CapacityType.Spot, selfManaged: {} },
                { name: "own", ...GROUP, imagePipeline: "iis", selfManaged: { warmPool: { minSize: 1 } } },
            ],
        });
    },
    "support alone, on a cluster with aws-auth": () => {
        new WindowsSupport("support", {
            clusterName: "legacy", nodeRoleArn: "arn:aws:iam::111122223333:role/windows", vpcCniOwner: VpcCniOwner.Addon,
            authenticationMode: AuthenticationMode.ConfigMap, awsAuthRoleMappings: [],
        }, { providers: { kubernetes: new Provider("k8s", { kubeconfig: "{}" }) } });
    },
};
