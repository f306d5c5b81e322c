import * as assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as path from "node:path";
import { ROOT } from "../support/runPlan";

/** Starts the pack from its folder, as the engine does, and prints the files that were loaded until it serves. */
const LOADED = "require('.'); console.log(JSON.stringify(Object.keys(require.cache))); process.exit()";

describe("the start of the policy pack", () => {
    it("loads the SDK without what only serializes functions: Arborist and the TypeScript compiler", () => {
        const output = execFileSync(process.execPath, ["-e", LOADED], { cwd: path.join(ROOT, "policy"), encoding: "utf8" });
        const loaded = JSON.parse(output.trim().split("\n").pop()!) as string[];
        const of = (name: string) => loaded.filter(file => file.includes(`${path.sep}node_modules${path.sep}${path.normalize(name)}${path.sep}`));
        assert.ok(of("@pulumi/pulumi").some(file => file.endsWith("codePaths.js")), "the SDK has moved what loads Arborist");
        assert.deepEqual([...of("@npmcli/arborist"), ...of("pacote"), ...of("typescript")], []);
    });
});
