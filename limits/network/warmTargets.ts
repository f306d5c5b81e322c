import type { WindowsIpam } from "./windowsIpam";

/** What the VPC resource controller keeps ready on each Windows node. */
export interface WarmTargets {
    /** Prefixes kept free; it counts only while both other targets are 0. */
    warmPrefixTarget: number;
    /** Addresses kept free. */
    warmIpTarget: number;
    /** Addresses held at least. */
    minimumIpTarget: number;
}

/** What the chart of the vpc-cni add-on writes where nothing is set. */
export const ADDON_TARGETS: WarmTargets = { warmPrefixTarget: 0, warmIpTarget: 1, minimumIpTarget: 3 };
/** What the controller falls back to with single addresses. */
export const SECONDARY_TARGETS: WarmTargets = { warmPrefixTarget: 0, warmIpTarget: 3, minimumIpTarget: 3 };
/** What the controller falls back to with prefixes. */
const PREFIX_TARGETS: WarmTargets = { warmPrefixTarget: 0, warmIpTarget: 1, minimumIpTarget: 3 };

/** The targets that a component sets: a warm prefix target counts only while both IP targets are 0. */
export function setTargets(ipam: WindowsIpam): WindowsIpam {
    return ipam.warmPrefixTarget ? { ...ipam, warmIpTarget: 0, minimumIpTarget: 0 } : ipam;
}

/** The targets that then stand in the ConfigMap `amazon-vpc-cni`: the add-on writes all three, a self-managed CNI those that are set. */
export function writtenTargets(ipam: WindowsIpam, byAddon: boolean): WindowsIpam {
    const { prefixDelegation, warmPrefixTarget, warmIpTarget, minimumIpTarget } = setTargets(ipam);
    return byAddon ? {
        prefixDelegation,
        warmPrefixTarget: warmPrefixTarget ?? ADDON_TARGETS.warmPrefixTarget,
        warmIpTarget: warmIpTarget ?? ADDON_TARGETS.warmIpTarget,
        minimumIpTarget: minimumIpTarget ?? ADDON_TARGETS.minimumIpTarget,
    } : { prefixDelegation, warmPrefixTarget, warmIpTarget, minimumIpTarget };
}

/**
 * What the controller makes of the targets in the ConfigMap; an absent key, or one that is no number, is undefined (D3).
 *
 * @see https://github.com/aws/amazon-vpc-resource-controller-k8s/blob/v1.8.2/pkg/config/loader.go (the parser)
 * @see https://github.com/aws/amazon-vpc-resource-controller-k8s/blob/v1.8.2/pkg/pool/pool.go (the pool corrects the parser's targets)
 */
export function heldTargets({ prefixDelegation = false, warmPrefixTarget = 0, warmIpTarget, minimumIpTarget = 0 }: WindowsIpam): WarmTargets {
    if (!prefixDelegation) {
        // An explicit 0 would leave the pool empty.
        const warm = warmIpTarget === 0 ? 1 : warmIpTarget ?? 0;
        return warm === 0 && minimumIpTarget === 0 ? SECONDARY_TARGETS : {
            warmPrefixTarget: 0,
            warmIpTarget: warm < 0 ? SECONDARY_TARGETS.warmIpTarget : warm,
            minimumIpTarget: minimumIpTarget < 0 ? SECONDARY_TARGETS.minimumIpTarget : minimumIpTarget,
        };
    }
    const [warmSet, minimumSet] = [(warmIpTarget ?? 0) > 0, minimumIpTarget > 0];
    return keepsPrefixes({ warmPrefixTarget, warmIpTarget: warmIpTarget ?? 0, minimumIpTarget })
        ? { warmPrefixTarget, warmIpTarget: warmIpTarget ?? 0, minimumIpTarget }
        : {
            warmPrefixTarget,
            warmIpTarget: warmSet ? warmIpTarget! : PREFIX_TARGETS.warmIpTarget,
            minimumIpTarget: minimumSet ? minimumIpTarget : PREFIX_TARGETS.minimumIpTarget,
        };
}

/** Whether the targets keep whole prefixes free, rather than addresses. */
export function keepsPrefixes({ warmPrefixTarget, warmIpTarget, minimumIpTarget }: WarmTargets): boolean {
    return warmPrefixTarget > 0 && warmIpTarget <= 0 && minimumIpTarget <= 0;
}

/** The targets in words, as the plan shows them. */
export function warmTargetText(targets: WarmTargets): string {
    return keepsPrefixes(targets)
        ? `${targets.warmPrefixTarget} ${targets.warmPrefixTarget === 1 ? "prefix" : "prefixes"} kept free on each node`
        : `${targets.warmIpTarget} ${targets.warmIpTarget === 1 ? "address" : "addresses"} kept free on each node, ${targets.minimumIpTarget} held at least`;
}
