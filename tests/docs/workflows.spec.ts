import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as yaml from "js-yaml";
import { ROOT } from "../support/runPlan";

const FOLDER = path.join(ROOT, ".github/workflows");

interface Workflow {
    on: Record<string, unknown>;
    permissions: Record<string, string>;
    jobs: Record<string, {
        needs?: string; uses?: string; permissions?: Record<string, string>; strategy?: { matrix: Record<string, unknown[]> }; steps?: { run?: string; uses?: string }[];
    }>;
}

const workflow = (name: string) => yaml.load(fs.readFileSync(path.join(FOLDER, name), "utf8")) as Workflow;
const commands = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run }) => run ?? []));

/** tests/engine/delivery.engine.ts lints them, beside those that users copy. */
describe("workflows", () => {
    it("may only read the repository, unless a job says more", () => {
        const files = fs.readdirSync(FOLDER);
        assert.deepEqual(files, ["release.yml", "test.yml"]);
        files.forEach(file => assert.deepEqual(workflow(file).permissions, { contents: "read" }, file));
    });

    it("run scripts that package.json has", () => {
        const { scripts } = JSON.parse(fs.readFileSync(path.join(ROOT, "package.json"), "utf8"));
        const run = ["test.yml", "release.yml"].flatMap(file => commands(workflow(file))).flatMap(command => /^npm (?:run )?(test\S*)$/.exec(command)?.[1] ?? []);
        assert.deepEqual(run, ["test", "test:engine"]);
        run.forEach(name => assert.ok(scripts[name], name));
    });

    it("test on the versions of Node.js that the README names, from the oldest that package.json admits", () => {
        const { test } = workflow("test.yml").jobs;
        const versions = test.strategy!.matrix.node as number[];
        const readme = fs.readFileSync(path.join(ROOT, "README.md"), "utf8");
        assert.match(readme, new RegExp(`Node ${versions.slice(0, -1).join(", ")} or ${versions.at(-1)}\\b`));
        assert.equal(JSON.parse(fs.readFileSync(path.join(ROOT, "package.json"), "utf8")).engines.node, `>=${versions[0]}`);
    });

    it("publish a tag of the package's version, after the tests, with provenance", () => {
        const { on, jobs } = workflow("release.yml");
        assert.deepEqual(on, { push: { tags: ["v*"] } });
        assert.equal(jobs.test.uses, "./.github/workflows/test.yml");
        assert.equal(jobs.publish.needs, "test");
        assert.deepEqual(jobs.publish.permissions, { contents: "read", "id-token": "write" });
        assert.ok(commands(workflow("release.yml")).includes("npm publish --provenance --access public"));
    });
});
