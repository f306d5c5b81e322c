import * as assert from "node:assert/strict";
import {
    inlinePolicyProblems, issuerOf, namespaceNameProblems, oidcProviderArnProblems, policyArnProblems, policyCountProblems, serviceAccountNameProblems,
} from "../../../limits/access/serviceAccount";

const ISSUER = "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";
const LATER = { a: "value that the engine learns later" };

describe("roles of service accounts (E6)", () => {
    it("trust the issuer that the ARN of the provider ends with", () => {
        assert.equal(issuerOf(`arn:aws:iam::111122223333:oidc-provider/${ISSUER}`), ISSUER);
        assert.equal(issuerOf(`arn:aws-cn:iam::111122223333:oidc-provider/${ISSUER.replace(".com", ".com.cn")}`), ISSUER.replace(".com", ".com.cn"));
    });

    for (const arn of [
        undefined, "", ISSUER, `https://${ISSUER}`, `arn:aws:iam::111122223333:oidc-provider/https://${ISSUER}`, "arn:aws:iam::111122223333:role/web",
        `arn:aws:iam::1111:oidc-provider/${ISSUER}`, "arn:aws:iam::111122223333:oidc-provider/", "arn:aws:iam::111122223333:saml-provider/web",
    ]) {
        it(`take no OIDC provider ${JSON.stringify(arn)}`, () => {
            const [{ path, reason }, ...others] = oidcProviderArnProblems("oidcProviderArn", arn);
            assert.deepEqual([path, others], ["oidcProviderArn", []]);
            assert.match(reason, /^must be the ARN of the IAM OIDC provider of the cluster, .*got .*; use oidcProviderArn of WindowsCluster/);
        });
    }

    it("are given to names that Kubernetes knows", () => {
        for (const name of ["web", "a", "web-1", "0web", "a".repeat(63), LATER]) {
            assert.deepEqual([...namespaceNameProblems("namespace", name), ...serviceAccountNameProblems("name", name)], []);
        }
        for (const name of ["", "Web", "web_1", "-web", "web-", "we b", "*", "web-*", "a".repeat(254)]) {
            assert.equal(namespaceNameProblems("namespace", name).length, 1, name);
            assert.equal(serviceAccountNameProblems("name", name).length, 1, name);
        }
        // A service account may have dots, and more characters, where a namespace may not.
        for (const name of ["web.shop", "a".repeat(64)]) {
            assert.equal(namespaceNameProblems("namespace", name).length, 1, name);
            assert.deepEqual(serviceAccountNameProblems("name", name), []);
        }
        assert.deepEqual(namespaceNameProblems("namespace", undefined), [{
            path: "namespace", reason: "must be the name of a namespace: lowercase letters, digits and dashes, 63 at most, got nothing",
        }]);
        ["web..shop", ".web", "web.", "web.-shop"].forEach(name => assert.equal(serviceAccountNameProblems("name", name).length, 1, name));
    });

    it("have policies by their ARN, 25 at most", () => {
        for (const arn of ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", "arn:aws:iam::aws:policy/service-role/Some", "arn:aws-cn:iam::111122223333:policy/web", LATER]) {
            assert.deepEqual(policyArnProblems("policyArns.web", arn), []);
        }
        for (const arn of ["AmazonS3ReadOnlyAccess", "arn:aws:iam::111122223333:role/web", "arn:aws:iam::111122223333:policy/", "arn:aws:iam::1:policy/web"]) {
            assert.equal(policyArnProblems("policyArns.web", arn).length, 1, arn);
        }
        assert.deepEqual(policyCountProblems("policyArns", 25), []);
        assert.deepEqual(policyCountProblems("policyArns", 26), [{
            path: "policyArns", reason: "IAM allows at most 25 managed policies on a role, got 26; put some into inlinePolicy",
        }]);
    });

    it("have a policy of their own that is a document, 10,240 characters at most without white space", () => {
        const statement = (length: number) => JSON.stringify({ Statement: [{ Sid: "x".repeat(length) }] });
        const around = statement(0).length;
        for (const document of [statement(10240 - around), `${statement(10240 - around)}${" ".repeat(500)}`, LATER, undefined]) {
            assert.deepEqual(inlinePolicyProblems("inlinePolicy", document), []);
        }
        assert.match(inlinePolicyProblems("inlinePolicy", statement(10241 - around))[0].reason, /^IAM allows 10240 characters .* got 10241; make it a managed policy/);
        for (const document of ["", "s3:*", "{}", "null", "[]", "{ Statement: [] }"]) {
            assert.match(inlinePolicyProblems("inlinePolicy", document)[0].reason, /^must be a policy document in JSON with a Statement/, document);
        }
    });
});
