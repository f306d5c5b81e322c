/** The one key of another provider that a cluster needs. */
export const AWS_REGION = {
    description: "AWS region of the cluster; it must be a commercial one, since EKS has Windows AMI types in no other. Without the key the AWS provider "
        + "takes AWS_REGION, or the region of the profile of whoever runs it.",
    example: "eu-central-1",
};
