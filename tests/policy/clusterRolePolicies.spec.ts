import { Json, Properties, UNKNOWN, secret } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { Case, ENABLING, ODD, finding, judged, policyPack } from "./judging";

const finds = finding("windows-cluster-role-policies",
    "The role of a cluster with Windows nodes has the policies AmazonEKSClusterPolicy and AmazonEKSVPCResourceController.");
const NO_CLUSTER_POLICY = "roleArn: the cluster's role lacks AmazonEKSClusterPolicy, so EKS can't run the control plane; "
    + "attach it with a RolePolicyAttachment";
const NO_VPC_POLICY = "roleArn: the cluster's role lacks AmazonEKSVPCResourceController, so Windows pods get no IP addresses; "
    + "attach it with a RolePolicyAttachment";
/** What it says of a role that lists its policies itself: those that are attached otherwise don't stay. */
const inList = (message: string, list = "managedPolicyArns of the role") => message.replace("attach it with a RolePolicyAttachment",
    `add it to the ${list}: Pulumi removes other policies`);
const EXCLUSIVE = "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive";
const exclusive = (policyArns: Json) => (stack: WindowsStack) => stack.set(stack.add(EXCLUSIVE, "all", {}, { roleName: stack.main.role }), { policyArns });
const CLUSTER_POLICY_ARN = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy";
const VPC_POLICY_ARN = "arn:aws:iam::aws:policy/AmazonEKSVPCResourceController";

const lacks = (...messages: string[]) => (stack: WindowsStack) => messages.map(message => finds(stack.main.cluster, message));
const policyArn = (value: Json) => (stack: WindowsStack) => stack.set(stack.main.vpcPolicy, { policyArn: value });
/** Attached in some way that the rule can't follow, while what it does see is not enough. */
const otherwise = (change: (stack: WindowsStack) => unknown) => (stack: WindowsStack) => {
    stack.remove(stack.main.vpcPolicy);
    change(stack);
};

const OWN_ARN = "arn:aws:iam::111122223333:policy/eks-addresses";
const ADDRESSES = ["ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"];
/** A policy of the stack's own in place of AmazonEKSVPCResourceController. */
const attachOwn = (policy: Json) => (stack: WindowsStack) =>
    stack.link(stack.main.vpcPolicy, "policyArn", stack.add("aws:iam/policy:Policy", "own", { policy }));

