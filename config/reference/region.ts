/** The one key of another provider that a cluster needs. */
export const AWS_REGION = {
    description: "AWS region of the cluster, such as eu-central-1 or us-east-1. It must be a commercial region, not one that starts with cn- or "
        + "us-gov-: only commercial regions have Windows AMI types. Without the key, the AWS provider uses AWS_REGION or the region of the AWS profile.",
    default: "the environment's or profile's region",
    example: "eu-central-1",
};
