import { CacheableImage, imageReference } from "./containerImage";

/** What a build instance that doesn't reach the internet misses: Windows Update and MCR have no VPC endpoint. */
export function offlineBuildNotices(images: CacheableImage[]): string[] {
    const elsewhere = images.map(({ reference }) => reference).filter(reference => typeof reference === "string" && !imageReference(reference)?.ecr);
    return [
        "the build instance has no internet access, and Windows Update has no VPC endpoint: update-windows needs a WSUS server in the "
        + "VPC. The VPC also needs endpoints for imagebuilder, ssm, ssmmessages, ec2messages, s3, ecr.api, ecr.dkr and logs",
        ...elsewhere.length > 0
            ? [`without internet access, only ECR can be reached, through its endpoints: mirror ${elsewhere.join(", ")} there`] : [],
    ];
}
