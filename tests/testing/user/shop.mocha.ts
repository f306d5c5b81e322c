import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { windowsMocks } from "pulumi-eks-windows/testing";
import type { shop } from "./shop";

const valueOf = <T>(output: pulumi.Output<T>) => new Promise<T>(resolve => { output.apply(resolve); });

describe("the program of a user", () => {
    let made: ReturnType<typeof shop>;
    const types: string[] = [];

    before(async () => {
        await pulumi.runtime.setMocks(windowsMocks({
            region: "us-east-1",
            newResource: ({ type, name, inputs }) => {
                types.push(type);
                return type === "aws:sqs/queue:Queue" ? { id: "queue", state: { ...inputs as object, arn: `arn:aws:sqs:us-east-1:111122223333:${name}` } } : undefined;
            },
        }));
        made = (require("./shop") as typeof import("./shop")).shop();
    });

    it("has a cluster with two groups, and knows what fits on their nodes", async () => {
        assert.deepEqual(await valueOf(pulumi.output(made.cluster.podsPerNode)), { web: 9, own: 9 });
        assert.deepEqual(await valueOf(pulumi.output(made.cluster.windowsNodeGroupNames)), { web: "shop-web", own: "shop-own" });
        assert.match(await valueOf(made.cluster.vpcId), /^vpc-[0-9a-f]{17}$/);
        assert.match(await valueOf(made.cluster.clusterSecurityGroupId), /^sg-/);
        assert.equal((await valueOf(made.cluster.privateSubnetIds)).length, 2);
    });

    it("gives pods a role by their service account", async () => {
        assert.equal(await valueOf(made.account.roleArn), "arn:aws:iam::111122223333:role/orders");
        assert.match(await valueOf(made.cluster.oidcProviderArn), /^arn:aws:iam::111122223333:oidc-provider\/oidc\.eks\.us-east-1\.amazonaws\.com\/id\//);
        assert.equal(await valueOf(made.account.serviceAccountName), "orders");
        assert.ok(types.includes("aws:sqs/queue:Queue") && types.includes("kubernetes:batch/v1:Job"), types.join());
    });
});
