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
            + "delete the entry and make one of that type: a type can't be changed" }]
        : [];
}

/**
 * Where EKS reads access entries, a role of Windows nodes on an AMI of one's own has none by itself (L11).
 *
 * @param mode - Authentication mode of the cluster.
 */
export function missingWindowsEntryProblems(path: string, mode: string): Problem[] {
    return [{
        path, reason: `the role has no access entry of type "${WINDOWS_ENTRY_TYPE}", so EKS makes one for Linux, as always `
            + `for a custom AMI, got authentication mode ${shown(mode)}`
            + `${mode === AuthenticationMode.ApiAndConfigMap ? ", where entries take precedence over aws-auth" : ""}; `
            + "add an aws.eks.AccessEntry of that type for the role, before the node group",
    }];
}

/**
 * EKS makes no access entry for the role of nodes that it does not manage: self-managed ones, and those of Karpenter (L11).
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html
 */
export function missingUnmanagedEntryProblems(path: string, mode: string): Problem[] {
    return [{
        path, reason: `the nodes can't join the cluster: EKS makes no access entry for self-managed nodes, got no entry and `
            + `authentication mode ${shown(mode)}; add an aws.eks.AccessEntry of type "${WINDOWS_ENTRY_TYPE}" for the role`,
    }];
}

/** Where EKS also reads aws-auth and nothing in the stack lets the role of such nodes in, somebody may do so elsewhere (E3, L11). */
export function missingUnmanagedIdentityProblems(path: string, mode: string): Problem[] {
    const entry = mode === AuthenticationMode.ApiAndConfigMap ? `add an aws.eks.AccessEntry of type "${WINDOWS_ENTRY_TYPE}" for the role`
        : `map the role in aws-auth with the groups "system:bootstrappers", "system:nodes" and "${WINDOWS_PROXY_GROUP}"`;
    return [{
        path, reason: "self-managed nodes can't join the cluster before their role has access, and the stack gives "
            + `it none, got authentication mode ${shown(mode)}, and ${mode === AuthenticationMode.ApiAndConfigMap ? "neither an access entry nor" : "no"} ConfigMap `
            + `aws-auth in the stack; ${entry}`,
    }];
}

/** Where EKS reads aws-auth alone, it gives a role of Windows nodes on an AMI of one's own the group of their kube-proxy (E3, L11). */
export function windowsMappingProblems(path: string, mapped: MappedRole[]): Problem[] {
    const own = mapped.filter(({ isRole }) => isRole);
    const [groups] = own.map(role => role.groups?.filter(group => typeof group === "string" && group.length <= GROUP_SHOWN));
    return own.some(role => role.groups === undefined || role.groups.includes(WINDOWS_PROXY_GROUP)) ? [] : [{
        path, reason: `${own.length === 0 ? "has no entry for the role of Windows nodes, and EKS adds none"
            : `the role of Windows nodes is not in the group "${WINDOWS_PROXY_GROUP}"`}, so DNS fails on them, `
            + `got ${groups ? `groups ${shown(groups.slice(0, 5))}` : "none"}; map the role with the groups "system:bootstrappers", `
            + `"system:nodes" and "${WINDOWS_PROXY_GROUP}"`,
    }];
}

/** Where EKS reads aws-auth alone and nothing in the stack writes it, the role of such nodes may lack that group (E3, L11). */
export function missingAwsAuthProblems(path: string): Problem[] {
    return [{
        path, reason: `the role needs the group "${WINDOWS_PROXY_GROUP}": EKS does not add it for a custom AMI, nor `
            + `does the stack, got authentication mode "${AuthenticationMode.ConfigMap}" and no ConfigMap aws-auth; map the role with that group, unless it is `
            + "mapped elsewhere",
    }];
}

/**
 * Where EKS reads access entries, Linux and Windows nodes have a role each: a role has one entry, of one type (L11).
 *
 * @param linux - The Linux node group, or node class, that has the same role.
 */
export function sharedRoleProblems(path: string, linux: string, mode: string): Problem[] {
    return [{
        path, reason: `Linux and Windows nodes can't share a role in a cluster with access entries: a role has one entry, of one type, `
            + `got the role of the Linux nodes ${shown(linux)} and authentication mode ${shown(mode)}; `
            + "give the Windows nodes a role of their own",
    }];
}

/** Nodes that start before their role's entry join as Linux nodes (L11). */
export function entryOrderProblems(path: string, entry: string): Problem[] {
    return [{
        path, reason: "doesn't wait for the access entry of its role: if the group comes first, EKS makes an entry for "
            + `Linux and rejects yours, got no dependency on ${shown(entry)}; add the entry to the node group's dependsOn`,
    }];
}
