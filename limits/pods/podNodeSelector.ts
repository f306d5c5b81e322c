import { imageReference } from "../images/containerImage";
import { Taint } from "../nodes/linuxCapacity";
import { Problem, shown } from "../text/problem";

/** Label of a node's operating system, which the VPC resource controller looks for in the node selector of pods. */
export const OS_LABEL = "kubernetes.io/os";
/** The same, and the older one that nodes still carry. */
export const OS_LABELS = [OS_LABEL, "beta.kubernetes.io/os"];
/** Label with the Windows build of a node: only Windows nodes have it. */
export const WINDOWS_BUILD_LABEL = "node.kubernetes.io/windows-build";
/** Labels of a node's processor, the older one too. */
export const ARCHITECTURE_LABELS = ["kubernetes.io/arch", "beta.kubernetes.io/arch"];

/** What tells that pods are for Windows without selecting its nodes. */
export interface WindowsSign {
    /** Path as the user wrote it. */
    path: string;
    value: unknown;
}

/**
 * Windows pods select their nodes by `nodeSelector`: the admission webhook of the VPC resource controller asks for an address
 * by that alone, and a pod without one never starts (E6).
 *
 * @param sign - What tells that the pods are for Windows.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export function missingWindowsSelectorProblems(path: string, sign: WindowsSign, isHostProcess: boolean): Problem[] {
    const why = isHostProcess
        ? "the pods may start on Linux nodes" : "EKS gives an IP address only to Windows pods with this node selector";
    return [{
        path,
        reason: `${why}, got no ${OS_LABEL} while ${sign.path} is ${shown(sign.value)}; `
            + `add ${OS_LABEL}: windows and ${ARCHITECTURE_LABELS[0]}: amd64`,
    }];
}

/**
 * Pods that select no operating system land on Windows nodes whose taints they tolerate, whatever their image is for (E6).
 *
 * @param isTainted - Whether the nodes have a taint, which the pods tolerate.
 */
export function missingOsSelectorProblems(path: string, windowsNodeGroup: string, isTainted: boolean): Problem[] {
    return [{
        path,
        reason: `the pods may start on the Windows nodes of ${windowsNodeGroup}, ${isTainted ? "whose taints they tolerate" : "which have no taint"}, got no ${OS_LABEL}; `
            + `add ${OS_LABEL}: linux, or windows${isTainted ? "" : ", or give the node group the taint os=windows:NO_SCHEDULE"}`,
    }];
}

/** A toleration of pods; what is not known is undefined, what is left out empty. */
export interface Toleration extends Taint {
    operator?: string;
}

/**
 * Whether pods certainly tolerate a taint; without one, all taints that there may be.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export function tolerates(tolerations: Toleration[], taint?: Taint): boolean {
    return tolerations.some(({ key, value, effect, operator }) => {
        const isOfEffect = effect === "" || (effect !== undefined && effect.toUpperCase() === taint?.effect?.replace("_", ""));
        return isOfEffect && (key === "" ? operator === "Exists" : key !== undefined && key === taint?.key && (operator === "Exists" || (value !== undefined && value === taint.value)));
    });
}

/** Nodes carry the system that they run as Go spells it: pods that ask for another spelling wait forever (E6). */
export function windowsOsProblems(path: string, os: unknown): Problem[] {
    return typeof os === "string" && /^win/i.test(os) && os !== "windows"
        ? [{ path, reason: `no node has this label, so the pods never start, got ${shown(os)}; use windows` }] : [];
}

/** EKS has Windows nodes with amd64 processors only: other Windows pods wait forever (E6). */
export function windowsArchitectureProblems(path: string, architecture: unknown): Problem[] {
    return typeof architecture === "string" && architecture !== "amd64"
        ? [{ path, reason: `Windows nodes are amd64 only, so the pods never start, got ${shown(architecture)}; use amd64` }]
        : [];
}

/** Whether a toleration is for the taint of Windows nodes: one for all taints tells nothing. */
export function toleratesWindows({ key, value, operator }: { key?: string; value?: string; operator?: string }): boolean {
    return (key === "os" || key === OS_LABEL || key === "node.kubernetes.io/os") && value === "windows" && operator !== "Exists";
}

/** Whether an image can only be one for Windows, by its tag or by where Microsoft keeps it. */
export function isWindowsImage(image: string): boolean {
    const { registry, repository, tag } = imageReference(image)
        ?? { registry: undefined, repository: "", tag: /^:([\w.-]+)$/.exec(image.slice(Math.max(0, image.lastIndexOf(":"))))?.[1] };
    const words = (tag ?? "").toLowerCase().split(/[-_.]/);
    return words.some(word => ["windowsservercore", "servercore", "nanoserver"].includes(word) || /^ltsc20\d\d$/.test(word))
        || (registry === "mcr.microsoft.com" && /^(windows|dotnet\/framework)(\/|$)/.test(repository));
}
