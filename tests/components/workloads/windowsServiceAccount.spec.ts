import * as assert from "node:assert/strict";
import { Policy } from "@pulumi/aws/iam";
import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { WindowsCluster, WindowsServiceAccount } from "../../../components";
import type { WindowsServiceAccountArgs } from "../../../components";
import { childrenOf, only, planned } from "../../support/planned";
import { record, recorded } from "../../support/record";

const ISSUER = "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";
const oidcProviderArn = `arn:aws:iam::111122223333:oidc-provider/${ISSUER}`;
const ROLE = "aws:iam/role:Role";
const ACCOUNT = "kubernetes:core/v1:ServiceAccount";

const make = (args: Partial<WindowsServiceAccountArgs> = {}) => () => {
    const kubernetes = new Provider("kubernetes", { kubeconfig: "{}" });
    return new WindowsServiceAccount("shop", { oidcProviderArn, namespace: "web", ...args }, { providers: { kubernetes } });
};

describe("WindowsServiceAccount", () => {
    it("E6: lets one service account of one namespace have the role, by tokens for STS", async () => {
        const seen = await record(make({ serviceAccountName: "orders" }));
        assert.deepEqual(JSON.parse(recorded(seen, ROLE, "shop").assumeRolePolicy), {
            Version: "2012-10-17",
            Statement: [{
                Effect: "Allow", Action: "sts:AssumeRoleWithWebIdentity", Principal: { Federated: oidcProviderArn },
                Condition: { StringEquals: { [`${ISSUER}:aud`]: "sts.amazonaws.com", [`${ISSUER}:sub`]: "system:serviceaccount:web:orders" } },
            }],
        });
        const { metadata } = recorded(seen, ACCOUNT, "shop");
        assert.deepEqual([metadata.namespace, metadata.name], ["web", "orders"]);
        assert.deepEqual(metadata.annotations, { "eks.amazonaws.com/role-arn": `arn:${ROLE}:shop`, "eks.amazonaws.com/sts-regional-endpoints": "true" });
    });

    it("has exactly these children, and its service account waits for the policies", async () => {
        const seen = await planned(() => make({
            policyArns: { orders: new Policy("orders", { policy: "{}" }).arn, s3: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" },
            inlinePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
            permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/limit",
        })());
        const component = only(seen, "eks-windows:index:WindowsServiceAccount");
        assert.deepEqual(childrenOf(seen, component), [
            `${ROLE} shop`, "aws:iam/rolePolicy:RolePolicy shop", "aws:iam/rolePolicyAttachment:RolePolicyAttachment shop-orders",
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment shop-s3", `${ACCOUNT} shop`,
        ]);
        assert.equal(only(seen, ROLE).inputs.permissionsBoundary, "arn:aws:iam::111122223333:policy/limit");
        const { dependencies } = only(seen, ACCOUNT);
        seen.filter(({ type }) => type.includes("rolePolicy")).forEach(({ urn }) => assert.ok(dependencies.includes(urn), urn));
        assert.equal(component.outputs.serviceAccountName, "shop");
    });

    it("makes no service account where a chart makes it, and then needs no Kubernetes provider", async () => {
        const seen = await planned(() => new WindowsServiceAccount("shop", { oidcProviderArn, namespace: "web", createServiceAccount: false }));
        assert.deepEqual(childrenOf(seen, only(seen, "eks-windows:index:WindowsServiceAccount")), [`${ROLE} shop`]);
        assert.deepEqual(only(seen, "eks-windows:index:WindowsServiceAccount").outputs.namespace, "web");
    });

    it("takes what WindowsCluster gives, and the role waits for the cluster's OIDC provider", async () => {
        const seen = await planned(() => {
            const cluster = new WindowsCluster("windows", { kubernetesVersion: "1.35", windowsNodeGroups: [{ name: "web" }] });
            return new WindowsServiceAccount("shop", { oidcProviderArn: cluster.oidcProviderArn, namespace: "web" }, { providers: { kubernetes: cluster.kubernetesProvider } });
        });
        assert.ok(only(seen, ROLE, "shop").dependencies.some(urn => urn.endsWith("OpenIdConnectProvider::windows-oidc")));
        assert.match(only(seen, ACCOUNT).provider!, /windows-kubernetes$/);
    });

    it("says every problem at once", async () => {
        await assert.rejects(planned(() => new WindowsServiceAccount("Shop", {
            oidcProviderArn: `https://${ISSUER}`, namespace: "web-*", policyArns: { "S3 all": "AmazonS3FullAccess" }, inlinePolicy: "s3:*",
            permissionsBoundaryArn: "limit", tags: { "aws:a": "b" },
        })), ({ problems }: any) => {
            assert.deepEqual(problems.map(({ path }: { path: string }) => path), [
                "name", "oidcProviderArn", "namespace", "policyArns[\"S3 all\"]", "policyArns.S3 all", "inlinePolicy", "permissionsBoundaryArn", "tags[\"aws:a\"]", "providers",
            ]);
            return true;
        });
    });

    it("judges what another resource makes once it is known, and makes no role with what is wrong", async () => {
        await assert.rejects(planned(make({ namespace: pulumi.output("Web") })), {
            message: "invalid arguments:\n  - namespace: must be the name of a namespace: lowercase letters, digits and dashes, 63 at most, got \"Web\"",
        });
    });
});
