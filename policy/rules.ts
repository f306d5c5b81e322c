import { Rule } from "./rule";
import { clusterRolePolicies } from "./rules/clusterRolePolicies";
import { linuxCapacity } from "./rules/linuxCapacity";
import { noCustomNetworking } from "./rules/noCustomNetworking";
import { noIpv6Cluster } from "./rules/noIpv6Cluster";

/** All rules of the pack. */
export const RULES: Rule[] = [
    clusterRolePolicies, linuxCapacity, noCustomNetworking, noIpv6Cluster,
];
