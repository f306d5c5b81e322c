import { Json } from "../../../plan/signatures";
import { WindowsStack } from "../../support/stack";
import { JOINS } from "../ownImage";
import { EKS_PARAMETER } from "../selfManagedParts";
import { Case, IPV6, Said, giveTemplate, later, madeFrom, runsOwnImage, saysOfNative } from "./nativeStacks";

const ROLES = "windows-cluster-role-policies";
const ADDRESSES: Json = { Statement: [{ Effect: "Allow", Action: ["ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"], Resource: "*" }] };
const OTHERS: Json = { Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }] };
const CLUSTER_POLICY = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy";

const lists = (stack: WindowsStack, ...managedPolicyArns: Json[]) => stack.set(stack.main.role, { managedPolicyArns });
/** A role of something else. */
function otherRole(stack: WindowsStack) {
    const role = stack.add("aws-native:iam:Role", "other", { assumeRolePolicyDocument: {} });
    later(stack, role, { roleName: "other", arn: "arn:aws:iam::111122223333:role/other" });
    return role;
}

describe("roles and entries of aws-native", () => {
    saysOfNative([
        ["E1: a role that lists another policy in place of AmazonEKSVPCResourceController", stack => lists(stack, CLUSTER_POLICY),
            [ROLES, "main", /^roleArn: .* lacks AmazonEKSVPCResourceController, /]],
        ["E1: a role that lists none", stack => stack.unset(stack.main.role, "managedPolicyArns"),
            [ROLES, "main", /lacks AmazonEKSClusterPolicy, .*; add it to managedPolicyArns of the role$/], [ROLES, "main"]],
        ["E1: a role that lists one, beside attachments of aws", stack => {
            stack.unset(stack.main.role, "managedPolicyArns");
            for (const policy of ["AmazonEKSClusterPolicy", "AmazonEKSVPCResourceController"]) {
                const made = stack.add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", policy, { policyArn: `arn:aws:iam::aws:policy/${policy}` });
                madeFrom(stack, made, "role", stack.main.role.outputs.roleName, stack.main.role);
            }
        }],
        ["E1: an inline policy with the same rights", stack => {
            lists(stack, CLUSTER_POLICY);
            stack.set(stack.main.role, { policies: [{ policyName: "addresses", policyDocument: ADDRESSES }] });
        }],
        ["E1: an inline policy with other rights", stack => {
            lists(stack, CLUSTER_POLICY);
            stack.set(stack.main.role, { policies: [{ policyName: "files", policyDocument: OTHERS }] });
        }, [ROLES, "main"]],
        ...([["RolePolicy", "roleName"], ["ManagedPolicy", "roles"]] as const).flatMap(([type, property]) => [ADDRESSES, OTHERS].map((policyDocument): Case => [
            `E1: a ${type} with ${policyDocument === OTHERS ? "other" : "the same"} rights`, stack => {
                lists(stack, CLUSTER_POLICY);
                const { roleName } = stack.main.role.outputs;
                madeFrom(stack, stack.add(`aws-native:iam:${type}`, "own", { policyDocument }), property, property === "roles" ? [roleName] : roleName, stack.main.role);
            }, ...policyDocument === OTHERS ? [[ROLES, "main"] as Said] : [],
        ])),
        ["E1: a RolePolicy of another role", stack => {
            lists(stack, CLUSTER_POLICY);
            const other = otherRole(stack);
            madeFrom(stack, stack.add("aws-native:iam:RolePolicy", "own", { policyDocument: ADDRESSES }), "roleName", other.outputs.roleName, other);
        }, [ROLES, "main"]],
        ...[ADDRESSES, OTHERS].map((policyDocument): Case => [
            `E1: a ManagedPolicy with ${policyDocument === OTHERS ? "other" : "the same"} rights that aws attaches`, stack => {
                lists(stack, CLUSTER_POLICY);
                const policy = stack.add("aws-native:iam:ManagedPolicy", "own", { policyDocument });
                later(stack, policy, { policyArn: "arn:aws:iam::111122223333:policy/own" });
                const attachment = stack.add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "attachment", {});
                madeFrom(stack, attachment, "role", stack.main.role.outputs.roleName, stack.main.role);
                madeFrom(stack, attachment, "policyArn", policy.outputs.policyArn, policy);
            }, ...policyDocument === OTHERS ? [[ROLES, "main"] as Said] : [],
        ]),
        ["E1: a ManagedPolicy of another role", stack => {
            lists(stack, CLUSTER_POLICY);
            const other = otherRole(stack);
            madeFrom(stack, stack.add("aws-native:iam:ManagedPolicy", "own", { policyDocument: ADDRESSES }), "roles", [other.outputs.roleName], other);
        }, [ROLES, "main"]],
        ["L4: nodes that are tied to the cluster by the entry of their role, which an instance profile names", stack => {
            stack.remove(stack.main.windows);
            stack.set(stack.main.cluster, { ...IPV6, accessConfig: { authenticationMode: "API" } });
            const role = otherRole(stack);
            const profile = stack.add("aws-native:iam:InstanceProfile", "profile", {});
            madeFrom(stack, profile, "roles", [role.outputs.roleName], role);
            later(stack, profile, { instanceProfileName: "nodes", arn: "arn:aws:iam::111122223333:instance-profile/nodes" });
            const template = stack.add("aws-native:ec2:LaunchTemplate", "template", {});
            madeFrom(stack, template, "launchTemplateData", { imageId: EKS_PARAMETER, userData: JOINS, iamInstanceProfile: { arn: profile.outputs.arn } }, profile);
            later(stack, template, { launchTemplateId: "lt-1", latestVersionNumber: "1", defaultVersionNumber: "1" });
            const group = stack.add("aws-native:autoscaling:AutoScalingGroup", "nodes", { minSize: "1", maxSize: "2" });
            madeFrom(stack, group, "launchTemplate", { launchTemplateId: template.outputs.launchTemplateId, version: template.outputs.latestVersionNumber }, template);
            const entry = stack.add("aws-native:eks:AccessEntry", "entry", { type: "EC2_WINDOWS" });
            madeFrom(stack, entry, "clusterName", stack.main.cluster.outputs.name, stack.main.cluster);
            madeFrom(stack, entry, "principalArn", role.outputs.arn, role);
        }, ["windows-no-ipv6-cluster", "main"], ["windows-nodes-roll", "nodes"]],
        ["L11: a role that aws-auth maps by its name", stack => {
            stack.set(stack.main.cluster, { accessConfig: { authenticationMode: "CONFIG_MAP" } });
            runsOwnImage(stack);
            giveTemplate(stack, { imageId: "ami-1", userData: JOINS });
            const role = stack.add("aws-native:iam:Role", "windows", { assumeRolePolicyDocument: {}, roleName: "windows" });
            later(stack, role, { arn: "arn:aws:iam::111122223333:role/windows" });
            madeFrom(stack, stack.main.windows, "nodeRole", role.outputs.arn, role);
            const mapRoles = ["linux", "windows"].map(name => ({ rolearn: `arn:aws:iam::111122223333:role/${name}`, groups: ["system:nodes"] }));
            stack.add("kubernetes:core/v1:ConfigMap", "auth", { metadata: { name: "aws-auth", namespace: "kube-system" }, data: { mapRoles: JSON.stringify(mapRoles) } });
        }, ["windows-node-identity", "auth", /^data\.mapRoles: .*eks:kube-proxy-windows/]],
        ["L11: a role that aws-auth does not map", stack => {
            stack.set(stack.main.cluster, { accessConfig: { authenticationMode: "CONFIG_MAP" } });
            runsOwnImage(stack);
            giveTemplate(stack, { imageId: "ami-1", userData: JOINS });
            const role = stack.add("aws-native:iam:Role", "windows", { assumeRolePolicyDocument: {}, roleName: "windows" });
            madeFrom(stack, stack.main.windows, "nodeRole", role.outputs.arn, role);
            stack.add("kubernetes:core/v1:ConfigMap", "auth", { metadata: { name: "aws-auth", namespace: "kube-system" }, data: { mapRoles: "[]" } });
        }, ["windows-node-identity", "auth", /^data\.mapRoles: /]],
    ]);
});
