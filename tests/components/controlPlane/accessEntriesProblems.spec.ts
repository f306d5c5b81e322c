import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ClusterAccess, PrincipalAccess, accessEntriesProblems } from "../../../components/controlPlane/accessEntries";
import { AuthenticationMode } from "../../../limits/access/authenticationMode";

const deploy: PrincipalAccess = { name: "deploy", principalArn: "arn:aws:iam::111122223333:role/deploy" };

describe("access entries", () => {
    for (const [what, principals] of [
        ["none", []],
        ["a role with all access", [deploy]],
        ["a role with a path and one namespace", [
            { name: "web", principalArn: "arn:aws:iam::111122223333:role/teams/web", access: ClusterAccess.Edit, namespaces: ["web"] },
        ]],
        ["a user of another partition", [{ name: "ann", principalArn: "arn:aws-us-gov:iam::111122223333:user/ann", access: ClusterAccess.View }]],
        ["a principal that is not known yet", [{ name: "later", principalArn: pulumi.output("anything") }]],
    ] as [string, PrincipalAccess[]][]) {
        it(`pass with ${what}`, () => {
            assert.deepEqual(accessEntriesProblems("accessEntries", principals, AuthenticationMode.ApiAndConfigMap), []);
        });
    }

    it("L11: count in both API modes, and are refused in the other", () => {
        assert.deepEqual(accessEntriesProblems("accessEntries", [deploy], AuthenticationMode.Api), []);
        assert.deepEqual(accessEntriesProblems("accessEntries", [], AuthenticationMode.ConfigMap), []);
        assert.deepEqual(accessEntriesProblems("accessEntries", [deploy], AuthenticationMode.ConfigMap), [{
            path: "accessEntries",
            reason: "EKS ignores access entries in authentication mode CONFIG_MAP, got 1; use API_AND_CONFIG_MAP or API; see docs/troubleshooting.md#access-denied",
        }]);
    });

    for (const principalArn of [
        "", "deploy", "arn:aws:iam::1111:role/deploy", "arn:aws:iam::111122223333:role/", "arn:aws:iam::111122223333:group/people",
        "arn:aws:iam::111122223333:root",
    ]) {
        it(`refuse ${JSON.stringify(principalArn)}, which is no role or user`, () => {
            assert.deepEqual(accessEntriesProblems("accessEntries", [{ name: "deploy", principalArn }], AuthenticationMode.Api), [{
                path: "accessEntries[0].principalArn",
                reason: "must be the ARN of an IAM role or user such as \"arn:aws:iam::111122223333:role/deploy\", "
                    + `got "${principalArn}"`,
            }]);
        });
    }

    it("L11: refuse a service-linked role, and namespaces whose names Kubernetes does not take", () => {
        const principalArn = "arn:aws:iam::111122223333:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS";
        const namespaces = ["web", "dev-*", "*", "Web", "a_b", "", "a".repeat(64), "-web"];
        const problems = accessEntriesProblems("accessEntries", [{ name: "eks", principalArn, namespaces }], AuthenticationMode.Api);
        assert.deepEqual(problems[0], {
            path: "accessEntries[0].principalArn",
            reason: `EKS rejects service-linked roles, got "${principalArn}"; remove the entry, AWS services have access without it`,
        });
        assert.deepEqual(problems.slice(1), [3, 4, 5, 6, 7].map(i => ({
            path: `accessEntries[0].namespaces[${i}]`,
            reason: "must be the name of a namespace: lowercase letters, digits and dashes, 63 at most, or a pattern such as \"dev-*\", "
                + `got "${namespaces[i]}"`,
        })));
    });

    it("refuse an entry without a name, however many there are", () => {
        const unnamed = [undefined, ""].map((name, i) => ({ name: name as string, principalArn: `${deploy.principalArn}-${i}` }));
        assert.deepEqual(accessEntriesProblems("accessEntries", [...unnamed, { ...deploy, name: "" }], AuthenticationMode.Api),
            ["nothing", "\"\"", "\"\""].map((got, i) => ({ path: `accessEntries[${i}].name`, reason: `is required, got ${got}; set a name such as "ci"` })));
    });

    it("refuse a name twice and an access that EKS does not have, all at once", () => {
        const other = { name: "deploy", principalArn: "arn:aws:iam::111122223333:role/other", access: "Admin" as ClusterAccess };
        assert.deepEqual(accessEntriesProblems("accessEntries", [deploy, other], AuthenticationMode.Api), [
            { path: "accessEntries[1].name", reason: "is already the name of accessEntries[0], got \"deploy\"; use another name" },
            {
                path: "accessEntries[1].access",
                reason: "unknown value \"Admin\"; use one of AmazonEKSClusterAdminPolicy, AmazonEKSAdminPolicy, AmazonEKSEditPolicy, "
                    + "AmazonEKSViewPolicy",
            },
        ]);
    });

    it("refuse a principal twice, since EKS takes one entry for each, and an empty list of namespaces", () => {
        const again = { ...deploy, name: "again", namespaces: [] };
        assert.deepEqual(accessEntriesProblems("accessEntries", [deploy, again], AuthenticationMode.Api), [
            {
                path: "accessEntries[1].principalArn",
                reason: `already has an entry, accessEntries[0], and EKS allows one for each principal, got "${deploy.principalArn}"; remove one`,
            },
            { path: "accessEntries[1].namespaces", reason: "names no namespace, got []; add one, or remove the list for the whole cluster" },
        ]);
    });
});
