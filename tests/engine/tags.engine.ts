import * as assert from "node:assert/strict";
import { LaunchTemplate, Tag } from "@pulumi/aws/ec2";
import { startEngine } from "./support/baseline";
import { NOTHING } from "./support/changes";
import { Deployment } from "./support/deployment";

const TAG = "aws:ec2/tag:Tag in-use";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate template";

/** A Tag beside the tags of the same resource, which two parts of the program then fight over. */
async function fight(): Promise<void> {
    const template = new LaunchTemplate("template", { name: "template", tags: { owner: "shop" } });
    new Tag("in-use", { resourceId: template.id, key: "in-use", value: "true" });
}

/** A Tag on something whose tags no stack manages, such as an image that a pipeline has built. */
async function apart(): Promise<void> {
    new LaunchTemplate("template", { name: "template", tags: { owner: "shop" } });
    new Tag("in-use", { resourceId: "ami-00000000000000001", key: "in-use", value: "true" });
}

describe("a Tag under the real engine", () => {
    async function upAndRefreshed(program: () => Promise<void>): Promise<Deployment> {
        const deployment = await Deployment.create(await startEngine(), "dev", "tags", { "aws:region": "eu-central-1" }, program);
        assert.deepEqual((await deployment.up()).changes.created, [TEMPLATE, TAG]);
        await deployment.refresh();
        return deployment;
    }

    it("is one of the tags of its resource: a stack that manages both never comes to rest", async () => {
        const deployment = await upAndRefreshed(fight);
        const { changes, failed, output } = await deployment.up();
        assert.equal(failed, false, output);
        assert.deepEqual(changes, { ...NOTHING, updated: [TEMPLATE] }, "what refresh has found is taken away again");
        await deployment.refresh();
        assert.deepEqual((await deployment.up()).changes, { ...NOTHING, created: [TAG] }, "and made again, and so on");
    });

    it("comes to rest where the stack does not manage the tags of its resource", async () => {
        const deployment = await upAndRefreshed(apart);
        assert.deepEqual((await deployment.up()).changes, NOTHING);
    });
});
