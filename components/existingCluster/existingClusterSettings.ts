import * as pulumi from "@pulumi/pulumi";
import { WindowsIpam, windowsIpamProblems } from "../../limits/network/windowsIpam";
import { amiReleaseProblems } from "../../limits/nodes/amiRelease";
import { roleArnProblems } from "../../limits/text/arn";
import { Problem, enumerationProblems, shown } from "../../limits/text/problem";
import { resourceIdProblems } from "../../limits/text/resourceId";
import { NamedResource, resourceNameProblems } from "../../limits/text/resourceName";
import { NODE_TAGS, tagProblems } from "../../limits/text/tags";
import { windowsNodeGroupSettingsProblems } from "../nodes/windowsNodeGroupProblems";
import { WindowsNodeGroupSettings } from "../nodes/windowsNodeGroupSettings";
import { nameProblems } from "../windowsClusterProblems";
import { VpcCniOwner } from "../windowsSupport/windowsSupport";
import { FoundCluster } from "./clusterLookup";

/** A group of Windows nodes in a cluster that is there already. */
export interface ExistingClusterNodeGroup extends WindowsNodeGroupSettings {
    /** Name of the group, unique in the component: lowercase letters, digits and dashes, 30 at most. */
    name: string;
    /** AMI release to pin, in the form "1.35-YYYY.MM.DD"; by default EKS chooses and later releases change nothing. */
    releaseVersion?: string;
}

/** A cluster that is there already, and what to use of it. */
export interface ExistingClusterSettings {
    /** Name of the cluster in EKS; whatever else is needed of it is looked up. */
    clusterName: pulumi.Input<string>;
    /**
     * Private subnets of the new nodes; the default is the subnets that the cluster was made with. Changing them makes new groups.
     *
     * @default the subnets of the cluster
     */
    subnetIds?: pulumi.Input<pulumi.Input<string>[]>;
    /**
     * ARN of an IAM role for the new nodes that is there already, and that no Linux node uses; by default a role is made.
     *
     * @default a new role
     */
    nodeRoleArn?: pulumi.Input<string>;
    /**
     * Owner of the ConfigMap `amazon-vpc-cni`, Addon or SelfManaged: Addon installs the managed add-on where there is none, SelfManaged patches the
     * ConfigMap; the default is an add-on that is there already, or else a patch.
     *
     * @default what the lookup finds
     */
    vpcCniOwner?: VpcCniOwner;
}

export interface ExistingClusterArgs extends ExistingClusterSettings {
    /**
     * Groups of Windows nodes to add; none by default, which only makes the cluster ready for them.
     *
     * @default none
     */
    windowsNodeGroups?: ExistingClusterNodeGroup[];
    /**
     * How Windows nodes get the addresses of their pods; the default is the setting of an existing add-on, or single addresses.
     *
     * @default as the cluster has it
     */
    windowsIpam?: WindowsIpam;
    /** Tags of what AWS makes for it; none by default. */
    tags?: Record<string, pulumi.Input<string>>;
}

/** What is wrong with the arguments, before anything of the cluster is known. */
export function existingClusterArgsProblems(name: string, args: ExistingClusterArgs): Problem[] {
    const groups = args.windowsNodeGroups ?? [];
    const { clusterName, subnetIds } = args;
    return [
        ...resourceNameProblems("name", name, [
            ...args.nodeRoleArn === undefined ? [{ resource: NamedResource.Role, suffix: "-windows-nodes" }] : [],
            ...groups.map(group => ({ resource: NamedResource.NodeGroup, suffix: `-${group.name}` })),
        ]),
        ...clusterName === "" || clusterName === undefined ? [{ path: "clusterName", reason: `is required, got ${shown(clusterName)}; set the name of the cluster in EKS` }] : [],
        ...enumerationProblems("vpcCniOwner", args.vpcCniOwner, VpcCniOwner),
        ...args.vpcCniOwner === VpcCniOwner.ControlPlane ? [{
            path: "vpcCniOwner", reason: `is only for clusters that ControlPlane makes, got ${shown(args.vpcCniOwner)}; leave it out, or use ADDON or SELF_MANAGED`,
        }] : [],
        ...windowsIpamProblems("windowsIpam", args.windowsIpam ?? {}, args.vpcCniOwner !== VpcCniOwner.SelfManaged),
        ...roleArnProblems("nodeRoleArn", args.nodeRoleArn),
        ...Array.isArray(subnetIds) ? subnetIds.flatMap((id: unknown, i) => resourceIdProblems(`subnetIds[${i}]`, id, "subnet")) : [],
        ...tagProblems("tags", args.tags, { ...NODE_TAGS, others: NODE_TAGS.others + 1 }),
        ...groups.flatMap((group, i) => [
            ...nameProblems("windowsNodeGroups", groups.map(each => each.name), i), ...groupProblems(i, group, "", args.windowsIpam),
        ]),
    ];
}

/** What is wrong with the groups in the cluster that was found: its version decides which releases there are. */
export function groupsInClusterProblems({ windowsNodeGroups = [] }: ExistingClusterArgs, { version }: FoundCluster, ipam: WindowsIpam): Problem[] {
    return windowsNodeGroups.flatMap((group, i) => groupProblems(i, group, version, ipam));
}

function groupProblems(index: number, group: ExistingClusterNodeGroup, kubernetesVersion: string, ipam: WindowsIpam | undefined): Problem[] {
    const path = `windowsNodeGroups[${index}]`;
    return [
        ...amiReleaseProblems(`${path}.releaseVersion`, group.releaseVersion, kubernetesVersion),
        ...windowsNodeGroupSettingsProblems(path, group, { kubernetesVersion, prefixDelegation: ipam?.prefixDelegation }),
    ];
}
