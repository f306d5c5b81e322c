import * as assert from "node:assert/strict";
import { PolicyResource } from "@pulumi/policy";
import { Stack } from "../../policy/stack/stack";
import { waitsFor } from "../../policy/stack/waiting";

const STEPS = 20_000;

/** Resources of which each waits for the one before it. */
function chain(): PolicyResource[] {
    const resources: PolicyResource[] = [];
    for (let i = 0; i < STEPS; i++) {
        resources.push({
            type: "acme:index:Any", name: `step-${i}`, urn: `urn:pulumi:stack::project::acme:index:Any::step-${i}`, props: {},
            dependencies: resources.slice(-1), propertyDependencies: {},
        } as unknown as PolicyResource);
    }
    return resources;
}

describe("what waits for what", () => {
    const resources = chain();
    const stack = new Stack(resources);

    it("is followed to its end, however far that is", () => {
        assert.equal(waitsFor(stack, resources[STEPS - 1], resources[0]), true);
        assert.equal(waitsFor(stack, resources[0], resources[STEPS - 1]), false);
    });
});
