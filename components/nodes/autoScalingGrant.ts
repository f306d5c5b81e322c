import { Grant } from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";
import { currentAccountId, currentPartition } from "../lookups";

/** What starting an instance on an encrypted volume takes. */
const OPERATIONS = [
    "CreateGrant", "Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo",
];

/**
 * Lets EC2 Auto Scaling, which starts the nodes, use a KMS key of the user's: nothing else does unless the key's own policy
 * names its role, and without it no node starts. Who deploys needs `kms:CreateGrant` on the key.
 *
 * AWS makes the role of Auto Scaling with the account's first Auto Scaling group.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
 */
function autoScalingGrant(name: string, keyArn: pulumi.Input<string>, opts: pulumi.CustomResourceOptions): Grant {
    // Lookups must not wait for `dependsOn`: their answers are then known in a preview.
    const { parent } = opts;
    const partition = currentPartition(parent);
    const accountId = currentAccountId(parent);
    return new Grant(name, {
        keyId: keyArn,
        granteePrincipal: pulumi.interpolate`arn:${partition}:iam::${accountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
        operations: OPERATIONS,
    }, opts);
}

/** The grants of a group: for the key of its volumes, and for that of its image. */
export function autoScalingGrants(
    name: string, keys: { volume?: pulumi.Input<string>; image?: pulumi.Input<string> }, opts: pulumi.CustomResourceOptions,
): Grant[] {
    return (["volume", "image"] as const).flatMap(kind => {
        const key = keys[kind];
        return key === undefined ? [] : [autoScalingGrant(`${name}-${kind}-key`, key, opts)];
    });
}
