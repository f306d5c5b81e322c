import { isObject } from "../text/plainObject";
import { Problem } from "../text/problem";

/** Lets EKS run the control plane. */
export const CLUSTER_POLICY = "AmazonEKSClusterPolicy";
/** Lets the VPC resource controller give addresses to Windows pods. */
export const VPC_RESOURCE_CONTROLLER_POLICY = "AmazonEKSVPCResourceController";
/** The managed policies that the role of a cluster with Windows nodes carries (E1). */
export const CLUSTER_ROLE_POLICIES = [CLUSTER_POLICY, VPC_RESOURCE_CONTROLLER_POLICY];

/** ARN of a policy that AWS manages. */
export function managedPolicyArn(partition: string, policy: string): string {
    return `arn:${partition}:iam::aws:policy/${policy}`;
}

/**
 * What the VPC resource controller does to give Windows pods addresses, of all that AmazonEKSVPCResourceController allows.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEKSVPCResourceController.html
 */
export const ADDRESS_ACTIONS = ["ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"];
/**
 * The rights of AmazonEKSVPCResourceController, as a policy that can be told apart from what others attach.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEKSVPCResourceController.html
 */
export const VPC_RESOURCE_CONTROLLER_DOCUMENT = {
    Version: "2012-10-17",
    Statement: [{
        Effect: "Allow", Action: "ec2:CreateNetworkInterfacePermission", Resource: "*",
        Condition: { "ForAnyValue:StringEquals": { "ec2:ResourceTag/eks:eni:owner": "eks-vpc-resource-controller" } },
    }, {
        Effect: "Allow", Resource: "*",
        Action: [
            "ec2:CreateNetworkInterface", "ec2:DetachNetworkInterface", "ec2:ModifyNetworkInterfaceAttribute", "ec2:DeleteNetworkInterface",
            "ec2:AttachNetworkInterface", ...ADDRESS_ACTIONS,
        ],
    }],
};

/** Whether a policy of one's own lets the VPC resource controller give addresses: then AWS's policy is not needed (E1). */
export function givesPodAddresses(document: unknown): boolean {
    const statements = listOf(isObject(document) ? document.Statement : undefined).filter(isObject).filter(({ Effect }) => Effect === "Allow");
    const allowed = statements.flatMap(({ Action }) => listOf(Action)).filter(action => typeof action === "string");
    return ADDRESS_ACTIONS.every(action => allowed.some(pattern => allows(pattern, action)))
        || statements.some(({ NotAction }) => NotAction !== undefined);
}

/** Whether a pattern of actions takes in the action: case does not count, `*` stands for any characters, and `?` for one. */
function allows(pattern: string, action: string): boolean {
    const expression = pattern.replaceAll(/[^\w*?]/g, "\\$&").replaceAll(/\*+/g, ".*").replaceAll("?", ".");
    return new RegExp(`^${expression}$`, "i").test(action);
}

function listOf(value: unknown): unknown[] {
    return Array.isArray(value) ? value : [value];
}

/**
 * Without both policies on the cluster's role, Windows pods never get an address (E1).
 *
 * @param attachedArns - ARNs of all the policies on the role.
 * @param mend - How to give the role a policy: a role that lists its policies itself loses those that are attached otherwise.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export function clusterRoleProblems(path: string, attachedArns: string[], mend = "attach it with a RolePolicyAttachment"): Problem[] {
    return CLUSTER_ROLE_POLICIES
        .filter(policy => !attachedArns.some(arn => arn.endsWith(`:iam::aws:policy/${policy}`)))
        .map(policy => ({
            path,
            reason: `the cluster's role lacks ${policy}, so ${policy === CLUSTER_POLICY
                ? "EKS can't run the control plane" : "Windows pods get no IP addresses"}; ${mend}`,
        }));
}
