import { PolicyResource, StackValidationPolicy } from "@pulumi/policy";
import { clusterRoleProblems } from "../../limits/clusterRolePolicies";
import { read, readText } from "../known";
import { ROLE_POLICY_ATTACHMENT, clustersWithWindows, isSet, ofType, referred } from "../windowsStack";

const ROLE = "aws:iam/role:Role";
/** Attach policies in a way that does not show which role gets which. */
const OTHER_ATTACHMENTS = ["aws:iam/policyAttachment:PolicyAttachment", "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive"];

/** E1: without AmazonEKSVPCResourceController, Windows pods get no addresses. */
export const clusterRolePolicies: StackValidationPolicy = {
    name: "windows-cluster-role-policies",
    description: "The role of a cluster with Windows nodes carries AmazonEKSClusterPolicy and AmazonEKSVPCResourceController.",
    enforcementLevel: "mandatory",
    severity: "high",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html",
    remediationSteps: "Attach the missing policy to the cluster's role with a RolePolicyAttachment.",
    validateStack: ({ resources }, report) => {
        if (resources.some(({ type }) => OTHER_ATTACHMENTS.includes(type))) {
            return;
        }
        for (const cluster of clustersWithWindows(resources)) {
            // A role that the stack doesn't hold, or that names its policies itself, can't be judged from here.
            const role = referred(cluster, "roleArn", ROLE, resources);
            const attached = role && !isSet(role, "managedPolicyArns") ? attachedPolicies(resources, role) : undefined;
            if (attached) {
                clusterRoleProblems("roleArn", attached).forEach(({ path, reason }) => report(`${path}: ${reason}`, cluster.urn));
            }
        }
    },
};

/** ARNs of the policies that the stack attaches to the role; undefined if an ARN, or whether one is attached, is not known yet. */
function attachedPolicies(resources: PolicyResource[], role: PolicyResource): string[] | undefined {
    const arns: (string | undefined)[] = [];
    for (const attachment of ofType(resources, ROLE_POLICY_ATTACHMENT)) {
        const target = referred(attachment, "role", ROLE, resources);
        if (target === role || (!target && !read(attachment.props, "role").known)) {
            arns.push(target && readText(attachment.props, "policyArn"));
        }
    }
    return arns.includes(undefined) ? undefined : arns as string[];
}
