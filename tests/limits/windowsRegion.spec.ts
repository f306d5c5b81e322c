import * as assert from "node:assert/strict";
import { windowsPartitionProblems, windowsRegionProblems } from "../../limits/windowsRegion";

describe("regions with Windows AMI types", () => {
    for (const region of ["us-east-1", "eu-central-1", "ap-southeast-5", "mx-central-1", "me-south-1", undefined]) {
        it(`A1: ${region ?? "an unset region"} passes`, () => {
            assert.deepEqual(windowsRegionProblems("aws:region", region), []);
        });
    }

    for (const region of [
        "cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1", "us-iso-east-1", "us-isob-east-1", "us-isof-south-1",
        "eu-isoe-west-1", "eusc-de-east-1",
    ]) {
        it(`A1: ${region} is refused`, () => {
            assert.deepEqual(windowsRegionProblems("aws:region", region), [{
                path: "aws:region",
                reason: `EKS has Windows AMI types in commercial regions only, got "${region}"; use one such as "eu-central-1"`,
            }]);
        });
    }

    for (const [arn, partition] of [
        [undefined, undefined], ["", undefined], ["text", undefined], ["arn:aws:iam::111122223333:role/nodes", undefined],
            ["arn:aws-us-gov", undefined],
        ["arn:aws-us-gov:iam::111122223333:role/nodes", "aws-us-gov"], ["arn:aws-cn:eks:cn-north-1:111122223333:cluster/main", "aws-cn"],
        ["arn:aws-iso-b:iam::111122223333:role/nodes", "aws-iso-b"], ["arn:aws-eusc:iam::111122223333:role/nodes", "aws-eusc"],
    ] as const) {
        it(`A1: the ARN ${arn ?? "that is unset"} ${partition ? "is refused" : "passes"}`, () => {
            assert.deepEqual(windowsPartitionProblems("amiType", arn), partition ? [{
                path: "amiType", reason: `EKS has Windows AMI types in commercial regions only, got partition "${partition}"; use a `
                    + `commercial region`,
            }] : []);
        });
    }
});