describe("windows-cluster-role-policies", () => {
    const judge = policyPack();

    judged(judge, "E1: fails on", [
        ["a role without AmazonEKSVPCResourceController", stack => stack.remove(stack.main.vpcPolicy), lacks(NO_VPC_POLICY)],
        ["a role without AmazonEKSClusterPolicy", stack => stack.remove(stack.main.clusterPolicy), lacks(NO_CLUSTER_POLICY)],
        ["a role without any policy", stack => stack.remove(stack.main.vpcPolicy, stack.main.clusterPolicy),
            lacks(NO_CLUSTER_POLICY, NO_VPC_POLICY)],
        ["a policy of nearly that name", policyArn("arn:aws:iam::aws:policy/AmazonEKSVPCResourceControllerRole"), lacks(NO_VPC_POLICY)],
        ["a policy whose name ends like it", policyArn("arn:aws:iam::aws:policy/NoAmazonEKSVPCResourceController"), lacks(NO_VPC_POLICY)],
        ["an empty ARN", policyArn(""), lacks(NO_VPC_POLICY)],
        ["policies on the node role only", stack => {
            const nodeRole = stack.add("aws:iam/role:Role", "node-role", {});
            stack.attach(nodeRole, "AmazonEKSClusterPolicy");
            stack.link(stack.main.vpcPolicy, "role", nodeRole);
        }, lacks(NO_VPC_POLICY)],
        ["a role whose own list of policies is empty", otherwise(stack => stack.set(stack.main.role, { managedPolicyArns: [] })),
            lacks(NO_VPC_POLICY)],
        ["a role whose own list of policies is null", otherwise(stack => stack.set(stack.main.role, { managedPolicyArns: null })),
            lacks(NO_VPC_POLICY)],
        ["a role whose own list lacks AmazonEKSVPCResourceController", stack => {
            stack.remove(stack.main.vpcPolicy, stack.main.clusterPolicy);
            stack.set(stack.main.role, { managedPolicyArns: [CLUSTER_POLICY_ARN] });
        }, lacks(inList(NO_VPC_POLICY))],
        ["a role whose own list lacks both policies", stack => {
            stack.remove(stack.main.vpcPolicy, stack.main.clusterPolicy);
            stack.set(stack.main.role, { managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonEKSServicePolicy"] });
        }, lacks(inList(NO_CLUSTER_POLICY), inList(NO_VPC_POLICY))],
        ["a role whose own list lacks it, as does what is attached beside the list", otherwise(stack =>
            stack.set(stack.main.role, { managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonEKSServicePolicy"] })), lacks(inList(NO_VPC_POLICY))],
        ["a role that an exclusive list keeps to others", otherwise(exclusive([CLUSTER_POLICY_ARN])), lacks(inList(NO_VPC_POLICY, "policyArns of all"))],
        ["a role that an exclusive list keeps to others, beside one that is not known", otherwise(stack => {
            exclusive([CLUSTER_POLICY_ARN])(stack);
            stack.set(stack.add(EXCLUSIVE, "other", {}, { roleName: stack.addCluster("other").role }), { policyArns: UNKNOWN });
        }), lacks(inList(NO_VPC_POLICY, "policyArns of all"))],
        ["a policy of one's own in its place, though nobody knows its ARN", stack =>
            stack.link(stack.main.vpcPolicy, "policyArn", stack.add("aws:iam/policy:Policy", "own", {})), lacks(NO_VPC_POLICY)],
        ...[
            { Effect: "Allow", Action: "s3:*", Resource: "*" }, { Effect: "Deny", Action: "ec2:*", Resource: "*" },
            { Effect: "Allow", Action: ["ec2:AssignPrivateIpAddresses", "ec2:*Interface"], Resource: "*" },
        ].map((statement): Case => [`a policy of one's own with other rights: ${JSON.stringify(statement)}`,
            attachOwn({ Version: "2012-10-17", Statement: statement }), lacks(NO_VPC_POLICY)]),
        ["the role that a component of @pulumi/eks makes by itself", stack => {
            const made = stack.add("eks:index:Cluster", "component", { name: "prod", skipDefaultNodeGroup: true });
            ["WINDOWS_CORE_2022_x86_64", "AL2023_x86_64_STANDARD"].forEach(amiType =>
                stack.set(stack.addNodeGroup(`joins-${amiType}`, made, amiType), { clusterName: "prod" }));
        }, stack => [finds(stack.named("component"), NO_VPC_POLICY.replace("roleArn", "serviceRole"))]],
        ["a role whose name the program writes, attached by that name", stack => {
            stack.set(stack.main.role, { name: "control-plane" });
            [stack.main.clusterPolicy, stack.main.vpcPolicy].forEach(attachment => stack.set(attachment, { role: "control-plane" }));
            stack.remove(stack.main.vpcPolicy);
        }, lacks(NO_VPC_POLICY)],
        ["each of two clusters that share a role", stack => {
            const { cluster, role, vpcPolicy, clusterPolicy } = stack.addWindowsCluster("other");
            stack.link(cluster, "roleArn", stack.main.role);
            stack.remove(role, vpcPolicy, clusterPolicy, stack.main.vpcPolicy);
        }, stack => ["main", "other"].map(name => finds(stack.named(name), NO_VPC_POLICY))],
        ["a role without a policy, beside odd ones", otherwise(stack => ODD.forEach((value, i) => {
            const [roleArn, list, attachment] = ["role", "list", "attachment"].map(name => stack.addWindowsCluster(`${name}-${i}`));
            stack.set(roleArn.cluster, { roleArn: value });
            stack.set(list.role, { managedPolicyArns: value });
            stack.set(stack.attach(attachment.role, "Other"), { role: value });
        })), lacks(NO_VPC_POLICY)],
    ], ENABLING);

    judged(judge, "E1: passes", [
        ["both policies", () => undefined],
        ["the policies of another partition", stack => {
            stack.set(stack.main.clusterPolicy, { policyArn: "arn:aws-cn:iam::aws:policy/AmazonEKSClusterPolicy" });
            stack.set(stack.main.vpcPolicy, { policyArn: "arn:aws-cn:iam::aws:policy/AmazonEKSVPCResourceController" });
        }],
        ["a policy whose ARN is a secret", policyArn(secret(VPC_POLICY_ARN))],
        ["both policies among hundreds of others", stack => {
            for (let i = 0; i < 300; i++) {
                stack.attach(stack.main.role, `Other${i}`);
            }
        }],
        ["the role by a name that the program writes", stack => {
            stack.set(stack.main.role, { name: "control-plane" });
            [stack.main.clusterPolicy, stack.main.vpcPolicy].forEach(attachment => stack.set(attachment, { role: "control-plane" }));
        }],
        ["the role by its id", stack => {
            stack.set(stack.main.role, { id: "control-plane-id" });
            stack.set(stack.main.vpcPolicy, { role: "control-plane-id" });
        }],
        ["a role without policies where no Windows nodes join", stack =>
            stack.remove(stack.main.windows, stack.main.vpcPolicy, stack.main.clusterPolicy)],
    ], ENABLING);

    judged(judge, "E1: passes a policy of one's own with the same rights", [
        ...([
            { Effect: "Allow", Action: ADDRESSES, Resource: "*" }, { Effect: "Allow", Action: "ec2:*", Resource: "*" },
            { Effect: "Allow", Action: "*", Resource: "*" }, { Effect: "Allow", Action: ["ec2:*PrivateIpAddresses"], Resource: "*" },
            { Effect: "Allow", NotAction: "iam:*", Resource: "*" },
        ] as Properties[]).flatMap((statement): Case[] => [
            [`attached: ${JSON.stringify(statement)}`, attachOwn({ Statement: [statement] })],
            [`attached, as JSON: ${JSON.stringify(statement)}`, attachOwn(JSON.stringify({ Statement: [statement] }))],
        ]),
        ["in the role", otherwise(stack => stack.set(stack.main.role, {
            inlinePolicies: [{ name: "addresses", policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: ADDRESSES, Resource: "*" }] }) }],
        }))],
        ["in the role, behind very many others", otherwise(stack => stack.set(stack.main.role, {
            inlinePolicies: [...Array.from({ length: 1000 }, (_, i) => ({ name: `other-${i}`, policy: "{}" })),
                { name: "addresses", policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: ADDRESSES, Resource: "*" }] }) }],
        }))],
        ["in the role's own list", otherwise(stack => stack.set(stack.main.role, { managedPolicyArns: [CLUSTER_POLICY_ARN, OWN_ARN] }))],
        ["in the role's own list, made by the stack", otherwise(stack => {
            const own = stack.add("aws:iam/policy:Policy", "own", { policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: ADDRESSES, Resource: "*" }] }) });
            stack.set(stack.main.role, { managedPolicyArns: [CLUSTER_POLICY_ARN, own.outputs.arn] });
        })],
        ["in an exclusive list", otherwise(exclusive([CLUSTER_POLICY_ARN, OWN_ARN]))],
        ["as a RolePolicy", otherwise(stack => stack.add("aws:iam/rolePolicy:RolePolicy", "addresses", {
            policy: { Statement: [{ Effect: "Allow", Action: ADDRESSES, Resource: "*" }] },
        }, { role: stack.main.role }))],
    ], ENABLING);

    judged(judge, "E1: says nothing of", [
        ["a policy of one's own that the stack does not hold", policyArn("arn:aws:iam::111122223333:policy/AmazonEKSVPCResourceController")],
        ["a policy of one's own whose document is not known yet", attachOwn(UNKNOWN)],
        ["a role that lists its policies itself", otherwise(stack => stack.set(stack.main.role, { managedPolicyArns: [VPC_POLICY_ARN] }))],
        ["a role that lists both policies itself", stack => {
            stack.remove(stack.main.vpcPolicy, stack.main.clusterPolicy);
            stack.set(stack.main.role, { managedPolicyArns: [CLUSTER_POLICY_ARN, VPC_POLICY_ARN] });
        }],
        ["a role that lists a policy whose ARN is not known yet", otherwise(stack =>
            stack.set(stack.main.role, { managedPolicyArns: [CLUSTER_POLICY_ARN, UNKNOWN] }))],
        ["a role that lists odd values", otherwise(stack => stack.set(stack.main.role, { managedPolicyArns: [CLUSTER_POLICY_ARN, {}] }))],
        ["a list that only the provider shows: something may have been attached since", otherwise(stack =>
            Object.assign(stack.main.role.outputs, { managedPolicyArns: [CLUSTER_POLICY_ARN, "arn:aws:iam::aws:policy/Other"] }))],
        ["a role whose own list comes from another resource", otherwise(stack =>
            stack.link(stack.main.role, "managedPolicyArns", stack.add("random:index/randomId:RandomId", "id", {})))],
        ["a role that is known by its ARN only", otherwise(stack => stack.set(stack.main.cluster, { roleArn: "arn:aws:iam::111122223333:role/x" }))],
        ["a role that is not known yet", otherwise(stack => stack.set(stack.main.cluster, { roleArn: UNKNOWN }))],
        ["a role that is unset", otherwise(stack => stack.unset(stack.main.cluster, "roleArn"))],
        ["policies of a PolicyAttachment", otherwise(stack => stack.add(
            "aws:iam/policyAttachment:PolicyAttachment", "all", { policyArn: VPC_POLICY_ARN, roles: [UNKNOWN] }))],
        ["policies of a RolePolicyAttachmentsExclusive that are not known yet", otherwise(exclusive([UNKNOWN]))],
        ["policies of a RolePolicyAttachmentsExclusive of a role that is not known", otherwise(stack =>
            stack.add(EXCLUSIVE, "all", { policyArns: [CLUSTER_POLICY_ARN], roleName: UNKNOWN }))],
        ["both policies in a RolePolicyAttachmentsExclusive", stack => {
            stack.remove(stack.main.vpcPolicy, stack.main.clusterPolicy);
            exclusive([CLUSTER_POLICY_ARN, VPC_POLICY_ARN])(stack);
        }],
        ["a policy that is not known yet", policyArn(UNKNOWN)],
        ["a policy that is unset", stack => stack.unset(stack.main.vpcPolicy, "policyArn")],
        ["policies whose ARNs are odd", stack => ODD.filter(value => typeof value !== "string").forEach((value, i) => {
            stack.set(stack.addWindowsCluster(`odd-${i}`).vpcPolicy, { policyArn: value });
        })],
    ], ENABLING);
});
