import { Provider as KubernetesProvider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { windowsAmi } from "../limits/nodes/windowsAmiType";
import { ControlPlane } from "./controlPlane/controlPlane";
import { CoreDns } from "./coreDns/coreDns";
import { imageInUse } from "./images/imageInUse";
import { WindowsImagePipeline } from "./images/windowsImagePipeline";
import { Network } from "./network/network";
import { LinuxNodeGroup } from "./nodes/linuxNodeGroup";
import { NodeRole } from "./nodes/nodeRole";
import { WindowsNodeGroup } from "./nodes/windowsNodeGroup";
import { rejectProblems } from "./problems";
import { windowsClusterNameProblems } from "./windowsClusterNames";
import { windowsClusterProblems } from "./windowsClusterProblems";
import {
    WindowsClusterArgs, groupAmiType, imageInitializationRate, imageKeyArn, linuxNodeGroupSettings, pinnedRelease, pipelineSurge,
} from "./windowsClusterSettings";
import { SmokeTest } from "./workloads/smokeTest";
import { VpcCniOwner, WindowsSupport } from "./windowsSupport/windowsSupport";

/**
 * EKS cluster in which Windows nodes work: network, control plane, Windows support, Linux nodes, CoreDNS and groups of
 * Windows nodes, in the order that they need one another.
 *
 * The smallest one costs about 360 USD a month in us-east-1: control plane 73, two Linux nodes 60, one Windows node 137,
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
    /** Name of the cluster in EKS. */
    public readonly clusterName: pulumi.Output<string>;
    /** Kubeconfig as JSON, a secret; it calls the `aws` CLI for tokens. */
    public readonly kubeconfigJson: pulumi.Output<string>;
    /** Issuer of the tokens of service accounts, for IAM roles of pods. */
    public readonly oidcIssuer: pulumi.Output<string>;
    /** ID of the VPC. */
    public readonly vpcId: pulumi.Output<string>;
    /** Private subnets, where the nodes are. */
    public readonly privateSubnetIds: pulumi.Output<string[]>;
    /** Names that EKS knows the Windows groups by, by their names here. */
    public readonly windowsNodeGroupNames: Record<string, pulumi.Output<string>>;
    /** Pods that fit on one node of each Windows group. */
    public readonly podsPerNode: Record<string, pulumi.Output<number>>;

    constructor(name: string, args: WindowsClusterArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:WindowsCluster", name, args, opts);
        rejectProblems(this, [...windowsClusterNameProblems(name, args), ...windowsClusterProblems(args)]);
        const { kubernetesVersion, clusterName, authenticationMode, tags } = args;
        const child = { parent: this };

        const network = new Network(`${name}-network`, { ...args.network, clusterName, tags }, child);
        const { vpcId, privateSubnetIds, publicSubnetIds } = network;
        const linuxRole = new NodeRole(`${name}-linux-nodes`, { tags }, child);
        const windowsRole = new NodeRole(`${name}-windows-nodes`, { tags }, child);
        const controlPlane = new ControlPlane(name, {
            ...controlPlaneSettings(args),
            vpcId, privateSubnetIds, publicSubnetIds,
            linuxNodeRole: linuxRole.role, windowsNodeRole: windowsRole.role, tags,
        }, child);
        const cluster = { clusterName: controlPlane.clusterName, subnetIds: privateSubnetIds, kubernetesVersion, tags };
        const support = new WindowsSupport(`${name}-windows`, {
            clusterName: cluster.clusterName, nodeRoleArn: windowsRole.roleArn,
            authenticationMode, vpcCniOwner: VpcCniOwner.ControlPlane, tags,
        }, { parent: this, dependsOn: [controlPlane] });

        const linuxSettings = linuxNodeGroupSettings(args);
        const linux = linuxSettings && new LinuxNodeGroup(`${name}-linux`, {
            ...linuxSettings, ...cluster, nodeRoleArn: linuxRole.roleArn,
        }, { parent: this, dependsOn: [controlPlane, linuxRole] });
        const coreDns = new CoreDns(`${name}-coredns`, {
            clusterName: cluster.clusterName, fargate: args.coreDnsOnFargate ? { subnetIds: privateSubnetIds } : undefined, tags,
        }, { parent: this, dependsOn: linux ? [controlPlane, linux] : [controlPlane] });

        const pipelines = Object.fromEntries((args.imagePipelines ?? []).map(({ name: pipeline, fastLaunch, ...settings }) => [
            pipeline, new WindowsImagePipeline(`${name}-${pipeline}`, {
                ...settings, kubernetesVersion, vpcId, subnetId: privateSubnetIds.apply(([first]) => first), tags,
                fastLaunch: fastLaunch && { targetResourceCount: pipelineSurge(args, pipeline) || undefined, ...fastLaunch },
            }, child)]));
        const { endpoint, certificateAuthorityData, serviceIpv4Cidr } = controlPlane;

        const kubernetes = args.smokeTest
            ? new KubernetesProvider(`${name}-kubernetes`, { kubeconfig: controlPlane.kubeconfigJson }, child) : undefined;

        this.windowsNodeGroupNames = {};
        this.podsPerNode = {};
        const tagged = new Set<string>();
        for (const { name: groupName, imagePipeline, ...settings } of args.windowsNodeGroups) {
            const pipeline = imagePipeline === undefined ? undefined : pipelines[imagePipeline];
            const rate = imageInitializationRate(args, imagePipeline);
            const group = new WindowsNodeGroup(`${name}-${groupName}`, {
                ...settings, ...cluster, nodeRoleArn: windowsRole.roleArn,
                ...pipeline
                    ? { customImage: { imageId: pipeline.imageId, kmsKeyArn: imageKeyArn(args, imagePipeline), bootstrap: { endpoint, certificateAuthorityData, serviceIpv4Cidr } } }
                    : { releaseVersion: pinnedRelease(args, settings.amiType), followLatestRelease: args.followLatestRelease },
                prefixDelegation: args.windowsIpam?.prefixDelegation,
                // Volumes are filled when nodes start, so a rate that the image asks for is its groups' to set.
                ...rate !== undefined && { rootVolume: { initializationRateMiBps: rate, ...settings.rootVolume } },
                // Nodes that come before one of these join a cluster that can't serve them, and stay broken.
            }, { parent: this, dependsOn: [controlPlane, support, windowsRole, coreDns] });
            if (pipeline && !tagged.has(imagePipeline!)) {
                tagged.add(imagePipeline!);
                imageInUse(`${name}-${imagePipeline}-in-use`, `${name}-${imagePipeline}`, pipeline.imageId, this);
            }
            if (kubernetes) {
                new SmokeTest(`${name}-${groupName}-smoke-test`, {
                    nodeGroupName: group.nodeGroupName, windowsRelease: windowsAmi(groupAmiType(args, settings.amiType, imagePipeline))!.release,
                }, { parent: this, dependsOn: [group], providers: { kubernetes } });
            }
            this.windowsNodeGroupNames[groupName] = group.nodeGroupName;
            this.podsPerNode[groupName] = group.podsPerNode;
        }

        this.clusterName = controlPlane.clusterName;
        this.kubeconfigJson = controlPlane.kubeconfigJson;
        this.oidcIssuer = controlPlane.oidcIssuer;
        this.vpcId = vpcId;
        this.privateSubnetIds = privateSubnetIds;
        this.registerOutputs({
            clusterName: this.clusterName, kubeconfigJson: this.kubeconfigJson, oidcIssuer: this.oidcIssuer, vpcId: this.vpcId,
            privateSubnetIds: this.privateSubnetIds,
            windowsNodeGroupNames: this.windowsNodeGroupNames, podsPerNode: this.podsPerNode,
        });
    }
}

/** The arguments that are the control plane's own. */
function controlPlaneSettings(args: WindowsClusterArgs) {
    const {
        kubernetesVersion, clusterName, authenticationMode, supportType, windowsIpam, endpoint, enabledLogTypes,
        secretsEncryptionKeyArn, serviceIpv4Cidr, accessEntries, deletionProtection,
    } = args;
    return {
        kubernetesVersion, clusterName, authenticationMode, supportType, windowsIpam, endpoint, enabledLogTypes,
        secretsEncryptionKeyArn, serviceIpv4Cidr, accessEntries, deletionProtection,
    };
}
