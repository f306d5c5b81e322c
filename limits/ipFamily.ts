import { Problem } from "./problem";

/**
 * Windows nodes can't join a cluster that gives its pods IPv6 addresses (L4).
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export function ipFamilyProblems(path: string, ipFamily: string | undefined): Problem[] {
    return ipFamily === "ipv6"
        ? [{ path, reason: "Windows nodes can't join an IPv6 cluster, got \"ipv6\"; use \"ipv4\" (it can't be changed later)" }]
        : [];
}
