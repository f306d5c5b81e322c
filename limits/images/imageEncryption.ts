/**
 * What Fast Launch misses with a KMS key of the user's; EC2 makes its role when an account first turns Fast Launch on.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/slr-windows-fast-launch.html
 */
export function fastLaunchKeyNotices(ownKey: boolean, fastLaunch: boolean): string[] {
    return ownKey && fastLaunch ? [
        "Fast Launch makes snapshots by the role AWSServiceRoleForEC2FastLaunch, which needs the KMS key of the "
        + "image: create the role once (aws iam create-service-linked-role --aws-service-name ec2fastlaunch.amazonaws.com) and name it in the key's policy, "
        + "with kms:CreateGrant, kms:Decrypt, kms:DescribeKey, kms:Encrypt, kms:GenerateDataKey* and kms:ReEncrypt*",
    ] : [];
}
