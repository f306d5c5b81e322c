import { getAccessEntry } from "@pulumi/aws/eks/getAccessEntry";
import { getAddon } from "@pulumi/aws/eks/getAddon";
import { GetClusterResult, getClusterOutput } from "@pulumi/aws/eks/getCluster";
import { getNodeGroup } from "@pulumi/aws/eks/getNodeGroup";
import { getNodeGroups } from "@pulumi/aws/eks/getNodeGroups";
import { getPrincipalPolicySimulation } from "@pulumi/aws/iam/getPrincipalPolicySimulation";
import { getRolePolicies } from "@pulumi/aws/iam/getRolePolicies";
import * as pulumi from "@pulumi/pulumi";
import { AuthenticationMode, readsAccessEntries } from "../../limits/access/authenticationMode";
import { ADDRESS_ACTIONS } from "../../limits/cluster/clusterRolePolicies";
import { ExistingAddon, ExistingClusterFacts } from "../../limits/cluster/existingCluster";
import { isWindowsAmiType } from "../../limits/nodes/windowsAmiType";
import { roleNameOf } from "../../limits/text/arn";
import { parsed } from "../../limits/text/parsed";
import { OWNER_TAG, ownPolicyName, ownerOf } from "./ownership";

/** What the lookups found, beside what is judged. */
export interface FoundCluster extends ExistingClusterFacts {
    endpoint: string;
    certificateAuthorityData: string;
    serviceIpv4Cidr: string;
    clusterSecurityGroupId: string;
    subnetIds: string[];
    supportType: string;
    /** Name of the cluster's role. */
    roleName: string;
    /** Whether the role needs a policy of this component: it lacks the rights, or has them by that policy. */
    needsRolePolicy: boolean;
    /** Managed groups of Linux nodes. */
    linuxNodeGroups: string[];
}

/**
 * Asks AWS about a cluster that is there already. In a preview in which the name or the role is not known yet, nothing is known of it.
 *
 * @param name - Name of the component, which tells what it made itself from what others made.
 */
export function lookUpCluster(
    parent: pulumi.Resource, name: string, clusterName: pulumi.Input<string>, nodeRoleArn: pulumi.Input<string> | undefined,
): pulumi.Output<FoundCluster> {
    const options = { parent };
    return pulumi.all([getClusterOutput({ name: clusterName }, options), nodeRoleArn]).apply(async ([cluster, principalArn]): Promise<FoundCluster> => {
        const { name: found, vpcConfig, roleArn } = cluster;
        const authenticationMode = cluster.accessConfigs[0]?.authenticationMode ?? AuthenticationMode.ConfigMap;
        const [vpcCni, nodeAccessEntry, needsRolePolicy, linuxNodeGroups] = await Promise.all([
            findAddon(found, name, options),
            principalArn !== undefined && readsAccessEntries(authenticationMode as AuthenticationMode) ? findEntry(found, principalArn, name, options) : undefined,
            lacksRights(roleArn, name, options),
            findLinuxGroups(found, options),
        ]);
        return {
            ...networkOf(cluster), name: found, status: cluster.status, version: cluster.version, platformVersion: cluster.platformVersion,
            authenticationMode, vpcCni, nodeAccessEntry, needsRolePolicy, linuxNodeGroups,
            endpoint: cluster.endpoint, certificateAuthorityData: cluster.certificateAuthorities[0]?.data ?? "",
            clusterSecurityGroupId: vpcConfig.clusterSecurityGroupId, subnetIds: vpcConfig.subnetIds,
            supportType: cluster.upgradePolicies[0]?.supportType ?? "", roleName: roleNameOf(roleArn),
        };
    });
}

function networkOf({ kubernetesNetworkConfigs: [network] }: GetClusterResult): { ipFamily: string; serviceIpv4Cidr: string } {
    return { ipFamily: network?.ipFamily ?? "ipv4", serviceIpv4Cidr: network?.serviceIpv4Cidr ?? "" };
}

async function findAddon(clusterName: string, name: string, options: pulumi.InvokeOptions): Promise<ExistingAddon | undefined> {
    const addon = await unlessMissing(getAddon({ clusterName, addonName: "vpc-cni" }, options));
    return addon && { version: addon.addonVersion, values: parsed(addon.configurationValues), isOurs: addon.tags[OWNER_TAG] === ownerOf(name) };
}

async function findEntry(
    clusterName: string, principalArn: string, name: string, options: pulumi.InvokeOptions,
): Promise<ExistingClusterFacts["nodeAccessEntry"]> {
    const entry = await unlessMissing(getAccessEntry({ clusterName, principalArn }, options));
    return entry && { principalArn, type: entry.type, isOurs: entry.tags[OWNER_TAG] === ownerOf(name) };
}

/**
 * Whether the component gives the cluster's role the rights of the VPC resource controller. IAM itself says whether the role has them, by
 * whatever policy. Once the component's own policy is there, the answer tells no more who else gives them, so the policy stays.
 */
async function lacksRights(roleArn: string, name: string, options: pulumi.InvokeOptions): Promise<boolean> {
    const { policyNames } = await getRolePolicies({ roleName: roleNameOf(roleArn) }, options);
    return policyNames.includes(ownPolicyName(name))
        || !(await getPrincipalPolicySimulation({ policySourceArn: roleArn, actionNames: ADDRESS_ACTIONS }, options)).allAllowed;
}

async function findLinuxGroups(clusterName: string, options: pulumi.InvokeOptions): Promise<string[]> {
    const { names } = await getNodeGroups({ clusterName }, options);
    const groups = await Promise.all(names.map(nodeGroupName => getNodeGroup({ clusterName, nodeGroupName }, options)));
    // An image of one's own does not say its system.
    return groups.filter(({ amiType }) => !isWindowsAmiType(amiType) && amiType !== "CUSTOM").map(({ nodeGroupName }) => nodeGroupName).sort();
}

/**
 * What a lookup answers; undefined where it is not there. The provider has no lookup that says so without an error.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/eks/addon_data_source.go
 */
async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
    try {
        return await answer;
    } catch (error) {
        if (/couldn't find resource|ResourceNotFoundException|empty result/i.test((error as Error).message)) {
            return undefined;
        }
        throw error;
    }
}
