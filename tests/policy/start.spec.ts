import * as assert from "node:assert/strict";
import * as path from "node:path";
import { ROOT } from "../support/runPlan";
import { isForSerializing, loadedAtStart } from "./loadedAtStart";

describe("the start of the policy pack", () => {
    it("loads the SDK without what only serializes functions: Arborist and the TypeScript compiler", () => {
        const loaded = loadedAtStart(path.join(ROOT, "policy"));
        assert.ok(loaded.includes("@pulumi/pulumi/runtime/closure/codePaths.js"), "the SDK has moved what loads Arborist");
        assert.deepEqual(loaded.filter(isForSerializing), []);
    });
});
