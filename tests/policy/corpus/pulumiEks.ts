import * as awsEks from "@pulumi/aws/eks";
import { InstanceProfile } from "@pulumi/aws/iam";
import { Deployment } from "@pulumi/kubernetes/apps/v1";
import { Provider } from "@pulumi/kubernetes/provider";
import { Cluster } from "@pulumi/eks/cluster";
import { ManagedNodeGroup } from "@pulumi/eks/managedNodeGroup";
import { NodeGroupV2 } from "@pulumi/eks/nodeGroupV2";
import { VpcCniAddon } from "@pulumi/eks/vpcCniAddon";
import { AmiType, AuthenticationMode, OperatingSystem } from "@pulumi/eks/types/enums";
import { output } from "@pulumi/pulumi";
import { Programs } from "./forms";
import { SUBNETS, nodeRole, vpc } from "./parts";

/** Linux clusters of @pulumi/eks. */
export const pulumiEks: Programs = {
    "all by default": () => {
        const made = new Cluster("eks");
        return { kubeconfig: made.kubeconfig };
    },
    "in a VPC of its own, with workloads": () => {
        const { vpc: net, subnetIds } = vpc("net");
        const made = new Cluster("eks", {
            vpcId: net.id, privateSubnetIds: subnetIds, instanceType: "t3.medium", desiredCapacity: 2, minSize: 1, maxSize: 3,
            createOidcProvider: false, nodeAssociatePublicIpAddress: false, endpointPrivateAccess: true,
        });
        const provider = new Provider("k8s", { kubeconfig: made.kubeconfigJson });
        new Deployment("web", {
            spec: { selector: { matchLabels: { app: "web" } }, template: { metadata: { labels: { app: "web" } },
                spec: { hostNetwork: true, containers: [{ name: "w", image: "w" }] } } },
        }, { provider });
    },
    "managed groups": () => {
        const { role } = nodeRole("nodes");
        const made = new Cluster("eks", { skipDefaultNodeGroup: true, instanceRoles: [output(role)] });
        new ManagedNodeGroup("al2023", { cluster: made, nodeRole: output(role), operatingSystem: OperatingSystem.AL2023 });
        new ManagedNodeGroup("arm", {
            cluster: made, nodeRole: output(role), amiType: AmiType.AL2023Arm64Standard, instanceTypes: ["m7g.large"],
            scalingConfig: { minSize: 0, maxSize: 2, desiredSize: 0 },
        });
    },
    "self-managed groups": () => {
        const { role } = nodeRole("nodes");
        const profile = new InstanceProfile("nodes", { role: role.name });
        const made = new Cluster("eks", { skipDefaultNodeGroup: true, instanceRoles: [output(role)],
            authenticationMode: AuthenticationMode.ApiAndConfigMap });
        new NodeGroupV2("nodes", { cluster: made, instanceProfile: profile, instanceType: "m5.large", minSize: 1, maxSize: 4,
            operatingSystem: OperatingSystem.Bottlerocket });
    },
    "Fargate": () => {
        new Cluster("eks", { fargate: true });
    },
    "Auto Mode": () => {
        new Cluster("eks", { autoMode: { enabled: true }, authenticationMode: AuthenticationMode.Api });
    },
    "IPv6, custom networking and security groups for pods": () => {
        const made = new Cluster("eks", {
            ipFamily: "ipv6", vpcCniOptions: { customNetworkConfig: true, enablePodEni: true, enablePrefixDelegation: true,
                securityContextPrivileged: true },
        });
        new awsEks.NodeGroup("linux", {
            clusterName: made.eksCluster.name, nodeRoleArn: "arn:aws:iam::111122223333:role/nodes", subnetIds: SUBNETS,
            scalingConfig: { minSize: 0, maxSize: 1, desiredSize: 0 },
        });
    },
    "the CNI as a component of its own": () => {
        const made = new Cluster("eks", { useDefaultVpcCni: true, skipDefaultNodeGroup: true });
        new VpcCniAddon("cni", { clusterName: made.eksCluster.name, customNetworkConfig: true,
            configurationValues: { env: { ENABLE_POD_ENI: "true" } } });
    },
};
