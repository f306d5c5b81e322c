import type { Mapping } from "../mappings";

/** What EKS makes. */
export const eksMappings: Record<string, Mapping> = {
    "aws:eks/cluster:Cluster": {
        service: "eks", operation: "CreateCluster", named: { property: "name", member: "name" },
        renamed: { vpcConfig: "resourcesVpcConfig" }, elsewhere: ["enabledClusterLogTypes", "defaultAddonsToRemoves", "forceUpdateVersion"],
        members: ({ enabledClusterLogTypes }) => ({
            logging: enabledClusterLogTypes === undefined ? undefined : { clusterLogging: [{ types: enabledClusterLogTypes, enabled: true }] },
        }),
    },
    "aws:eks/nodeGroup:NodeGroup": {
        service: "eks", operation: "CreateNodegroup", named: { property: "nodeGroupName", member: "nodegroupName" },
        renamed: { nodeRoleArn: "nodeRole", subnetIds: "subnets" }, elsewhere: ["forceUpdateVersion"],
    },
    "aws:eks/addon:Addon": {
        service: "eks", operation: "CreateAddon", renamed: { resolveConflictsOnCreate: "resolveConflicts" },
        elsewhere: ["resolveConflictsOnUpdate", "preserve"],
        further: ({ clusterName, addonName, resolveConflictsOnUpdate, configurationValues }) => [{
            service: "eks", operation: "UpdateAddon", parameters: {
                clusterName, addonName, ...resolveConflictsOnUpdate !== undefined && { resolveConflicts: resolveConflictsOnUpdate },
                ...configurationValues !== undefined && { configurationValues },
            },
        }],
    },
    "aws:eks/accessEntry:AccessEntry": { service: "eks", operation: "CreateAccessEntry", renamed: { userName: "username" } },
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": { service: "eks", operation: "AssociateAccessPolicy" },
    "aws:eks/fargateProfile:FargateProfile": {
        service: "eks", operation: "CreateFargateProfile", named: { property: "fargateProfileName", member: "fargateProfileName" },
        renamed: { subnetIds: "subnets" },
    },
};
