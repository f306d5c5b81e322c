import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import * as yaml from "js-yaml";
import { settings } from "../../config/reference/settings";
import { ownFiles } from "../support/ownFiles";
import { ROOT } from "../support/runPlan";

/** Sources of tools that only this repository has. */
const NOT_PACKED = /^(loader\/bundle|policy\/(catalogue|publish)\/)/;
/** What the plan and the loader find beside the program's SDK, as the CLI does. */
const BUILT_IN = ["typescript", "ts-node"];
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), "utf8");

describe("package", () => {
    it("has a lock file that names no registry", () => {
        assert.doesNotMatch(read("package-lock.json"), /"resolved": "https?:/);
    });

    it("declares in Pulumi.yaml the keys that are required, and no other: the CLI demands each of them", () => {
        const { config } = yaml.load(read("Pulumi.yaml")) as { config: Record<string, { type: string; description: string }> };
        // The program demands the version of a new cluster; one that exists has its own.
        assert.deepEqual(Object.keys(config), settings().filter(({ key, required }) => required && key !== "kubernetesVersion").map(({ key }) => key).sort());
        assert.deepEqual(Object.values(config).map(({ type }) => type), ["array"]);
        Object.entries(config).forEach(([key, { description }]) => assert.ok(description?.length > 20, key));
    });

    it("has one version, in all files that name it", () => {
        const { version, name } = JSON.parse(read("package.json"));
        assert.equal(JSON.parse(read("policy/package.json")).version, version);
        assert.equal((yaml.load(read("policy/PulumiPolicy.yaml")) as { version: string }).version, version);
        const templates = fs.readdirSync(path.join(ROOT, "templates")).map(template => `templates/${template}/package.json`)
            .filter(file => fs.existsSync(path.join(ROOT, file)));
        assert.ok(templates.length >= 2);
        templates.forEach(file => assert.equal(JSON.parse(read(file)).dependencies[name], `^${version}`, file));
    });

    it("describes the policy pack by every field that the CLI reads, except an entry other than package.json's", () => {
        const fields = ["runtime", "version", "description", "author", "website", "license"];
        const pack = yaml.load(read("policy/PulumiPolicy.yaml")) as Record<string, unknown>;
        assert.deepEqual(Object.keys(pack), fields);
        assert.equal(pack.license, JSON.parse(read("package.json")).license);
    });

    it("needs at run time what it imports, Pulumi's SDKs as peers, and their other packages in the same range", () => {
        const { dependencies, peerDependencies, devDependencies } = JSON.parse(read("package.json"));
        const imported = new Set(ownFiles().filter(file => /^(commands|components|limits|loader|plan|policy)\/.*\.(ts|js)$/.test(file) && !NOT_PACKED.test(file))
            .flatMap(file => [...read(file).matchAll(/(?:from|require\(|import\() ?"((?:@[\w-]+\/)?[\w-]+)[^".:]*"/g)].map(([, name]) => name))
            .filter(name => !name.startsWith("node:") && !BUILT_IN.includes(name)));
        assert.deepEqual([...imported].sort(), Object.keys({ ...dependencies, ...peerDependencies }).sort());
        assert.deepEqual(Object.keys(peerDependencies), ["@pulumi/aws", "@pulumi/eks", "@pulumi/kubernetes", "@pulumi/pulumi"]);
        Object.entries(peerDependencies).forEach(([name, range]) => assert.equal(devDependencies[name], range, name));
        const { dependencies: ofTheSdk } = JSON.parse(read("node_modules/@pulumi/pulumi/package.json"));
        ["@grpc/grpc-js", "google-protobuf"].forEach(name => assert.equal(dependencies[name], ofTheSdk[name], name));
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
