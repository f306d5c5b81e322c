import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import * as yaml from "js-yaml";
import { stackSchema } from "../../config/stackSchema";
import * as v from "valibot";
import { ownFiles } from "../support/ownFiles";
import { ROOT } from "../support/runPlan";

const read = (file: string) => fs.readFileSync(path.join(ROOT, file), "utf8");

describe("package", () => {
    it("has a lock file that names no registry", () => {
        assert.doesNotMatch(read("package-lock.json"), /"resolved": "https?:/);
    });

    it("documents every configuration key in Pulumi.yaml, and no other", () => {
        const { config } = yaml.load(read("Pulumi.yaml")) as { config: Record<string, { description: string }> };
        assert.deepEqual(Object.keys(config).sort(), Object.keys(stackSchema(v.string())).sort());
        Object.entries(config).forEach(([key, { description }]) => assert.ok(description?.length > 20, key));
    });

    it("imports components without deploying anything", () => {
        // There is no engine in that process: the first registration would throw.
        const { status, stderr } = spawnSync(process.execPath, ["-r", "./loader/typescript.js", "-e", "require('./components')"], { cwd: ROOT, encoding: "utf8" });
        assert.equal(status, 0, stderr);
    });

    it("keeps files short: 300 lines at most, 100 in the median", () => {
        const files = ownFiles().filter(file => /\.(ts|js)$/.test(file));
        const lengths = files.map(file => read(file).split("\n").length - 1).sort((one, other) => one - other);
        assert.ok(lengths[Math.floor(lengths.length / 2)] <= 100);
        assert.ok(lengths.at(-1)! <= 300);
    });
});
