import { PolicyResource } from "@pulumi/policy";
import { sharedRoleProblems } from "../../limits/access/windowsIdentity";
import { reference } from "../references";
import { StackRule } from "../rule";
import { authenticationModePath, readsEntries } from "../stack/accessEntries";
import { Cluster } from "../stack/clusters";
import { NodeGroup, nodeGroups, windowsClusters } from "../stack/nodeGroups";
import { isLinux } from "../stack/ownImages";
import { Stack } from "../stack/stack";

/** L11: a principal has one access entry, which is for Linux nodes or for Windows nodes. */
export const separateRoles: StackRule = {
    name: "windows-separate-roles",
    description: "Linux and Windows nodes have a role each where the cluster reads access entries.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["L11"],
    tags: ["iam", "nodes"],
    ...reference("accessEntries", "A principal has one access entry of one type; Linux and Windows nodes need different types."),
    remediationSteps: "Make a role for the Windows nodes alone, with the same policies, and set it as nodeRoleArn.",
    judge(stack, report) {
        for (const [cluster, groups] of windowsClusters(stack)) {
            const told = new Set<PolicyResource>();
            for (const group of groups) {
                const role = group.role(stack);
                const linux = role && linuxRoles(stack).get(cluster)?.get(role);
                if (linux && readsEntries(cluster) === undefined) {
                    report.notJudged(cluster.resource, authenticationModePath(cluster));
                    break;
                }
                if (linux && readsEntries(cluster) && !told.has(role)) {
                    told.add(role);
                    const { name } = linux.resource;
                    report.problems(group.resource, sharedRoleProblems(group.path("nodeRoleArn"), name, cluster.authenticationMode!));
                }
            }
        }
    },
};

function linuxRoles(stack: Stack): Map<Cluster, Map<PolicyResource, NodeGroup>> {
    return stack.once(linuxByClusterAndRole);
}

function linuxByClusterAndRole(stack: Stack): Map<Cluster, Map<PolicyResource, NodeGroup>> {
    const found = new Map<Cluster, Map<PolicyResource, NodeGroup>>();
    for (const group of nodeGroups(stack)) {
        const role = group.cluster && isLinux(group) ? group.role(stack) : undefined;
        if (role) {
            const roles = found.get(group.cluster!) ?? new Map<PolicyResource, NodeGroup>();
            found.set(group.cluster!, roles.has(role) ? roles : roles.set(role, group));
        }
    }
    return found;
}
