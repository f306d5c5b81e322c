import * as assert from "node:assert/strict";
import { Properties } from "../../../plan/signatures";
import { ROOT } from "../../support/runPlan";
import { CallLog, Method } from "../providers/callLog";
import { notAllowed } from "./deployerRights";

/** A log of one call. */
function logOf(method: Method, type: string, inputs: Properties = {}): CallLog {
    const log = new CallLog();
    log.start({ method, type, name: "cluster-x", urn: "", id: "", inputs });
    return log;
}

const TAGS = { tags: { environment: "dev" } };

describe("calls of the engine, by the policies of those who deploy", () => {
    for (const [method, type, inputs] of [
        ["create", "aws:ec2/vpc:Vpc", TAGS], ["update", "aws:eks/cluster:Cluster"], ["delete", "aws:iam/role:Role"], ["read", "aws:kms/key:Key"],
        // Its row has no update, so only its tags can have changed.
        ["update", "aws:ec2/natGateway:NatGateway"], ["create", "kubernetes:core/v1:ConfigMap"],
    ] as [Method, string, Properties?][]) {
        it(`allow ${method} of ${type}`, () => assert.deepEqual(notAllowed(logOf(method, type, inputs), ROOT), []));
    }

    for (const [method, type, inputs, complaint] of [
        ["create", "aws:s3/bucket:Bucket", {}, "no table has create of aws:s3/bucket:Bucket"],
        ["update", "aws:iam/rolePolicyAttachment:RolePolicyAttachment", {}, "no table has update of aws:iam/rolePolicyAttachment:RolePolicyAttachment"],
        // Neither dev nor prod has one.
        ["read", "aws:autoscaling/lifecycleHook:LifecycleHook", {}, "read of aws:autoscaling/lifecycleHook:LifecycleHook needs autoscaling:DescribeLifecycleHooks"],
        ["create", "aws:ec2/vpc:Vpc", {}, "aws:ec2/vpc:Vpc cluster-x lacks the tag environment"],
        ["create", "aws:ec2/vpc:Vpc", { tags: { environment: "test" } }, "aws:ec2/vpc:Vpc cluster-x lacks the tag environment"],
    ] as [Method, string, Properties, string][]) {
        it(`complain of ${method} of ${type} with ${JSON.stringify(inputs)}`, () => assert.deepEqual(notAllowed(logOf(method, type, inputs), ROOT), [complaint]));
    }
});
