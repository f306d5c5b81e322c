import { PolicyPack } from "@pulumi/policy";
import { clusterRolePolicies } from "./rules/clusterRolePolicies";
import { linuxCapacity } from "./rules/linuxCapacity";
import { noCustomNetworking } from "./rules/noCustomNetworking";
import { noIpv6Cluster } from "./rules/noIpv6Cluster";

new PolicyPack("eks-windows", { policies: [clusterRolePolicies, linuxCapacity, noCustomNetworking, noIpv6Cluster] });
