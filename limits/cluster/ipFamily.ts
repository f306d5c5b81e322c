import { isGoTrue } from "../text/goBoolean";
import { Problem, shown } from "../text/problem";

/**
 * Windows nodes can't join a cluster that gives its pods IPv6 addresses (L4).
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export function ipFamilyProblems(path: string, ipFamily: unknown): Problem[] {
    return ipFamily === "ipv6"
        ? [{ path, reason: "Windows nodes can't join an IPv6 cluster, got \"ipv6\"; use \"ipv4\" (it can't be changed later)" }]
        : [];
}

/** The VPC CNI gives IPv6 addresses to pods only where Windows nodes can't be (L4). */
export function ipv6VariableProblems(path: string, enableIpv6: unknown): Problem[] {
    return isGoTrue(enableIpv6)
        ? [{ path, reason: `Windows pods get IPv4 addresses only, got ${shown(enableIpv6)}; use "false" or remove it` }]
        : [];
}
