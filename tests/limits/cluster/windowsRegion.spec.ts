import * as assert from "node:assert/strict";
import { unknownRegionNotice, windowsPartitionProblems, windowsRegionProblems } from "../../../limits/cluster/windowsRegion";

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

    for (const [region, near] of [
        ["eu-centrl-1", "eu-central-1"], ["us-east1", "us-east-1"], ["ue-west-1", "us-west-1"], ["EU-CENTRAL-1", "eu-central-1"], ["eu--1", undefined], ["", undefined],
        ["frankfurt", undefined], ["eu-central-1a", "eu-central-1"],
    ] as [string, string | undefined][]) {
        it(`${JSON.stringify(region)} is no region${near === undefined ? "" : `, ${near} is offered`}`, () => {
            const [{ reason }] = windowsRegionProblems("aws:region", region);
            assert.match(reason, /^is no AWS region, got /);
            assert.equal(reason.endsWith(`did you mean ${near}?`) || near === undefined && !reason.includes("did you mean"), true, reason);
        });
    }

    for (const [region, notice] of [
        [undefined, undefined], ["eu-central-1", undefined], ["cn-north-1", undefined],
        ["eu-central-7", "aws:region eu-central-7 is a region that this package does not know; did you mean eu-central-1?"],
    ] as const) {
        it(`${region ?? "an unset region"} is ${notice ? "let through, with a notice" : "nothing new"}`, () => {
            assert.deepEqual([windowsRegionProblems("aws:region", region).length, unknownRegionNotice(region)], [region === "cn-north-1" ? 1 : 0, notice]);
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
