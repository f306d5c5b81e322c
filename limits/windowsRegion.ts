import { Problem, shown } from "./problem";

/** Partitions without Windows AMI types, by the start of their regions' names. */
const OTHER_PARTITIONS = ["cn-", "us-gov-", "us-iso", "eu-isoe-", "eusc-"];

/** EKS has Windows AMI types in commercial regions only. */
export function windowsRegionProblems(path: string, region: string | undefined): Problem[] {
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
