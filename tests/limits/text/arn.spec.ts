import * as assert from "node:assert/strict";
import { kmsKeyArnProblems, principalArnProblems, roleArnProblems } from "../../../limits/text/arn";

const KEY = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const ALIAS = "arn:aws:kms:eu-central-1:111122223333:alias/team/nodes";
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const LATER = { a: "value that the engine learns later" };

describe("ARN of a KMS key", () => {
    for (const [arn, alias] of [
        [undefined, true], [LATER, true], [KEY, true], [KEY, false], [ALIAS, true],
        ["arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab", false],
    ] as const) {
        it(`may be ${JSON.stringify(arn) ?? "unset"}${alias ? ", or an alias" : ""}`, () => {
            assert.deepEqual(kmsKeyArnProblems("keyArn", arn, alias), []);
        });
    }

    for (const arn of ["", "1234abcd-12ab-34cd-56ef-1234567890ab", "alias/team/nodes", KEY.replace("kms", "sns"), KEY.replace("111122223333", "1111"),
        KEY.replace("eu-central-1", ""), `${KEY} `, `${KEY}\n`, "arn:aws:kms:eu-central-1:111122223333:key/", role("nodes")]) {
        it(`is refused as ${JSON.stringify(arn)}`, () => {
            assert.deepEqual(kmsKeyArnProblems("keyArn", arn, true), [{
                path: "keyArn", reason: `must be the ARN of a KMS key, such as "${KEY}", got ${JSON.stringify(arn)}`,
            }]);
        });
    }

    it("is that of the key itself where a grant or an IAM policy is made for it", () => {
        assert.deepEqual(kmsKeyArnProblems("keyArn", ALIAS, false), [{
            path: "keyArn", reason: `must be the ARN of a key, not of an alias, got "${ALIAS}"; use one such as "${KEY}"`,
        }]);
    });
});

describe("ARN of a role", () => {
    for (const arn of [undefined, LATER, role("nodes"), role("teams/web/nodes"), role("a+b=c,d.e@f-g_h"), role("a".repeat(64))]) {
        it(`may be ${JSON.stringify(arn) ?? "unset"}`, () => {
            assert.deepEqual(roleArnProblems("arn", arn), []);
        });
    }

    for (const arn of ["", "nodes", role(""), role("a".repeat(65)), role("a b"), role("nodes").replace("role", "user"), role("nodes").replace("1111", "1"),
        "arn:aws:iam::111122223333:instance-profile/nodes"]) {
        it(`is refused as ${JSON.stringify(arn)}`, () => {
            assert.deepEqual(roleArnProblems("arn", arn), [{
                path: "arn", reason: `must be the ARN of an IAM role, such as "arn:aws:iam::111122223333:role/nodes", got ${JSON.stringify(arn)}`,
            }]);
        });
    }
});

describe("ARN of a principal with an access entry", () => {
    const sso = "aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Admin_0123456789abcdef";
    for (const arn of [undefined, LATER, role("ci"), role("teams/ci"), role(sso), "arn:aws:iam::111122223333:user/ann"]) {
        it(`L11: may be ${JSON.stringify(arn) ?? "unset"}`, () => {
            assert.deepEqual(principalArnProblems("arn", arn), []);
        });
    }

    for (const [arn, reason] of [
        ["arn:aws:sts::111122223333:assumed-role/deploy/ann", "EKS needs the role, not a session of it, got \"arn:aws:sts::111122223333:assumed-role/deploy/ann\"; "
            + "use the role: \"arn:aws:iam::111122223333:role/deploy\", with its path if it has one"],
        [role("aws-service-role/emr-containers.amazonaws.com/AWSServiceRoleForAmazonEMRContainers"), "EKS rejects service-linked roles, "
            + "got \"arn:aws:iam::111122223333:role/aws-service-role/emr-containers.amazonaws.com/AWSServiceRoleForAmazonEMRContainers\"; "
            + "remove the entry, AWS services have access without it"],
        [role("AWSReservedSSO_Admin_0123456789abcdef"), "roles of IAM Identity Center have a path, got "
            + "\"arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_0123456789abcdef\"; write it after role/, "
            + "as in role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_…"],
        ...["arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:group/people", "ci"].map(arn => [arn,
            `must be the ARN of an IAM role or user such as "arn:aws:iam::111122223333:role/deploy", got "${arn}"`]),
    ]) {
        it(`L11: is refused as ${arn}`, () => {
            assert.deepEqual(principalArnProblems("arn", arn), [{ path: "arn", reason }]);
        });
    }
});
