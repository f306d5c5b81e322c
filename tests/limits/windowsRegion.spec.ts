import * as assert from "node:assert/strict";
import { windowsRegionProblems } from "../../limits/windowsRegion";

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
});
