import { Problem, below, shown } from "../text/problem";
import { resourceIdProblems } from "../text/resourceId";

/** A VPC that is there already; ids, and whole lists of them, that the engine learns later are not judged. */
export interface NetworkIds {
    vpcId: unknown;
    privateSubnetIds: unknown;
    publicSubnetIds?: unknown;
    windowsSubnetIds?: unknown;
}

/**
 * The ids are those of a VPC and of different subnets, in as many zones as EKS wants.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
export function existingNetworkProblems(path: string, { vpcId, privateSubnetIds, publicSubnetIds, windowsSubnetIds }: NetworkIds): Problem[] {
    const subnets = [...listed("privateSubnetIds", privateSubnetIds), ...listed("publicSubnetIds", publicSubnetIds), ...listed("windowsSubnetIds", windowsSubnetIds)];
    return [
        ...resourceIdProblems(below(path, "vpcId"), vpcId, "vpc"),
        ...Array.isArray(privateSubnetIds) && privateSubnetIds.length < 2 ? [{
            path: below(path, "privateSubnetIds"), reason: `needs subnets of at least two zones, got ${privateSubnetIds.length}; add one`,
        }] : [],
        ...Array.isArray(windowsSubnetIds) && windowsSubnetIds.length === 0 ? [{
            path: below(path, "windowsSubnetIds"), reason: "names no subnet for Windows nodes, got []; add one, or remove the list to use the private ones",
        }] : [],
        ...subnets.flatMap(({ id, at }, index) => {
            const first = subnets.findIndex(other => other.id === id);
            return typeof id === "string" && first < index
                ? [{ path: below(path, at), reason: `is ${subnets[first].at} already, got ${shown(id)}; name each subnet once` }]
                : resourceIdProblems(below(path, at), id, "subnet");
        }),
    ];
}

/** Each id of a list with its place; none of a list that is not known yet. */
function listed(list: string, ids: unknown): { id: unknown; at: string }[] {
    return Array.isArray(ids) ? ids.map((id: unknown, i) => ({ id, at: `${list}[${i}]` })) : [];
}
