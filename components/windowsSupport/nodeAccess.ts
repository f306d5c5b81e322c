import { AccessEntry } from "@pulumi/aws/eks";
import { ConfigMap } from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";
import { mapRolesYaml, windowsRoleMapping } from "./roleMappings";

/** One entry of `mapRoles` that is in aws-auth already. */
export interface AwsAuthRoleMapping {
    /** ARN of the IAM role. */
    roleArn: pulumi.Input<string>;
    /** User that it is in Kubernetes. */
    username: pulumi.Input<string>;
    /** Groups that the user belongs to. */
    groups: pulumi.Input<string>[];
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

/** The whole of aws-auth: `mapRoles` is one string, so whoever writes it owns every role in it. */
export function awsAuthConfigMap(
    name: string, others: AwsAuthRoleMapping[], windowsRoleArn: pulumi.Output<string>, opts: pulumi.CustomResourceOptions,
): ConfigMap {
    const mapRoles = pulumi.all([pulumi.output(others), windowsRoleArn]).apply(([known, arn]) =>
        mapRolesYaml([...known.filter(({ roleArn }) => roleArn !== arn), windowsRoleMapping(arn)]));
    return new ConfigMap(name, {
        metadata: { name: "aws-auth", namespace: "kube-system", annotations: { "pulumi.com/patchForce": "true" } },
        data: { mapRoles },
        // Deleting it would lock every node out of the cluster.
    }, { ...opts, retainOnDelete: true });
}
