import { Problem, shown } from "../text/problem";

/**
 * Image Builder refuses a subnet without security groups.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateInfrastructureConfiguration.html
 */
export function buildNetworkProblems(path: string, hasSubnet: boolean, hasSecurityGroups: boolean): Problem[] {
    return !hasSubnet || hasSecurityGroups ? [] : [{
        path, reason: "Image Builder needs security groups beside a subnet, got nothing; name one that allows all outbound traffic and no inbound",
    }];
}

/** Names of S3 buckets, with the old ones of us-east-1, which may have capitals and underscores. */
const BUCKET = /^[a-zA-Z0-9._-]{3,255}$/;

/**
 * The text is the name of an S3 bucket. Image Builder accepts any text, and then writes no log. Values that the engine learns
 * later are not judged.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function logBucketProblems(path: string, name: unknown): Problem[] {
    return typeof name !== "string" || BUCKET.test(name) ? [] : [{
        path, reason: `must be the name of an S3 bucket alone, such as "build-logs", without ARN, scheme or path, got ${shown(name)}`,
    }];
}
