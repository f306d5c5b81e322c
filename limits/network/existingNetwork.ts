import { Problem, below, shown } from "../text/problem";
import { resourceIdProblems } from "../text/resourceId";
import { cidrProblems } from "./cidr";
import { omittedServicesProblems } from "./vpcEndpoints";

/** A VPC that is there already; ids, and whole lists of them, that the engine learns later are not judged. */
export interface NetworkIds {
    vpcId: unknown;
    privateSubnetIds: unknown;
    publicSubnetIds?: unknown;
    windowsSubnetIds?: unknown;
    endpoints?: EndpointPlaces;
}

/** Where endpoints of AWS services are made, and for which. */
export interface EndpointPlaces {
    vpcCidrBlocks: unknown;
    subnetIds?: unknown;
    omittedServices?: string[];
    s3RouteTableIds?: unknown;
}

/** Prefix lengths that a block of a VPC can have. */
const LARGEST_BLOCK = 16;
const SMALLEST_BLOCK = 28;

/**
 * The ids are those of a VPC and of different subnets, in as many zones as EKS wants.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
export function existingNetworkProblems(path: string, { vpcId, privateSubnetIds, publicSubnetIds, windowsSubnetIds, endpoints }: NetworkIds): Problem[] {
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
        ...endpoints ? endpointProblems(below(path, "endpoints"), endpoints) : [],
    ];
}

/** Endpoints admit blocks that a VPC can have, and are made in subnets, and for services, that there are. */
function endpointProblems(path: string, { vpcCidrBlocks, subnetIds, omittedServices, s3RouteTableIds }: EndpointPlaces): Problem[] {
    const empty = Object.entries({ vpcCidrBlocks, subnetIds, s3RouteTableIds }).filter(([, list]) => Array.isArray(list) && list.length === 0);
    return [
        ...empty.map(([key]) => ({ path: below(path, key), reason: `names nothing, got []; ${key === "vpcCidrBlocks" ? "name the blocks of the VPC" : "name one or remove it"}` })),
        ...listed("vpcCidrBlocks", vpcCidrBlocks).flatMap(({ id, at }) => typeof id === "string" ? cidrProblems(below(path, at), id, LARGEST_BLOCK, SMALLEST_BLOCK) : []),
        ...listed("subnetIds", subnetIds).flatMap(({ id, at }) => resourceIdProblems(below(path, at), id, "subnet")),
        ...listed("s3RouteTableIds", s3RouteTableIds).flatMap(({ id, at }) => resourceIdProblems(below(path, at), id, "rtb")),
        ...omittedServicesProblems(below(path, "omittedServices"), omittedServices),
    ];
}

/** Each id of a list with its place; none of a list that is not known yet. */
function listed(list: string, ids: unknown): { id: unknown; at: string }[] {
    return Array.isArray(ids) ? ids.map((id: unknown, i) => ({ id, at: `${list}[${i}]` })) : [];
}
