/** IAM actions of a lookup. */
export interface LookupActions {
    actions: string[];
    /** The only component that asks, if not every cluster does. */
    component?: string;
}

const EXISTING_CLUSTER = "eks-windows:index:ExistingCluster";

/**
 * IAM actions of the lookups that components make, by the token that the provider knows them by: every preview asks them.
 *
 * `getRegion` and `getPartition` ask nobody. `getCallerIdentity` needs no right, and is named for people who read the document.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service
 */
export const LOOKUPS: Record<string, LookupActions> = {
    "aws:index/getAvailabilityZones:getAvailabilityZones": { actions: ["ec2:DescribeAvailabilityZones"] },
    "aws:index/getCallerIdentity:getCallerIdentity": { actions: ["sts:GetCallerIdentity"] },
    "aws:index/getPartition:getPartition": { actions: [] },
    "aws:index/getRegion:getRegion": { actions: [] },
    "aws:ec2/getAmi:getAmi": { actions: ["ec2:DescribeImages"] },
    "aws:ec2/getInstanceType:getInstanceType": { actions: ["ec2:DescribeInstanceTypes"] },
    "aws:ec2/getSubnet:getSubnet": { actions: ["ec2:DescribeSubnets"] },
    "aws:ssm/getParameter:getParameter": { actions: ["ssm:GetParameter"] },
    "aws:ssm/getParametersByPath:getParametersByPath": { actions: ["ssm:GetParametersByPath"] },
    "aws:eks/getCluster:getCluster": { actions: ["eks:DescribeCluster"], component: EXISTING_CLUSTER },
    "aws:eks/getAddon:getAddon": { actions: ["eks:DescribeAddon"], component: EXISTING_CLUSTER },
    // The eks component asks for the newest version of an add-on where none is given.
    "aws:eks/getAddonVersion:getAddonVersion": { actions: ["eks:DescribeAddonVersions"] },
    "aws:eks/getAccessEntry:getAccessEntry": { actions: ["eks:DescribeAccessEntry"], component: EXISTING_CLUSTER },
    "aws:eks/getNodeGroup:getNodeGroup": { actions: ["eks:DescribeNodegroup"], component: EXISTING_CLUSTER },
    "aws:eks/getNodeGroups:getNodeGroups": { actions: ["eks:ListNodegroups"], component: EXISTING_CLUSTER },
    "aws:iam/getRolePolicies:getRolePolicies": { actions: ["iam:ListRolePolicies"], component: EXISTING_CLUSTER },
    "aws:iam/getPrincipalPolicySimulation:getPrincipalPolicySimulation": { actions: ["iam:SimulatePrincipalPolicy"], component: EXISTING_CLUSTER },
};
