import { Role } from "@pulumi/aws/iam";
import { Key } from "@pulumi/aws/kms";
import { Cluster } from "@pulumi/eks/cluster";
import * as pulumi from "@pulumi/pulumi";
import { AUTHENTICATION_MODE_DEFAULT, readsAwsAuth } from "../../limits/access/authenticationMode";
import { kubernetesVersionNotice } from "../../limits/cluster/kubernetesVersion";
import { isoDate } from "../../limits/text/isoDate";
import { NamedResource, resourceNameProblems } from "../../limits/text/resourceName";
import { CONTROL_PLANE_TAGS, tagProblems } from "../../limits/text/tags";
import { judgedArgs } from "../judgedArgs";
import { given } from "../lookups";
import { windowsRoleMapping } from "../windowsSupport/roleMappings";
import { addonConfiguration } from "../windowsSupport/vpcCniSettings";
import { accessEntries } from "./accessEntries";
import { clusterRole } from "./clusterRole";
import { ClusterLogType, ControlPlaneSettings, SUPPORT_TYPE_DEFAULT, controlPlaneProblems } from "./controlPlaneSettings";
import { oidcProvider, oidcProviderArn } from "./oidcProvider";

export interface ControlPlaneArgs extends ControlPlaneSettings {
    /** ID of the VPC. */
    vpcId: pulumi.Input<string>;
    /** Private subnets of at least two zones. */
    privateSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** Public subnets for internet-facing load balancers; none by default. */
    publicSubnetIds?: pulumi.Input<pulumi.Input<string>[]>;
    /** Role of the Linux nodes, so that they may join. */
    linuxNodeRole: pulumi.Input<Role>;
    /** Role of the Windows nodes, so that they may join; not the role of the Linux nodes. */
    windowsNodeRole: pulumi.Input<Role>;
    /** Tags of everything that AWS makes for the control plane; none by default. */
    tags?: Record<string, pulumi.Input<string>>;
}

