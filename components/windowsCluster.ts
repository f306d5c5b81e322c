import { Provider as KubernetesProvider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { judgedArgs } from "./judgedArgs";
import { smokeTests, windowsNodeGroups, windowsWorkloads } from "./windowsClusterGroups";
import { imagePipelines } from "./windowsClusterImages";
import { windowsClusterNameProblems } from "./windowsClusterNames";
import { clusterControlPlane, clusterCoreDns, clusterNetwork, clusterWindowsSupport, linuxNodes, nodeRoles, prefixReservations } from "./windowsClusterParts";
import { windowsClusterProblems } from "./windowsClusterProblems";
import { WindowsClusterArgs } from "./windowsClusterSettings";

/**
 * EKS cluster in which Windows nodes work: network, control plane, Windows support, Linux nodes, CoreDNS and groups of
 * Windows nodes, in the order that they need one another.
 *
 * The smallest one costs about 361 USD a month in us-east-1: control plane 73, two Linux nodes 61, one Windows node 137,
 * two NAT gateways with their public addresses 73, volumes and a KMS key 17.
 *
 * ```typescript
 * const cluster = new WindowsCluster("windows", {
 *     kubernetesVersion: "1.35",
 *     windowsNodeGroups: [{ name: "web", instanceTypes: ["m6i.large"] }],
 * });
 * ```
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export class WindowsCluster extends pulumi.ComponentResource {
    /** Name of the cluster in EKS. It is known only after aws-auth and the vpc-cni add-on are there. */
    public readonly clusterName: pulumi.Output<string>;
    /** Address of the Kubernetes API. */
    public readonly endpoint: pulumi.Output<string>;
    /** Certificate authority of the Kubernetes API, in base64. */
    public readonly certificateAuthorityData: pulumi.Output<string>;
    /** Kubeconfig as JSON, a secret; it calls the `aws` CLI for tokens. */
    public readonly kubeconfigJson: pulumi.Output<string>;
    /** Security group that EKS makes for the cluster and puts all nodes into: let it reach what pods need, such as a database. */
    public readonly clusterSecurityGroupId: pulumi.Output<string>;
    /** Issuer of the tokens of service accounts, without `https://`, as trust policies name it. */
    public readonly oidcIssuer: pulumi.Output<string>;
    /** URL of that issuer, with `https://`. */
    public readonly oidcProviderUrl: pulumi.Output<string>;
    /** ARN of the cluster's IAM OIDC provider, as `WindowsServiceAccount` takes it. */
    public readonly oidcProviderArn: pulumi.Output<string>;
    /** ARN of the IAM role of Linux nodes. */
    public readonly linuxNodeRoleArn: pulumi.Output<string>;
    /** Name of the IAM role of Linux nodes, to attach further policies to. */
    public readonly linuxNodeRoleName: pulumi.Output<string>;
    /** ARN of the IAM role of Windows nodes. */
    public readonly windowsNodeRoleArn: pulumi.Output<string>;
    /** Name of the IAM role of Windows nodes, to attach further policies to. */
    public readonly windowsNodeRoleName: pulumi.Output<string>;
    /** ID of the VPC. */
    public readonly vpcId: pulumi.Output<string>;
    /** Private subnets, where the nodes are. */
    public readonly privateSubnetIds: pulumi.Output<string[]>;
    /** Public subnets for internet-facing load balancers; none where an existing VPC was given without them. */
    public readonly publicSubnetIds: pulumi.Output<string[]>;
    /** Names that EKS knows the Windows groups by, by their names here; of self-managed ones, the names of their Auto Scaling groups. */
    public readonly windowsNodeGroupNames: Record<string, pulumi.Output<string>>;
    /** Pods that fit on one node of each Windows group. */
    public readonly podsPerNode: Record<string, pulumi.Output<number>>;

    constructor(name: string, args: WindowsClusterArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:WindowsCluster", name, args, opts);
        args = judgedArgs(this, args, known => [...windowsClusterNameProblems(name, known), ...windowsClusterProblems(known)]);
        const scope = { name, args, parent: this };

        const network = clusterNetwork(scope);
        const roles = nodeRoles(scope);
        const controlPlane = clusterControlPlane(scope, network, roles);
        const support = clusterWindowsSupport(scope, controlPlane, roles);
        const linux = linuxNodes(scope, network, controlPlane, roles);
        const coreDns = clusterCoreDns(scope, network, controlPlane, linux);
        const reservations = prefixReservations(scope, network);
        const pipelines = imagePipelines(scope, network);
        const groups = windowsNodeGroups(scope, {
            network, controlPlane, nodeRole: roles.windows, pipelines, linux,
            after: [controlPlane, support, roles.windows, ...reservations ? [reservations] : []],
        });
        let kubernetes: KubernetesProvider | undefined;
        PROVIDERS.set(this, () => kubernetes ??= new KubernetesProvider(`${name}-kubernetes`, { kubeconfig: controlPlane.kubeconfigJson }, { parent: this }));
        windowsWorkloads(scope, controlPlane, linux, () => this.kubernetesProvider);
        if (args.smokeTest) {
            smokeTests(scope, groups, coreDns, this.kubernetesProvider);
        }

        this.clusterName = controlPlane.clusterName;
        this.endpoint = controlPlane.endpoint;
        this.certificateAuthorityData = controlPlane.certificateAuthorityData;
        this.kubeconfigJson = controlPlane.kubeconfigJson;
        this.clusterSecurityGroupId = controlPlane.clusterSecurityGroupId;
        this.oidcIssuer = controlPlane.oidcIssuer;
        this.oidcProviderUrl = controlPlane.oidcProviderUrl;
        this.oidcProviderArn = controlPlane.oidcProviderArn;
        this.linuxNodeRoleArn = roles.linux.roleArn;
        this.linuxNodeRoleName = roles.linux.roleName;
        this.windowsNodeRoleArn = roles.windows.roleArn;
        this.windowsNodeRoleName = roles.windows.roleName;
        this.vpcId = network.vpcId;
        this.privateSubnetIds = network.privateSubnetIds;
        this.publicSubnetIds = network.publicSubnetIds;
        this.windowsNodeGroupNames = Object.fromEntries(Object.entries(groups).map(([group, { nodeGroupName }]) => [group, nodeGroupName]));
        this.podsPerNode = Object.fromEntries(Object.entries(groups).map(([group, { podsPerNode }]) => [group, podsPerNode]));
        this.registerOutputs({
            clusterName: this.clusterName, endpoint: this.endpoint, certificateAuthorityData: this.certificateAuthorityData,
            kubeconfigJson: this.kubeconfigJson, clusterSecurityGroupId: this.clusterSecurityGroupId,
            oidcIssuer: this.oidcIssuer, oidcProviderUrl: this.oidcProviderUrl, oidcProviderArn: this.oidcProviderArn,
            linuxNodeRoleArn: this.linuxNodeRoleArn, linuxNodeRoleName: this.linuxNodeRoleName,
            windowsNodeRoleArn: this.windowsNodeRoleArn, windowsNodeRoleName: this.windowsNodeRoleName,
            vpcId: this.vpcId, privateSubnetIds: this.privateSubnetIds, publicSubnetIds: this.publicSubnetIds,
            windowsNodeGroupNames: this.windowsNodeGroupNames, podsPerNode: this.podsPerNode,
        });
    }

    /**
     * Kubernetes provider of the cluster, for resources that come into it: `{ provider: cluster.kubernetesProvider }`. It is made when it is
     * first asked for. Programs in other languages make one from `kubeconfigJson`: a component can't hand a provider over to them.
     */
    public get kubernetesProvider(): KubernetesProvider {
        return PROVIDERS.get(this)!();
    }
}

/** How each cluster gets its provider; a property of the class would be an output, for which Pulumi's schema has no type. */
const PROVIDERS = new WeakMap<WindowsCluster, () => KubernetesProvider>();
