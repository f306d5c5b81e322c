import { Role, RolePolicyAttachment } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { CLUSTER_ROLE_POLICIES, managedPolicyArn } from "../../limits/cluster/clusterRolePolicies";
import { currentPartition } from "../lookups";

/** The role of a control plane, and what must be attached to it before there is one. */
export interface ClusterRole {
    role: Role;
    attachments: RolePolicyAttachment[];
}

/** Role of the control plane with both policies of E1; the role that EKS components make by default lacks the second. */
export function clusterRole(name: string, tags: Record<string, pulumi.Input<string>> | undefined, parent: pulumi.Resource): ClusterRole {
    const role = new Role(name, {
        assumeRolePolicy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: ["sts:AssumeRole", "sts:TagSession"], Principal: { Service: "eks.amazonaws.com" } }],
        }),
        tags,
    }, { parent });
    const partition = currentPartition(parent);
    const attachments = CLUSTER_ROLE_POLICIES.map(policy => new RolePolicyAttachment(`${name}-${policy}`, {
        role: role.name,
        policyArn: partition.apply(known => managedPolicyArn(known, policy)),
    }, { parent }));
    return { role, attachments };
}
