import { isGoTrue } from "../text/goBoolean";
import { Problem, shown } from "../text/problem";
import { heldTargets } from "./warmTargets";
import { WindowsIpam, WindowsIpamWords, warmTargetProblems } from "./windowsIpam";

/** The ConfigMap that the VPC resource controller reads, and its namespace. */
export const VPC_CNI_CONFIG_MAP = { name: "amazon-vpc-cni", namespace: "kube-system" };

/** Its keys for Windows, each with the one that counts only where the first is absent. */
export const IPAM_KEY = "enable-windows-ipam";
export const PREFIX_DELEGATION_KEY = "enable-windows-prefix-delegation";
const TARGETS = [
    ["warmPrefixTarget", "warm-prefix-target", "windows-warm-prefix-target"],
    ["warmIpTarget", "warm-ip-target", "windows-warm-ip-target"],
    ["minimumIpTarget", "minimum-ip-target", "windows-minimum-ip-target"],
] as const satisfies [keyof WindowsIpam, string, string][];

/** All keys that matter to the warm pools. */
export const IPAM_KEYS = [IPAM_KEY, PREFIX_DELEGATION_KEY, ...TARGETS.flatMap(([, key, prefixed]) => [key, prefixed])];

/** Keys that the vpc-cni add-on writes, whatever it is configured with. */
export const ADDON_KEYS = [
    IPAM_KEY, "enable-network-policy-controller", PREFIX_DELEGATION_KEY, ...TARGETS.map(([, key]) => key), "branch-eni-cooldown",
];

/**
 * The add-on renders the whole ConfigMap, so a second writer is a conflict, or is overwritten (E2).
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/issues/2877
 */
export function secondOwnerProblems(path: string): Problem[] {
    return [{ path, reason: `the vpc-cni add-on of the cluster writes this ConfigMap too, got ${shown(VPC_CNI_CONFIG_MAP.name)}; `
        + "remove it and set enableWindowsIpam in the add-on's configurationValues" }];
}

/** What Go's `Atoi` reads. */
function wholeNumber(text: string): number | undefined {
    return /^[+-]?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The key that counts of the two that a target has. */
function usedKey(data: Record<string, unknown>, key: string, prefixed: string): string {
    return data[key] === undefined && data[prefixed] !== undefined ? prefixed : key;
}

/** How the data of the ConfigMap have Windows pods get addresses, as the controller reads them; what is no number is unset. */
export function ipamOfData(data: Record<string, unknown>): WindowsIpam {
    const ipam: WindowsIpam = { prefixDelegation: isGoTrue(data[PREFIX_DELEGATION_KEY]) };
    for (const [target, key, prefixed] of TARGETS) {
        const text = data[usedKey(data, key, prefixed)];
        ipam[target] = typeof text === "string" ? wholeNumber(text) : undefined;
    }
    return ipam;
}

/**
 * The warm targets of the ConfigMap have an effect (D3).
 *
 * @param partial - Whether keys that are absent may be set elsewhere, so that nothing follows from their absence.
 */
export function warmTargetKeyProblems(path: string, data: Record<string, unknown>, partial: boolean): Problem[] {
    const prefixDelegation = data[PREFIX_DELEGATION_KEY];
    const ipam = ipamOfData(data);
    const words: WindowsIpamWords = {
        prefixDelegation: PREFIX_DELEGATION_KEY, warmPrefixTarget: "", warmIpTarget: "", minimumIpTarget: "", on: "\"true\"", oneKind: "keep one kind",
    };
    const problems: Problem[] = [];
    for (const [target, key, prefixed] of TARGETS) {
        const used = usedKey(data, key, prefixed);
        const text = data[used];
        words[target] = used;
        if (used === key && text !== undefined && data[prefixed] !== undefined) {
            problems.push({ path: `${path}.${prefixed}`, reason: `has no effect beside ${key}, got ${shown(data[prefixed])}; remove it` });
        }
        if (typeof text === "string" && ipam[target] === undefined) {
            problems.push({ path: `${path}.${used}`, reason: `is not a whole number, so it counts as 0, got ${shown(text)}; write one such as "1"` });
        }
    }
    return [...problems, ...warmTargetProblems(path, {
        ...ipam,
        prefixDelegation: ipam.prefixDelegation || (partial && prefixDelegation === undefined),
        // A prefix target of 0 is what the controller assumes by itself.
        warmPrefixTarget: ipam.warmPrefixTarget || undefined,
    }, partial ? undefined : heldTargets(ipam), words)];
}