/**
 * Control plane of a cluster with Windows nodes: its role with both policies, Windows IPAM in the vpc-cni add-on, both
 * node roles in aws-auth, and what production asks for besides. It has no nodes and no CoreDNS.
 *
 * A control plane costs about 73 USD a month, 438 in extended support.
 *
 * ```typescript
 * const cluster = new ControlPlane("cluster", {
 *     kubernetesVersion: "1.35",
 *     vpcId: network.vpcId, privateSubnetIds: network.privateSubnetIds, publicSubnetIds: network.publicSubnetIds,
 *     linuxNodeRole: linuxRole.role, windowsNodeRole: windowsRole.role,
 * });
 * ```
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export class ControlPlane extends pulumi.ComponentResource {
    /** Name of the cluster in EKS. It is known only after aws-auth and the vpc-cni add-on are there. */
    public readonly clusterName: pulumi.Output<string>;
    /** Address of the Kubernetes API. */
    public readonly endpoint: pulumi.Output<string>;
    /** Certificate authority of the Kubernetes API, in base64. */
    public readonly certificateAuthorityData: pulumi.Output<string>;
    /** CIDR block of Kubernetes services, which nodes on an AMI of your own must be told. */
    public readonly serviceIpv4Cidr: pulumi.Output<string>;
    /** Security group that EKS makes for the cluster and puts all nodes of managed groups into: what it may reach, they may reach. */
    public readonly clusterSecurityGroupId: pulumi.Output<string>;
    /** Issuer of the tokens of service accounts, without `https://`, as trust policies name it. */
    public readonly oidcIssuer: pulumi.Output<string>;
    /** URL of that issuer, with `https://`. */
    public readonly oidcProviderUrl: pulumi.Output<string>;
    /** ARN of the cluster's IAM OIDC provider, as `WindowsServiceAccount` takes it; also where another stack makes that provider. */
    public readonly oidcProviderArn: pulumi.Output<string>;
    /** Kubeconfig as JSON, a secret; it calls the `aws` CLI for tokens. */
    public readonly kubeconfigJson: pulumi.Output<string>;

    constructor(name: string, args: ControlPlaneArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:ControlPlane", name, args, opts);
        args = judgedArgs(this, args, known => [
            ...resourceNameProblems("name", name, [
                { resource: NamedResource.Role, suffix: "-role" },
                ...known.clusterName === undefined ? [{ resource: NamedResource.Cluster, suffix: "-eksCluster" }] : [],
            ]),
            ...controlPlaneProblems("", known), ...tagProblems("tags", known.tags, CONTROL_PLANE_TAGS),
        ]);
        const notice = kubernetesVersionNotice(args.kubernetesVersion, isoDate(Date.now()));
        if (notice !== undefined) {
            pulumi.log.warn(notice, this);
        }
        const { authenticationMode = AUTHENTICATION_MODE_DEFAULT, endpoint = {}, tags } = args;
        const { role, attachments } = clusterRole(`${name}-role`, tags, this);
        const secretsKeyArn = args.secretsEncryptionKeyArn ?? new Key(`${name}-secrets`, {
            description: `Kubernetes secrets of the EKS cluster ${name}`, enableKeyRotation: true, tags,
        }, { parent: this }).arn;
        const publicAccess = endpoint.publicAccess ?? true;

        const cluster = new Cluster(name, {
            name: args.clusterName,
            version: args.kubernetesVersion,
            vpcId: args.vpcId,
            privateSubnetIds: args.privateSubnetIds,
            publicSubnetIds: args.publicSubnetIds,
            serviceRole: role,
            skipDefaultNodeGroup: true,
            createInstanceRole: false,
            authenticationMode,
            // eks.Cluster refuses both where EKS does not read aws-auth; access entries count there.
            ...readsAwsAuth(authenticationMode) && {
                instanceRoles: [args.linuxNodeRole],
                roleMappings: [windowsRoleMapping(pulumi.output(args.windowsNodeRole).arn)],
                // Without it, a change deletes aws-auth before it makes it anew, and nobody is mapped in between.
                enableConfigMapMutable: true,
            },
            // The add-on owns the ConfigMap amazon-vpc-cni: Windows IPAM goes through it, and through nothing else.
            vpcCniOptions: { configurationValues: { ...addonConfiguration(args.windowsIpam ?? {}) } },
            // CoreDNS becomes active on Linux nodes only, which come later.
            corednsAddonOptions: { enabled: false },
            endpointPrivateAccess: endpoint.privateAccess ?? true,
            endpointPublicAccess: publicAccess,
            publicAccessCidrs: publicAccess ? endpoint.publicAccessCidrs : undefined,
            enabledClusterLogTypes: args.enabledLogTypes ?? Object.values(ClusterLogType),
            encryptionConfigKeyArn: secretsKeyArn,
            kubernetesServiceIpAddressRange: args.serviceIpv4Cidr,
            upgradePolicy: { supportType: args.supportType ?? SUPPORT_TYPE_DEFAULT },
            deletionProtection: args.deletionProtection ?? true,
            tags,
        }, { parent: this, dependsOn: attachments });

        const eksCluster = given("eks:index:Cluster", "eksCluster", cluster.eksCluster, this);
        this.clusterName = eksCluster.name;
        this.endpoint = eksCluster.endpoint;
        this.certificateAuthorityData = eksCluster.certificateAuthority.data;
        this.serviceIpv4Cidr = args.serviceIpv4Cidr === undefined
            ? eksCluster.kubernetesNetworkConfig.serviceIpv4Cidr : pulumi.output(args.serviceIpv4Cidr);
        // eks.Cluster has an output of that name, which is a second group of its own that no node is in.
        this.clusterSecurityGroupId = eksCluster.vpcConfig.clusterSecurityGroupId;
        this.oidcIssuer = cluster.oidcIssuer;
        this.oidcProviderUrl = cluster.oidcProviderUrl;
        this.oidcProviderArn = args.oidcProvider ?? true
            ? oidcProvider(`${name}-oidc`, this.oidcProviderUrl, tags, this).arn : oidcProviderArn(this.oidcIssuer, this);
        this.kubeconfigJson = pulumi.secret(cluster.kubeconfigJson);
        accessEntries(name, args.accessEntries ?? [], this.clusterName, tags, { parent: this, dependsOn: [cluster] });

        this.registerOutputs({
            clusterName: this.clusterName,
            endpoint: this.endpoint,
            certificateAuthorityData: this.certificateAuthorityData,
            serviceIpv4Cidr: this.serviceIpv4Cidr,
            clusterSecurityGroupId: this.clusterSecurityGroupId,
            oidcIssuer: this.oidcIssuer,
            oidcProviderUrl: this.oidcProviderUrl,
            oidcProviderArn: this.oidcProviderArn,
            kubeconfigJson: this.kubeconfigJson,
        });
    }
}
