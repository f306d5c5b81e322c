import { PolicyResource } from "@pulumi/policy";
import { AuthenticationMode } from "../../limits/access/authenticationMode";
import {
    WINDOWS_PROXY_GROUP, missingAwsAuthProblems, missingUnmanagedEntryProblems, missingUnmanagedIdentityProblems, missingWindowsEntryProblems,
    windowsEntryTypeProblems, windowsMappingProblems,
} from "../../limits/access/windowsIdentity";
import { isWindowsAmiType } from "../../limits/nodes/windowsAmiType";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { authenticationModePath, entriesOf, entryType } from "../stack/accessEntries";
import { awsAuthOf, mappedRoles } from "../stack/awsAuth";
import { Cluster } from "../stack/clusters";
import { mayHaveConfigMap, mayWriteConfigMaps } from "../stack/elsewhere";
import { push } from "../stack/grouping";
import { NodeGroup, windowsClusters } from "../stack/nodeGroups";
import { runsOwnImage } from "../stack/ownImages";
import { propertyOf } from "../property";
import { Stack, isOurs } from "../stack/stack";

/** E3, L11: EKS gives Windows nodes their identity only where it knows from the AMI type that they are Windows. */
export const nodeIdentity: StackRule = {
    name: "windows-node-identity",
    description: "The role of Windows nodes has an access entry for Windows, or the group of Windows nodes in aws-auth.",
    enforcementLevel: "mandatory",
    severity: "critical",
    limits: ["E3", "L11"],
    tags: ["iam", "nodes"],
    ...reference("accessEntries", `Windows nodes need an entry of type EC2_WINDOWS, or the group ${WINDOWS_PROXY_GROUP} in aws-auth.`),
    remediationSteps: "Add an AccessEntry of type EC2_WINDOWS for the role. In mode CONFIG_MAP, map the role in aws-auth instead.",
    judge(stack, report) {
        for (const [cluster, groups] of windowsClusters(stack)) {
            const byRole = groupsByRole(stack, groups);
            const own = [...byRole.values()].some(sharing => sharing.every(isLeftOut));
            switch (cluster.authenticationMode) {
                case undefined:
                    if (own) {
                        report.notJudged(cluster.resource, authenticationModePath(cluster));
                    }
                    break;
                case AuthenticationMode.ConfigMap:
                    byRole.forEach((sharing, role) => judgeMapping(stack, cluster, role, sharing, report));
                    break;
                case AuthenticationMode.Api:
                case AuthenticationMode.ApiAndConfigMap:
                    byRole.forEach((sharing, role) => judgeEntry(stack, cluster, role, sharing, report));
                    break;
            }
        }
    },
};

/** Whether EKS gives the role of the nodes no identity for Windows nodes: it doesn't manage them, or takes them for Linux nodes. */
function isLeftOut(group: NodeGroup): boolean {
    return !group.isManaged || runsOwnImage(group);
}

/** Windows groups by their role, where the stack holds it. */
function groupsByRole(stack: Stack, groups: NodeGroup[]): Map<PolicyResource, NodeGroup[]> {
    const found = new Map<PolicyResource, NodeGroup[]>();
    for (const group of groups) {
        const role = group.role(stack);
        if (role && (isLeftOut(group) || isWindowsAmiType(group.amiType))) {
            push(found, role, group);
        }
    }
    return found;
}

function judgeEntry(stack: Stack, cluster: Cluster, role: PolicyResource, sharing: NodeGroup[], report: Report): void {
    const { certain, mayHaveOthers } = entriesOf(stack, cluster, role);
    for (const entry of certain) {
        const type = entryType(entry);
        if (type.known) {
            report.problems(entry, windowsEntryTypeProblems("type", type.value ?? ""));
        } else if (propertyOf(entry, "type").isSet) {
            report.notJudged(entry, "type");
        }
    }
    // For a group of a Windows AMI type with the same role, EKS makes the entry that the other one needs too.
    if (certain.length > 0 || mayHaveOthers || !sharing.every(isLeftOut)) {
        return;
    }
    const mode = cluster.authenticationMode!;
    const managed = sharing.find(({ isManaged }) => isManaged);
    const [group] = sharing;
    if (managed) {
        report.problems(managed.resource, missingWindowsEntryProblems(managed.rolePath, mode));
    } else if (mode === AuthenticationMode.Api) {
        report.problems(group.resource, missingUnmanagedEntryProblems(group.rolePath, mode));
    } else {
        // No entry is in the way of aws-auth.
        judgeMapping(stack, cluster, role, sharing, report);
    }
}

function judgeMapping(stack: Stack, cluster: Cluster, role: PolicyResource, sharing: NodeGroup[], report: Report): void {
    if (!sharing.every(isLeftOut)) {
        return;
    }
    const sources = awsAuthOf(stack, cluster).map(source => {
        const { path, mappings } = source;
        return { ...source, problems: mappings.known ? windowsMappingProblems(path, mappedRoles(mappings.value ?? [], role)) : [] };
    });
    const unknown = sources.find(({ mappings }) => !mappings.known);
    if (unknown) {
        // What our own components render holds the role.
        if (!sources.some(({ mappings, problems }) => mappings.known && problems.length === 0) && !isOurs(unknown.resource)) {
            report.notJudged(unknown.resource, unknown.path);
        }
    } else if (sources.length === 0) {
        const [group] = sharing;
        const missing = group.isManaged ? missingAwsAuthProblems(group.rolePath)
            : missingUnmanagedIdentityProblems(group.rolePath, cluster.authenticationMode!);
        report.advice(group.resource, isAwsAuthMissing(stack, cluster) ? missing : []);
    } else if (sources.every(({ problems }) => problems.length > 0)) {
        report.problems(sources[0].resource, sources[0].problems);
    }
}

/** Whether nothing in the stack writes aws-auth of the cluster, as far as anybody can see. */
function isAwsAuthMissing(stack: Stack, cluster: Cluster): boolean {
    return !mayHaveConfigMap(stack, "aws-auth") && !mayWriteConfigMaps(stack, cluster);
}
