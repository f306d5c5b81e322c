import { AuthenticationMode } from "./authenticationMode";
import { Problem, shown } from "../text/problem";

/** Type of the access entry that lets Windows nodes join; EKS doesn't change the type of an entry. */
export const WINDOWS_ENTRY_TYPE = "EC2_WINDOWS";
/** What an entry is where nobody says its type. */
export const ENTRY_TYPE_DEFAULT = "STANDARD";
/** Types that are certainly not for Windows nodes of a node group. */
const OTHER_ENTRY_TYPES = [ENTRY_TYPE_DEFAULT, "EC2_LINUX", "EC2", "FARGATE_LINUX", "HYBRID_LINUX", "HYPERPOD_LINUX"];
/** Group that kube-proxy of a Windows node needs in Kubernetes (E3). */
export const WINDOWS_PROXY_GROUP = "eks:kube-proxy-windows";

/** Longer names of groups are left out of messages. */
const GROUP_SHOWN = 100;

/** One role of aws-auth, as far as it is known. */
export interface MappedRole {
    /** Whether it is the role of the nodes, or may be. */
    isRole: boolean;
    /** Its groups; undefined if they are not known. */
    groups: unknown[] | undefined;
}

/**
 * The access entry of a role of Windows nodes has the type for them (L11).
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html
 */
export function windowsEntryTypeProblems(path: string, type: string): Problem[] {
    return OTHER_ENTRY_TYPES.includes(type)
        ? [{ path, reason: `the role of Windows nodes needs an access entry of type "${WINDOWS_ENTRY_TYPE}", got ${shown(type)}; `
            + "make the entry anew with that type, since a role has one entry and its type can't be changed" }]
        : [];
}

/**
 * Where EKS reads access entries, a role of Windows nodes on an AMI of one's own has none by itself (L11).
 *
 * @param mode - Authentication mode of the cluster.
 */
export function missingWindowsEntryProblems(path: string, mode: string): Problem[] {
    return [{
        path, reason: `the role has no access entry of type "${WINDOWS_ENTRY_TYPE}", so EKS makes one for Linux as the nodes run an AMI `
            + `of one's own, got authentication mode ${shown(mode)}`
            + `${mode === AuthenticationMode.ApiAndConfigMap ? ", in which entries win over aws-auth" : ""}; `
            + "add an aws.eks.AccessEntry of that type for the role, before the node group",
    }];
}

/** Where EKS reads aws-auth alone, it gives a role of Windows nodes on an AMI of one's own the group of their kube-proxy (E3, L11). */
export function windowsMappingProblems(path: string, mapped: MappedRole[]): Problem[] {
    const own = mapped.filter(({ isRole }) => isRole);
    const [groups] = own.map(role => role.groups?.filter(group => typeof group === "string" && group.length <= GROUP_SHOWN));
    return own.some(role => role.groups === undefined || role.groups.includes(WINDOWS_PROXY_GROUP)) ? [] : [{
        path, reason: `${own.length === 0 ? "has no entry for the role of Windows nodes that run an AMI of one's own"
            : `the role of Windows nodes is not in the group "${WINDOWS_PROXY_GROUP}"`}, so names don't resolve on them, `
            + `got ${groups ? `groups ${shown(groups.slice(0, 5))}` : "none"}; map the role with the groups "system:bootstrappers", `
            + `"system:nodes" and "${WINDOWS_PROXY_GROUP}"`,
    }];
}

/** Where EKS reads aws-auth alone and nothing in the stack writes it, the role of such nodes may lack that group (E3, L11). */
export function missingAwsAuthProblems(path: string): Problem[] {
    return [{
        path, reason: `the nodes run an AMI of one's own, so EKS doesn't give their role the group "${WINDOWS_PROXY_GROUP}", and nothing in the stack `
            + `does, got authentication mode "${AuthenticationMode.ConfigMap}" and no ConfigMap aws-auth; map the role with that group, unless it is `
            + "mapped elsewhere",
    }];
}

/**
 * Where EKS reads access entries, Linux and Windows nodes have a role each: a role has one entry, of one type (L11).
 *
 * @param linux - The Linux node group that has the same role.
 */
export function sharedRoleProblems(path: string, linux: string, mode: string): Problem[] {
    return [{
        path, reason: `Linux and Windows nodes can't share a role where access entries decide, since it has one entry of one type, `
            + `got the role of the Linux node group ${shown(linux)} and authentication mode ${shown(mode)}; `
            + "give the Windows nodes a role of their own",
    }];
}

/** Nodes that start before their role's entry join as Linux nodes (L11). */
export function entryOrderProblems(path: string, entry: string): Problem[] {
    return [{
        path, reason: "doesn't wait for the access entry of its role: if the group comes first, EKS makes an entry for Linux and refuses "
            + `the other one, got no dependency on ${shown(entry)}; add the entry to the node group's dependsOn`,
    }];
}
