import { PolicyResource } from "@pulumi/policy";
import { AuthenticationMode } from "../../limits/access/authenticationMode";
import { sharedRoleProblems } from "../../limits/access/windowsIdentity";
import { reference } from "../references";
import { StackRule } from "../rule";
import { authenticationModePath, readsEntries } from "../stack/accessEntries";
import { Cluster } from "../stack/clusters";
import { classRole, karpenterLinuxClasses } from "../stack/karpenter";
import { clusterOfKubernetes } from "../stack/kubernetes";
import { nodeGroups, windowsClusters } from "../stack/nodeGroups";
import { isLinux } from "../stack/ownImages";
import { Stack } from "../stack/stack";

/** L11: a principal has one access entry, which is for Linux nodes or for Windows nodes. */
export const separateRoles: StackRule = {
    name: "windows-separate-roles",
    description: "In clusters with access entries, Linux and Windows nodes have different IAM roles.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["L11"],
    tags: ["iam", "nodes"],
    ...reference("accessEntries", "A principal has one access entry of one type; Linux and Windows nodes need different types."),
    remediationSteps: "Make a role only for the Windows nodes, with the same policies, and set it as nodeRoleArn.",
    judge(stack, report) {
        for (const [cluster, groups] of windowsClusters(stack)) {
            const told = new Set<PolicyResource>();
            for (const group of groups) {
                const role = group.role(stack);
                const linux = role && stack.once(linuxRoles).get(cluster)?.get(role);
                if (linux?.isManaged && readsEntries(cluster) === undefined) {
                    report.notJudged(cluster.resource, authenticationModePath(cluster));
                    break;
                }
                // Nodes that EKS doesn't manage may do without an entry where aws-auth lets them in too.
                const needEntries = linux?.isManaged ? readsEntries(cluster) : cluster.authenticationMode === AuthenticationMode.Api;
                if (linux && needEntries && !told.has(role)) {
                    told.add(role);
                    report.problems(group.resource, sharedRoleProblems(group.rolePath, linux.name, cluster.authenticationMode!));
                }
            }
        }
    },
};

/** Linux nodes that have a role. */
interface LinuxNodes {
    /** What a message calls them. */
    name: string;
    /** Whether EKS manages them, and so makes an entry for their role. */
    isManaged: boolean;
}

/** Linux nodes by their cluster and role: managed groups, and node classes of Karpenter. */
function linuxRoles(stack: Stack): Map<Cluster, Map<PolicyResource, LinuxNodes>> {
    const found = new Map<Cluster, Map<PolicyResource, LinuxNodes>>();
    const add = (cluster: Cluster | undefined, role: PolicyResource | undefined, nodes: LinuxNodes) => {
        if (cluster && role) {
            const roles = found.get(cluster) ?? new Map<PolicyResource, LinuxNodes>();
            found.set(cluster, roles.has(role) ? roles : roles.set(role, nodes));
        }
    };
    for (const group of nodeGroups(stack).filter(isLinux)) {
        add(group.cluster, group.role(stack), { name: group.resource.name, isManaged: true });
    }
    for (const nodeClass of karpenterLinuxClasses(stack)) {
        add(clusterOfKubernetes(stack, nodeClass), classRole(stack, nodeClass), { name: nodeClass.name, isManaged: false });
    }
    return found;
}
