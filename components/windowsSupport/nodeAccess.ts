import { AccessEntry } from "@pulumi/aws/eks";
import { ConfigMapPatch } from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";
import { mapRolesYaml, windowsRoleMapping } from "./roleMappings";

/** One entry of `mapRoles` that is in aws-auth already. */
export interface AwsAuthRoleMapping {
    /** ARN of the IAM role. */
    roleArn: pulumi.Input<string>;
    /** User that it is in Kubernetes. */
    username: pulumi.Input<string>;
    /** Groups that the user belongs to. */
    groups: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * Entry that makes the role one of Windows nodes (E3, L11). It counts before aws-auth does, and its type can't be
 * changed, so it goes together with its role.
 */
export function windowsAccessEntry(
    name: string, clusterName: pulumi.Input<string>, principalArn: pulumi.Input<string>,
    tags: Record<string, pulumi.Input<string>> | undefined, opts: pulumi.CustomResourceOptions,
): AccessEntry {
    return new AccessEntry(name, { clusterName, principalArn, type: "EC2_WINDOWS", tags }, opts);
}

/**
 * All roles of aws-auth: `mapRoles` is one string, so whoever writes it owns every role in it.
 *
 * EKS makes aws-auth with the first managed node group. A ConfigMap would be refused then (AlreadyExists since provider 4.29), and a change
 * of its roles would make it anew. A patch takes it over, changes it in place, and leaves its users alone.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/releases/tag/v4.29.0
 */
export function awsAuthPatch(
    name: string, others: AwsAuthRoleMapping[], windowsRoleArn: pulumi.Output<string>, opts: pulumi.CustomResourceOptions,
): ConfigMapPatch {
    const mapRoles = pulumi.all([pulumi.output(others), windowsRoleArn]).apply(([known, arn]) =>
        mapRolesYaml([...known.filter(({ roleArn }) => roleArn !== arn), windowsRoleMapping(arn)]));
    return new ConfigMapPatch(name, {
        metadata: { name: "aws-auth", namespace: "kube-system", annotations: { "pulumi.com/patchForce": "true" } },
        data: { mapRoles },
        // Deleting the patch takes all roles out of it, which would lock every node out of the cluster.
    }, { ...opts, retainOnDelete: true });
}
