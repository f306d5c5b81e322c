import { Problem, shown, wholeNumberProblems } from "./problem";

/** How Windows nodes get the IPv4 addresses of their pods. */
export interface WindowsIpam {
    /**
     * Whether interfaces get /28 prefixes, 16 pods each, instead of single addresses; the default is false.
     *
     * @default false
     */
    prefixDelegation?: boolean;
    /**
     * Prefixes kept free on each node; needs prefixDelegation, and both IP targets then count as 0. The default is 0.
     *
     * @default 0
     */
    warmPrefixTarget?: number;
    /**
     * Addresses kept free on each node; the default is 1 with prefix delegation and 3 without.
     *
     * @default 1 with prefix delegation, 3 without
     */
    warmIpTarget?: number;
    /**
     * Addresses that each node holds at least; the default is 3.
     *
     * @default 3
     */
    minimumIpTarget?: number;
}

/** How a mode is called in the plan. */
export function ipamMode(prefixDelegation: boolean): "prefix delegation" | "secondary addresses" {
    return prefixDelegation ? "prefix delegation" : "secondary addresses";
}

/**
 * The three targets make sense together (D3): a target that the controller would pass over is refused, not ignored.
 *
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-win.html
 */
export function windowsIpamProblems(path: string, ipam: WindowsIpam): Problem[] {
    const { prefixDelegation = false, warmPrefixTarget, warmIpTarget, minimumIpTarget } = ipam;
    const problems = [
        ...wholeNumberProblems(`${path}.warmPrefixTarget`, warmPrefixTarget, 0),
        ...wholeNumberProblems(`${path}.warmIpTarget`, warmIpTarget, 0),
        ...wholeNumberProblems(`${path}.minimumIpTarget`, minimumIpTarget, 0),
    ];
    if (warmPrefixTarget !== undefined && !prefixDelegation) {
        problems.push({
            path: `${path}.warmPrefixTarget`,
            reason: `counts only with prefix delegation, got ${shown(warmPrefixTarget)}; set prefixDelegation to true or remove it`,
        });
    } else if (warmPrefixTarget && (warmIpTarget || minimumIpTarget)) {
        problems.push({
            path: `${path}.warmPrefixTarget`,
            reason: `has no effect beside an IP target above 0, got ${shown(warmPrefixTarget)} with warmIpTarget `
                + `${shown(warmIpTarget)} and minimumIpTarget ${shown(minimumIpTarget)}; keep one kind`,
        });
    }
    if (warmIpTarget === 0 && !prefixDelegation) {
        problems.push({
            path: `${path}.warmIpTarget`,
            reason: "becomes 1 without prefix delegation, got 0; use at least 1 or remove it",
        });
    }
    return problems;
}
