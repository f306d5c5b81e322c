import { Problem, shown, suggestion } from "../text/problem";

/** Partitions without Windows AMI types, by the start of their regions' names. */
const OTHER_PARTITIONS = ["cn-", "us-gov-", "us-iso", "eu-isoe-", "eusc-"];

/** Commercial regions that botocore 1.43 knows; AWS adds some every year, so another one may exist. */
const REGIONS = [
    "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2", "ap-southeast-1",
    "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-central-1", "ca-west-1",
    "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3", "il-central-1",
    "me-central-1", "me-south-1", "mx-central-1", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
];
/**
 * How names of commercial regions are built: the areas are those of `regionRegex` in botocore's partitions.json, the directions those of all regions
 * so far.
 */
export const REGION_FORM = /^(us|eu|ap|sa|ca|me|af|il|mx)-(?=[nsewc])(north|south)?(east|west|central)?-\d+$/;

/** What to say of a region that is built like one and not known; nothing where it is known. */
export function unknownRegionNotice(region: string | undefined): string | undefined {
    return region === undefined || REGIONS.includes(region) || !REGION_FORM.test(region)
        ? undefined : `aws:region ${region} is a region that this package does not know${suggestion(region, REGIONS)}`;
}

/** A region that a user names: it exists as far as its name tells, and EKS has Windows AMI types there. */
export function windowsRegionProblems(path: string, region: string | undefined): Problem[] {
    const problems = commercialRegionProblems(path, region);
    return problems.length > 0 || region === undefined || REGION_FORM.test(region)
        ? problems : [{ path, reason: `is no AWS region, got ${shown(region)}; use one such as "eu-central-1"${suggestion(region, REGIONS)}` }];
}

/**
 * EKS has Windows AMI types in commercial regions only: botocore 1.43.11 (May 2026) still says so of CreateNodegroup.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
 */
export function commercialRegionProblems(path: string, region: string | undefined): Problem[] {
    return OTHER_PARTITIONS.some(prefix => region?.startsWith(prefix))
        ? [{ path, reason: `EKS has Windows AMI types in commercial regions only, got ${shown(region)}; use one such as "eu-central-1"` }]
        : [];
}

/** The same, where only an ARN of the account tells the partition. */
export function windowsPartitionProblems(path: string, arn: string | undefined): Problem[] {
    const [, partition] = /^arn:(aws-[a-z0-9-]+):/.exec(arn ?? "") ?? [];
    return partition
        ? [{
            path, reason: `EKS has Windows AMI types in commercial regions only, got partition ${shown(partition)}; `
                + "use a commercial region",
        }]
        : [];
}
