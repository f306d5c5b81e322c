import * as assert from "node:assert/strict";
import { offlineBuildNotices } from "../../../limits/images/offlineBuild";

const UPDATES = "the build instance has no internet access, and Windows Update has no VPC endpoint: update-windows needs a WSUS server in the VPC. "
    + "The VPC also needs endpoints for imagebuilder, ssm, ssmmessages, ec2messages, s3, ecr.api, ecr.dkr and logs";
const mirror = (references: string) => `without internet access, only ECR can be reached, through its endpoints: mirror ${references} there`;
const ECR = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/web:1";
const MCR = "mcr.microsoft.com/windows/servercore:ltsc2022";
const PUBLIC = "public.ecr.aws/eks/pause:3.10";

describe("build without the internet", () => {
    for (const [what, references, expected] of [
        ["P2: names what Windows Update needs, and the endpoints", [], [UPDATES]],
        ["A6: says nothing of images of ECR", [ECR, ECR.replace("eu-central-1", "us-east-1")], [UPDATES]],
        ["A6: names an image that is elsewhere", [MCR], [UPDATES, mirror(MCR)]],
        ["A6: names only the images that are elsewhere, in their order", [MCR, ECR, "ghcr.io/a/b:1"], [UPDATES, mirror(`${MCR}, ghcr.io/a/b:1`)]],
        ["A6: names images of the public ECR, which has no endpoint", [PUBLIC], [UPDATES, mirror(PUBLIC)]],
        ["A6: names what is no reference", ["aspnet"], [UPDATES, mirror("aspnet")]],
    ] as const) {
        it(what, () => {
            assert.deepEqual(offlineBuildNotices(references.map(reference => ({ reference }))), expected);
        });
    }
});
