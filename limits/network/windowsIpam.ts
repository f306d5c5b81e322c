import { isGoTrue } from "../text/goBoolean";
import { Problem, below, shown, wholeNumberProblems } from "../text/problem";
import { WarmTargets, heldTargets, writtenTargets } from "./warmTargets";

/** How Windows nodes get the IPv4 addresses of their pods. */
export interface WindowsIpam {
    /**
     * Whether interfaces get /28 prefixes, 16 pods each, instead of single addresses; the default is false.
     *
     * @default false
     */
    prefixDelegation?: boolean;
    /**
     * Prefixes kept free on each node, a whole number of 0 or more; needs prefixDelegation, and both IP targets then count as 0. The default is 0.
     *
     * @default 0
     */
    warmPrefixTarget?: number;
    /**
     * Addresses kept free on each node, at least 1; the default is 1, or 3 with a self-managed CNI and without prefix delegation.
     *
     * @default 1; with a self-managed CNI and without prefix delegation 3
     */
    warmIpTarget?: number;
    /**
     * Addresses that each node holds at least, a whole number of 0 or more; the default is 3. A self-managed CNI needs warmIpTarget beside it, and
     * holds no minimum without prefix delegation where only warmIpTarget is set.
     *
     * @default 3
     */
    minimumIpTarget?: number;
}

/** How a mode is called in the plan. */
export function ipamMode(prefixDelegation: boolean): "prefix delegation" | "secondary addresses" {
    return prefixDelegation ? "prefix delegation" : "secondary addresses";
}

/** What the settings are called where the user wrote them, and how to mend them there. */
export interface WindowsIpamWords extends Record<keyof WindowsIpam, string> {
    /** How a switch that is on is written. */
    on: string;
    /** How to choose between prefixes and addresses. */
    oneKind: string;
}

/** Words of the components' argument. */
const OF_COMPONENT: WindowsIpamWords = {
    prefixDelegation: "prefixDelegation", warmPrefixTarget: "warmPrefixTarget", warmIpTarget: "warmIpTarget", minimumIpTarget: "minimumIpTarget",
    on: "true", oneKind: "keep one kind",
};

/**
 * The three targets make sense together (D3): a target that the controller would pass over or change is refused, not ignored.
 *
 * @param byAddon - Whether the vpc-cni add-on writes them, with defaults of its own; else the CNI is self-managed.
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-win.html
 */
export function windowsIpamProblems(path: string, ipam: WindowsIpam, byAddon: boolean): Problem[] {
    return warmTargetProblems(path, ipam, heldTargets(writtenTargets(ipam, byAddon)), OF_COMPONENT);
}

/**
 * The same of targets that somebody wrote elsewhere.
 *
 * @param held - What the controller makes of them; undefined where some of them may be set elsewhere.
 * @param words - What the settings are called there.
 */
export function warmTargetProblems(path: string, ipam: WindowsIpam, held: WarmTargets | undefined, words: WindowsIpamWords): Problem[] {
    const { prefixDelegation = false, warmPrefixTarget, warmIpTarget, minimumIpTarget } = ipam;
    const problems = [
        ...wholeNumberProblems(below(path, words.warmPrefixTarget), warmPrefixTarget, 0),
        ...wholeNumberProblems(below(path, words.warmIpTarget), warmIpTarget, 0),
        ...wholeNumberProblems(below(path, words.minimumIpTarget), minimumIpTarget, 0),
    ];
    if (warmPrefixTarget !== undefined && !prefixDelegation) {
        problems.push({
            path: below(path, words.warmPrefixTarget),
            reason: `has no effect without prefix delegation, got ${shown(warmPrefixTarget)}; set ${words.prefixDelegation} to ${words.on} or remove it`,
        });
    } else if (warmPrefixTarget && (warmIpTarget || minimumIpTarget)) {
        return [...problems, {
            path: below(path, words.warmPrefixTarget),
            reason: `has no effect beside an IP target above 0, got ${shown(warmPrefixTarget)} with ${words.warmIpTarget} `
                + `${shown(warmIpTarget)} and ${words.minimumIpTarget} ${shown(minimumIpTarget)}; ${words.oneKind}`,
        }];
    }
    return [...problems, ...prefixDelegation ? changedByPrefixes(path, ipam, held, words) : changedBySecondary(path, ipam, held, words)];
}

/** Targets of 0 that prefix delegation raises: only a warm prefix target lets a node do without free addresses. */
function changedByPrefixes(path: string, ipam: WindowsIpam, held: WarmTargets | undefined, words: WindowsIpamWords): Problem[] {
    return (["warmIpTarget", "minimumIpTarget"] as const).filter(key => held && ipam[key] === 0 && held[key] !== 0).map(key => ({
        path: below(path, words[key]),
        reason: `becomes ${held![key]} with prefix delegation and no ${words.warmPrefixTarget}, got 0; use at least 1 or set ${words.warmPrefixTarget}`,
    }));
}

function changedBySecondary(path: string, { warmIpTarget, minimumIpTarget }: WindowsIpam, held: WarmTargets | undefined, words: WindowsIpamWords): Problem[] {
    return [
        ...warmIpTarget === 0 ? [{
            path: below(path, words.warmIpTarget),
            reason: "becomes 1 without prefix delegation, got 0; use at least 1 or remove it",
        }] : [],
        ...held && minimumIpTarget === 0 && held.minimumIpTarget !== 0 ? [{
            path: below(path, words.minimumIpTarget),
            reason: `becomes ${held.minimumIpTarget} if ${words.warmIpTarget} is not set, got 0; set ${words.warmIpTarget} or remove it`,
        }] : [],
        // The pool is filled up to the minimum once, and to nothing after that.
        ...held?.warmIpTarget === 0 ? [{
            path: below(path, words.warmIpTarget),
            reason: `is 0 where only ${words.minimumIpTarget} is set: pods beyond the first ${held.minimumIpTarget} of a node would get no address, `
                + `got ${shown(warmIpTarget)}; set it to at least 1`,
        }] : [],
    ];
}

/**
 * Without Windows IPAM, the VPC resource controller leaves Windows pods without addresses (E2). What Go can't read as a
 * boolean is off, and so is what is unset.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export function windowsIpamSwitchProblems(path: string, enabled: unknown): Problem[] {
    return isGoTrue(enabled)
        ? [] : [{ path, reason: `Windows IPAM is off, so Windows pods get no IP addresses, got ${shown(enabled)}; set it to "true"` }];
}

/** Windows IPAM is off in a new cluster until somebody turns it on (E2). */
export function forgottenIpamProblems(path: string): Problem[] {
    return [{ path, reason: "Windows IPAM is off in a new cluster and the stack does not turn it on, so Windows pods get no IP addresses, "
        + "got no add-on vpc-cni and no ConfigMap amazon-vpc-cni; add the add-on with enableWindowsIpam \"true\", unless it is set elsewhere" }];
}

/** Prefix delegation is a way of Windows IPAM, so it needs that to be on (D2). */
export function prefixDelegationProblems(path: string, prefixDelegation: unknown, ipamName: string, ipam: unknown): Problem[] {
    return isGoTrue(prefixDelegation) && !isGoTrue(ipam)
        ? [{ path, reason: `has no effect without Windows IPAM, got ${shown(prefixDelegation)} with ${ipamName} ${shown(ipam)}; `
            + `set ${ipamName} to "true"` }]
        : [];
}
