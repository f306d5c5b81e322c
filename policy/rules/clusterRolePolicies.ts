import { PolicyResource } from "@pulumi/policy";
import { CLUSTER_POLICY, VPC_RESOURCE_CONTROLLER_POLICY, clusterRoleProblems, managedPolicyArn } from "../../limits/cluster/clusterRolePolicies";
import { property, propertyOf } from "../property";
import { reference } from "../references";
import { StackRule } from "../rule";
import { Cluster } from "../stack/clusters";
import { windowsClusters } from "../stack/nodeGroups";
import { mayGivePodAddresses } from "../stack/ownPolicies";
import { Stack } from "../stack/stack";
import { POLICY, ROLE, ROLE_POLICY_ATTACHMENT, ROLE_POLICY_ATTACHMENTS_EXCLUSIVE } from "../stack/types";

/** E1: without AmazonEKSVPCResourceController, Windows pods get no addresses. */
export const clusterRolePolicies: StackRule = {
    name: "windows-cluster-role-policies",
    description: "The role of a cluster with Windows nodes has the policies AmazonEKSClusterPolicy and AmazonEKSVPCResourceController.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["E1"],
    tags: ["iam"],
    ...reference("windowsSupport", "The cluster's IAM role has the policies AmazonEKSClusterPolicy and AmazonEKSVPCResourceController."),
    remediationSteps: "Attach the missing policy to the cluster's role with a RolePolicyAttachment, or add it to managedPolicyArns if the "
        + "role has that list. Your own policy with the rights of AmazonEKSVPCResourceController is fine, too.",
    judge(stack, report) {
        for (const cluster of windowsClusters(stack).keys()) {
            const { resource } = cluster;
            const property = cluster.eksCluster ? "roleArn" : "serviceRole";
            if (makesOwnRole(stack, cluster)) {
                report.problems(resource, clusterRoleProblems(property, [OWN_ROLE_POLICY]));
                continue;
            }
            // A role that the stack doesn't hold, or that gets policies in another way, can't be judged from here.
            const role = stack.referred(resource, ROLE, property);
            const attached = role && !mayHaveOthers(stack, role) ? attachedPolicies(stack, role) : undefined;
            const list = role && exclusiveList(stack, role);
            const listed = role && attached ? list ? textsOf(list.props, "policyArns") : listedPolicies(stack, role, attached) : undefined;
            if (role && attached && listed) {
                const granted = mayGivePodAddresses(stack, role) ? [managedPolicyArn("aws", VPC_RESOURCE_CONTROLLER_POLICY)] : [];
                const mend = list ? addToList(`policyArns of ${list.name}`) : listed.length > 0 ? addToList("managedPolicyArns of the role") : undefined;
                report.problems(resource, clusterRoleProblems(property, [...attached, ...listed, ...granted], mend));
            }
        }
    },
};

/** What a component of @pulumi/eks, where its children are not shown, attaches to the role that it makes unless it is given one. */
const OWN_ROLE_POLICY = managedPolicyArn("aws", CLUSTER_POLICY);

function makesOwnRole(stack: Stack, cluster: Cluster): boolean {
    const { found } = cluster.written(["serviceRole"], ["serviceRole"]);
    return !cluster.eksCluster && stack.showsInputs(cluster.resource) && found.isAbsent && !cluster.mayBeAuto;
}

/** ARNs of the policies that the stack attaches to the role; undefined if an ARN, or whether one is attached, is not known yet. */
function attachedPolicies(stack: Stack, role: PolicyResource): string[] | undefined {
    const arns: (string | undefined)[] = [];
    for (const attachment of stack.ofType(ROLE_POLICY_ATTACHMENT)) {
        const target = stack.referred(attachment, ROLE, "role");
        if (target === role || (!target && !propertyOf(attachment, "role").known)) {
            // A policy of the stack's own is none of those that AWS manages, whatever its ARN will be.
            const own = target && stack.referred(attachment, POLICY, "policyArn");
            arns.push(own ? own.urn : target && propertyOf(attachment, "policyArn").text);
        }
    }
    return arns.includes(undefined) ? undefined : arns as string[];
}

/** A RolePolicyAttachment beside the list would be removed at the next update of the role. */
function addToList(list: string): string {
    return `add it to the ${list}: Pulumi removes other policies`;
}

/** What keeps a role to the policies that it lists. */
function exclusiveList(stack: Stack, role: PolicyResource): PolicyResource | undefined {
    return stack.ofType(ROLE_POLICY_ATTACHMENTS_EXCLUSIVE).find(list => stack.referred(list, ROLE, "roleName") === role);
}

/**
 * Policies that the role lists itself; undefined if it may have others. The list is exclusive, so what the program writes there is
 * certain. What the provider computes may be older than what somebody attached since.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/iam/role/#managedpolicyarns_nodejs
 */
function listedPolicies(stack: Stack, role: PolicyResource, attached: string[]): string[] | undefined {
    if (!namesOthers(role, attached)) {
        return [];
    }
    return stack.showsInputs(role) ? textsOf(stack.inputsOf(role), "managedPolicyArns") : undefined;
}

/** A list of texts, if all of it is known. */
function textsOf(props: Record<string, any>, key: string): string[] | undefined {
    const { value, complete } = property<unknown[]>(props, key).part;
    return complete && Array.isArray(value) && value.every(arn => typeof arn === "string") ? value as string[] : undefined;
}

/** Whether the role names policies itself; after a refresh it lists what the stack attaches, which tells nothing new. */
function namesOthers(role: PolicyResource, attached: string[]): boolean {
    const own = propertyOf<unknown[]>(role, "managedPolicyArns").written;
    const { value = [], complete } = propertyOf<unknown[]>(role, "managedPolicyArns").part;
    return !own.known || (own.value !== undefined && (!complete || !Array.isArray(value) || value.some(arn => !attached.includes(arn as string))));
}

/** Whether policies may come to the role by resources that don't show which role gets which. */
function mayHaveOthers(stack: Stack, role: PolicyResource): boolean {
    return stack.ofType("aws:iam/policyAttachment:PolicyAttachment").some(attachment => {
        const targets = stack.allReferred(attachment, ROLE, "roles");
        return targets.length === 0 || targets.includes(role);
    }) || stack.ofType(ROLE_POLICY_ATTACHMENTS_EXCLUSIVE).some(list => !stack.referred(list, ROLE, "roleName"));
}
