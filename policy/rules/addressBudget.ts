import { PolicyResource } from "@pulumi/policy";
import { AddressDemand, neededAddresses, subnetBudgetProblems } from "../../limits/network/addressBudget";
import { propertyOf } from "../property";
import { reference } from "../references";
import { StackRule } from "../rule";
import { leastDemand } from "../stack/addressDemand";
import { Cluster, clusters } from "../stack/clusters";
import { nodeGroups, windowsNodeGroups } from "../stack/nodeGroups";
import { Stack } from "../stack/stack";
import { SUBNET, VPC_ENDPOINT } from "../stack/types";

/** Who takes addresses of a subnet. */
interface SubnetUse {
    demands: AddressDemand[];
    byWindows: boolean;
}

/** D3: a pod on Windows takes an address of the node's subnet, and a subnet can't grow. */
export const addressBudget: StackRule = {
    name: "windows-address-budget",
    description: "Subnets of Windows node groups have enough addresses for their groups at full size.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["D3"],
    tags: ["networking", "scaling"],
    ...reference("windowsNetworking", "Every Windows pod takes an IPv4 address of the subnet that its node is in."),
    remediationSteps: "Use larger subnets, or lower maxSize of the node groups in them.",
    judge(stack, report) {
        if (windowsNodeGroups(stack).length === 0) {
            return;
        }
        const ofClusters = stack.once(clusterSubnets);
        const endpoints = stack.once(endpointAddresses);
        for (const [subnet, { demands, byWindows }] of subnetUses(stack)) {
            const cidrBlock = propertyOf(subnet, "cidrBlock").text;
            if (byWindows && cidrBlock !== undefined) {
                report.problems(subnet, subnetBudgetProblems(
                    "cidrBlock", neededAddresses(demands, ofClusters.has(subnet)) + (endpoints.get(subnet) ?? 0), cidrBlock));
            }
        }
    },
};

/** What is certain to be taken of each subnet; a group that is not known well enough takes nothing. */
function subnetUses(stack: Stack): Map<PolicyResource, SubnetUse> {
    const uses = new Map<PolicyResource, SubnetUse>();
    for (const group of nodeGroups(stack)) {
        const found = leastDemand(stack, group);
        for (const subnet of found?.subnets ?? []) {
            const { demands, byWindows } = uses.get(subnet) ?? { demands: [], byWindows: false };
            demands.push(found!.demand);
            uses.set(subnet, { demands, byWindows: byWindows || group.isWindows });
        }
    }
    return uses;
}

/**
 * Addresses that endpoints take of each subnet: an interface each.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
function endpointAddresses(stack: Stack): Map<PolicyResource, number> {
    const taken = new Map<PolicyResource, number>();
    stack.ofType(VPC_ENDPOINT).flatMap(endpoint => stack.allReferred(endpoint, SUBNET, "subnetIds"))
        .forEach(subnet => taken.set(subnet, (taken.get(subnet) ?? 0) + 1));
    return taken;
}

/** Subnets that a cluster of the stack is in itself. */
function clusterSubnets(stack: Stack): Set<PolicyResource> {
    return new Set(clusters(stack).flatMap(cluster => subnetsOf(stack, cluster)));
}

function subnetsOf(stack: Stack, { resource }: Cluster): PolicyResource[] {
    const sources = stack.allReferred(resource, SUBNET, "vpcConfig");
    return sources.length > 0 ? sources : propertyOf(resource, "vpcConfig", "subnetIds").indices
        .map(i => stack.referred(resource, SUBNET, "vpcConfig", "subnetIds", i)).filter(subnet => subnet !== undefined);
}
