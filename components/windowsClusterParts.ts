import * as pulumi from "@pulumi/pulumi";
import { ControlPlane } from "./controlPlane/controlPlane";
import { CoreDns } from "./coreDns/coreDns";
import { CIDR_BLOCK_DEFAULT, Network } from "./network/network";
import { PrefixReservations } from "./network/prefixReservations";
import { subnetPlan, windowsCidrBlocks } from "./network/subnetPlan";
import { LinuxNodeGroup } from "./nodes/linuxNodeGroup";
import { NodeRole } from "./nodes/nodeRole";
import { prefixesPerSubnet } from "./windowsClusterBudget";
import { WindowsClusterArgs, endpointUse, linuxNodeGroupSettings, makesEndpoints, zoneCount } from "./windowsClusterSettings";
import { VpcCniOwner, WindowsSupport } from "./windowsSupport/windowsSupport";

/** The cluster that a part belongs to. */
export interface ClusterScope {
    /** Name of the `WindowsCluster`, with which the names of all its parts begin. */
    name: string;
    args: WindowsClusterArgs;
    parent: pulumi.Resource;
}

/** Roles of the nodes, one for each operating system (E3). */
export interface NodeRoles {
    linux: NodeRole;
    windows: NodeRole;
}

/** The VPC, new or existing. */
export function clusterNetwork({ name, args, parent }: ClusterScope): Network {
    const { network, clusterName, tags } = args;
    return new Network(`${name}-network`, { ...network, clusterName, tags, ...makesEndpoints(args) && endpointUse(args) }, { parent });
}

/** A role for Linux nodes and another one for Windows nodes. */
export function nodeRoles({ name, args: { tags }, parent }: ClusterScope): NodeRoles {
    return {
        linux: new NodeRole(`${name}-linux-nodes`, { tags }, { parent }),
        windows: new NodeRole(`${name}-windows-nodes`, { tags }, { parent }),
    };
}

/** The control plane, into which both roles are let. */
export function clusterControlPlane({ name, args, parent }: ClusterScope, network: Network, roles: NodeRoles): ControlPlane {
    const {
        kubernetesVersion, clusterName, authenticationMode, supportType, windowsIpam, endpoint, enabledLogTypes,
        secretsEncryptionKeyArn, serviceIpv4Cidr, accessEntries, oidcProvider, deletionProtection, tags,
    } = args;
    const { vpcId, controlPlaneSubnetIds } = network;
    return new ControlPlane(name, {
        kubernetesVersion, clusterName, authenticationMode, supportType, windowsIpam, endpoint, enabledLogTypes,
        secretsEncryptionKeyArn, serviceIpv4Cidr, accessEntries, oidcProvider, deletionProtection,
        vpcId, privateSubnetIds: controlPlaneSubnetIds.private, publicSubnetIds: controlPlaneSubnetIds.public,
        linuxNodeRole: roles.linux.role, windowsNodeRole: roles.windows.role, tags,
    }, { parent });
}

/** What Windows nodes need of the cluster before they come. */
export function clusterWindowsSupport({ name, args, parent }: ClusterScope, controlPlane: ControlPlane, roles: NodeRoles): WindowsSupport {
    const { authenticationMode, tags } = args;
    return new WindowsSupport(`${name}-windows`, {
        clusterName: controlPlane.clusterName, nodeRoleArn: roles.windows.roleArn,
        authenticationMode, vpcCniOwner: VpcCniOwner.ControlPlane, tags,
    }, { parent, dependsOn: [controlPlane] });
}

/** The Linux nodes; none where CoreDNS is on Fargate and nobody asked for them. */
export function linuxNodes({ name, args, parent }: ClusterScope, network: Network, controlPlane: ControlPlane, roles: NodeRoles): LinuxNodeGroup | undefined {
    const settings = linuxNodeGroupSettings(args);
    const { kubernetesVersion, tags } = args;
    return settings && new LinuxNodeGroup(`${name}-linux`, {
        ...settings, clusterName: controlPlane.clusterName, subnetIds: network.privateSubnetIds, kubernetesVersion, tags,
        nodeRoleArn: roles.linux.roleArn,
    }, { parent, dependsOn: [controlPlane, roles.linux] });
}

/** CoreDNS, after the nodes that it runs on. */
export function clusterCoreDns({ name, args, parent }: ClusterScope, network: Network, controlPlane: ControlPlane, linux: LinuxNodeGroup | undefined): CoreDns {
    const { coreDnsOnFargate, tags } = args;
    return new CoreDns(`${name}-coredns`, {
        clusterName: controlPlane.clusterName, fargate: coreDnsOnFargate ? { subnetIds: network.privateSubnetIds } : undefined, tags,
    }, { parent, dependsOn: linux ? [controlPlane, linux] : [controlPlane] });
}

/** Blocks of the subnets that Windows nodes have in a new VPC for the prefixes of Windows nodes; they come before the nodes. */
export function prefixReservations({ name, args, parent }: ClusterScope, network: Network): PrefixReservations | undefined {
    const zones = zoneCount(args);
    if (!args.reservePrefixes || zones === undefined) {
        return undefined;
    }
    const { cidrBlock = CIDR_BLOCK_DEFAULT, secondaryCidrBlock } = args.network ?? {};
    const blocks = secondaryCidrBlock === undefined ? subnetPlan(cidrBlock, zones).privateCidrBlocks : windowsCidrBlocks(secondaryCidrBlock, zones);
    const ids = secondaryCidrBlock === undefined ? network.controlPlaneSubnetIds.private : network.windowsSubnetIds;
    return new PrefixReservations(`${name}-prefixes`, {
        subnets: blocks.map((block, index) => ({ subnetId: ids[index], cidrBlock: block })),
        prefixesPerSubnet: prefixesPerSubnet(args, zones),
    }, { parent });
}
