import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import * as yaml from "js-yaml";
import { settings } from "../../config/reference/settings";
import { ownFiles } from "../support/ownFiles";
import { ROOT } from "../support/runPlan";

const read = (file: string) => fs.readFileSync(path.join(ROOT, file), "utf8");

describe("package", () => {
    it("has a lock file that names no registry", () => {
        assert.doesNotMatch(read("package-lock.json"), /"resolved": "https?:/);
    });

    it("declares in Pulumi.yaml the keys that are required, and no other: the CLI demands each of them", () => {
        const { config } = yaml.load(read("Pulumi.yaml")) as { config: Record<string, { type: string; description: string }> };
        assert.deepEqual(Object.keys(config), settings().filter(({ required }) => required).map(({ key }) => key).sort());
        assert.deepEqual(Object.values(config).map(({ type }) => type), ["string", "array"]);
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
