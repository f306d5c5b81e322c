import * as assert from "node:assert/strict";
import { planRegion, withDefaultProvider } from "../../plan/region";
import { policyPack } from "../policy/judging";
import { WindowsStack } from "../support/stack";

describe("region of a plan", () => {
    it("is the stack's, whatever the environment says", () => {
        assert.deepEqual(planRegion({ "aws:region": "eu-central-1" }, { AWS_REGION: "us-west-2" }), { region: "eu-central-1" });
    });

    for (const [environment, region, said] of [
        [{ AWS_REGION: "us-west-2", AWS_DEFAULT_REGION: "eu-west-1" }, "us-west-2", /AWS_REGION is, so us-west-2 is taken/],
        [{ AWS_DEFAULT_REGION: "eu-west-1" }, "eu-west-1", /AWS_DEFAULT_REGION is, so eu-west-1 is taken/],
        [{}, "us-east-1", /this plan uses us-east-1; pulumi up uses AWS_REGION or the region of the AWS profile/],
    ] as [NodeJS.ProcessEnv, string, RegExp][]) {
        it(`is ${region} with ${JSON.stringify(environment)}, and the plan says so`, () => {
            const found = planRegion({}, environment);
            assert.equal(found.region, region);
            assert.match(found.notice!, said);
            assert.match(found.notice!, /set aws:region/);
        });
    }

    it("A1: the policy pack sees it where the program names no provider, as in a preview", async () => {
        const found = async (region: string, own?: string) => {
            const stack = new WindowsStack("first");
            stack.main.windows.provider = own === undefined ? undefined : stack.add("pulumi:providers:aws", "own", { region: own }).urn;
            return (await policyPack()(withDefaultProvider("project", "stack", region, stack.resources))).map(({ policy }) => policy);
        };
        assert.deepEqual(await found("cn-north-1"), ["windows-region"]);
        assert.deepEqual(await found("eu-central-1"), []);
        assert.deepEqual(await found("cn-north-1", "eu-central-1"), []);
    });
});
