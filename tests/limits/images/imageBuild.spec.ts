import * as assert from "node:assert/strict";
import { shown } from "../../../limits/text/problem";
import { buildNetworkProblems, logBucketProblems } from "../../../limits/images/imageBuild";
import { fastLaunchKeyNotices } from "../../../limits/images/imageEncryption";
import { keptImagesProblems } from "../../../limits/images/imageLifecycle";

describe("key of an image", () => {
    it("A5: has to be opened to Fast Launch where it is the user's own", () => {
        assert.deepEqual([[true, false], [false, true], [false, false]].flatMap(([key, launch]) => fastLaunchKeyNotices(key, launch)), []);
        assert.match(fastLaunchKeyNotices(true, true).join(), /AWSServiceRoleForEC2FastLaunch.*ec2fastlaunch\.amazonaws\.com.*kms:CreateGrant/);
    });
});

describe("life cycle of images", () => {
    it("P3: keeps 1 to 1000", () => {
        [undefined, 1, 3, 1000].forEach(count => assert.deepEqual(keptImagesProblems("keepImages", count), []));
        [0, 1001, 2.5, NaN].forEach(count => assert.deepEqual(keptImagesProblems("keepImages", count), [
            { path: "keepImages", reason: `must be a whole number from 1 to 1000, got ${count}` },
        ]));
    });
});

describe("network of a build", () => {
    it("A4: has security groups where it has a subnet", () => {
        [[true, true], [false, true], [false, false]].forEach(([subnet, groups]) => assert.deepEqual(buildNetworkProblems("groups", subnet, groups), []));
        assert.deepEqual(buildNetworkProblems("groups", true, false), [{
            path: "groups", reason: "Image Builder needs security groups beside a subnet, got nothing; name one that allows all outbound traffic and no inbound",
        }]);
    });
});

describe("bucket for the logs of builds", () => {
    it("A4: may have any name that S3 gives or gave, and one that is not known yet", () => {
        [undefined, {}, "build-logs", "a.b", "logs", "x".repeat(63), "Old_Bucket.of-us-east-1"].forEach(name =>
            assert.deepEqual(logBucketProblems("bucket", name), []));
    });

    for (const name of ["", "ab", "x".repeat(256), "arn:aws:s3:::build-logs", "s3://build-logs", "build-logs/images", "büro", "build logs", "logs\n"]) {
        it(`A4: is refused as ${JSON.stringify(name).slice(0, 40)}`, () => assert.deepEqual(logBucketProblems("bucket", name), [{
            path: "bucket", reason: `must be the name of an S3 bucket alone, such as "build-logs", without ARN, scheme or path, got ${shown(name)}`,
        }]));
    }
});
