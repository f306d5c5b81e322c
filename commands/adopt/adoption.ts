import { AuthenticationMode, readsAccessEntries } from "../../limits/access/authenticationMode";
import { CLUSTER_ROLE_POLICIES, VPC_RESOURCE_CONTROLLER_POLICY } from "../../limits/cluster/clusterRolePolicies";
import { ipFamilyProblems } from "../../limits/cluster/ipFamily";
import { roleNameOf } from "../../limits/text/arn";
import { Answer } from "./answers";
import { ExistingCluster } from "./existingCluster";
import { nodeGroupArgs } from "./nodeGroupArgs";
import { vpcCniOf } from "./vpcCniOf";

/** How a resource that exists comes into the stack's state. */
export interface Import {
    id: string;
    /** What its tool has set and AWS does not answer, or the component does not set. */
    ignoreChanges?: string[];
}

/** Arguments of a resource or component in the program. */
interface Adopted {
    name: string;
    args: Record<string, unknown>;
}

/** What the program of an adopted cluster holds. */
export interface Adoption {
    clusterName: string;
    region: string;
    groups: (Adopted & { import: Import })[];
    supports: Adopted[];
    /** Imports of the children of the supports, by type and name. */
    imports: Record<string, Import>;
    taken: string[];
    left: string[];
}

const ENTRY = "aws:eks/accessEntry:AccessEntry";
const ADDON = "aws:eks/addon:Addon";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const SUPPORT = "windows-support";

/** Decides what the stack takes over: only what the first preview finds as the program says it. */
export function adoption(existing: ExistingCluster): Adoption {
    const { cluster, windowsGroups, otherGroups, addons } = existing;
    const adopted: Adoption = {
        clusterName: cluster.name, region: cluster.arn.split(":")[3], groups: [], supports: [], imports: {}, taken: [], left: [],
    };
    const { left, taken } = adopted;
    const ipv6 = ipFamilyProblems(`cluster ${cluster.name}`, cluster.kubernetesNetworkConfig?.ipFamily);
    if (ipv6.length > 0) {
        left.push(...ipv6.map(({ path, reason }) => `${path}: ${reason}`));
        return adopted;
    }
    left.push(`cluster ${cluster.name}, its VPC and its roles: @pulumi/eks can't take over parts that exist; leave them `
        + "to the tool that made them. The program uses them by name");
    for (const group of windowsGroups) {
        adopted.groups.push({
            name: group.nodegroupName, args: nodeGroupArgs(group),
            // An autoscaler may change the size between this and the first up.
            import: { id: `${cluster.name}:${group.nodegroupName}`, ignoreChanges: ["scalingConfig.desiredSize"] },
        });
        taken.push(`node group ${group.nodegroupName}`);
        if (group.launchTemplate) {
            left.push(`launch template ${group.launchTemplate.id}: it belongs to the tool that made group ${group.nodegroupName}, and `
                + "WindowsNodeGroup would write another one; the program uses it by id and version");
        }
    }
    if (windowsGroups.length === 0) {
        left.push(`cluster ${cluster.name}: it has no managed Windows node group; add a WindowsNodeGroup`);
    }
    addSupports(existing, adopted);
    left.push(
        ...otherGroups.map(name => `node group ${name}: it has no Windows nodes; leave it to the tool that made it`),
        ...addons.filter(name => name !== "vpc-cni").map(name => `add-on ${name}: it is not part of Windows support; leave it to the tool that made it`),
    );
    return adopted;
}

/** A component for each Windows role; the first one has what the cluster needs once. */
function addSupports({ cluster, windowsGroups, accessEntries, clusterRolePolicies, vpcCni }: ExistingCluster, adopted: Adoption): void {
    const { imports, taken, left, supports } = adopted;
    const mode = (cluster.accessConfig?.authenticationMode ?? AuthenticationMode.ConfigMap) as AuthenticationMode;
    const roles = [...new Set(windowsGroups.map(({ nodeRole }) => nodeRole as string))].filter(role => {
        const reason = readsAccessEntries(mode) ? entryProblem(cluster.name, role, accessEntries[role]) : undefined;
        left.push(...reason ? [reason] : []);
        return !reason;
    });
    const policy = clusterRolePolicies.find(arn => arn.endsWith(`/${VPC_RESOURCE_CONTROLLER_POLICY}`));
    const clusterRole = roleNameOf(cluster.roleArn);
    for (const missing of CLUSTER_ROLE_POLICIES.filter(name => !clusterRolePolicies.some(arn => arn.endsWith(`/${name}`)))) {
        left.push(`role ${clusterRole}: ${missing} is not attached; attach it${
            missing === VPC_RESOURCE_CONTROLLER_POLICY ? ", or set clusterRoleName of WindowsSupport after the first up" : ""}`);
    }
    const addon = vpcCniOf(cluster.name, vpcCni);
    left.push(...addon.reason ? [addon.reason] : []);
    if (roles.length === 0) {
        const parts = [...addon.ipam ? ["add-on vpc-cni"] : [], ...policy === undefined ? [] : [`attachment of ${VPC_RESOURCE_CONTROLLER_POLICY}`]];
        left.push(...parts.map(part => `${part}: WindowsSupport would take it over, but needs a Windows role, and there is none; leave it to its tool`));
    }
    roles.forEach((role, index) => {
        const name = index === 0 ? SUPPORT : `${SUPPORT}-${roleNameOf(role)}`;
        const first = index === 0;
        supports.push({
            name, args: {
                clusterName: cluster.name, nodeRoleArn: role, authenticationMode: mode,
                ...first && addon.ipam ? { vpcCniOwner: "ADDON", windowsIpam: addon.ipam } : { vpcCniOwner: "CONTROL_PLANE" },
                ...first && policy !== undefined && { clusterRoleName: clusterRole },
            },
        });
        if (first && addon.ipam) {
            imports[`${ADDON} ${name}-vpc-cni`] = { id: `${cluster.name}:vpc-cni`, ignoreChanges: addon.ignoreChanges };
            taken.push("add-on vpc-cni");
        }
        if (first && policy !== undefined) {
            imports[`${ATTACHMENT} ${name}-vpc-resource-controller`] = { id: `${clusterRole}/${policy}` };
            taken.push(`attachment of ${VPC_RESOURCE_CONTROLLER_POLICY} to role ${clusterRole}`);
        }
        if (readsAccessEntries(mode)) {
            imports[`${ENTRY} ${name}`] = { id: `${cluster.name}:${role}`, ignoreChanges: ["tags"] };
            taken.push(`access entry of role ${roleNameOf(role)}`);
        } else {
            left.push(`aws-auth: it has the roles of the whole cluster in one text; check that it maps role ${roleNameOf(role)} `
                + "to the group eks:kube-proxy-windows, and leave it to its tool");
        }
    });
}

function entryProblem(cluster: string, role: string, entry: Answer | undefined): string | undefined {
    if (entry === undefined) {
        return `access entry of role ${roleNameOf(role)}: cluster ${cluster} has none; add a WindowsSupport `
            + "for the role after the first up: it makes one";
    }
    return entry.type === "EC2_WINDOWS" ? undefined
        : `access entry of role ${roleNameOf(role)}: its type is ${entry.type}, so DNS does not work on Windows nodes of the role, `
            + "and a type can't be changed; give the Windows nodes a role of their own, in a new group";
}
