/** The one key of another provider that a cluster needs. */
export const AWS_REGION = {
    description: "AWS region of the cluster, such as eu-central-1 or us-east-1. It must be a commercial one, so none that starts with cn- or us-gov-: EKS "
        + "has Windows AMI types in no other. Without the key the AWS provider takes AWS_REGION, or the region of the profile of whoever runs it.",
    default: "the environment's or profile's region",
    example: "eu-central-1",
};
