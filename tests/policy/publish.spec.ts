import * as assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { PolicyPack } from "../../plan/policyPack";
import { RULES } from "../../policy/rules";
import { ownFiles } from "../support/ownFiles";
import { ROOT } from "../support/runPlan";
import { WindowsStack } from "../support/stack";
import { isForSerializing, loadedAtStart } from "./loadedAtStart";

/** Where `npm run policy:pack` writes. */
const BUILD = path.join(ROOT, "build");

/** ESLint as `npm run lint` starts it. */
async function loadLinter() {
    const { ESLint } = await import("eslint");
    const linter = new ESLint({ cwd: ROOT });
    return { isPathIgnored: (file: string) => linter.isPathIgnored(file) };
}

function removeIfEmpty(folder: string): void {
    if (fs.readdirSync(folder).length === 0) {
        fs.rmdirSync(folder);
    }
}

describe("the tarball of the policy pack", () => {
    let folder: string;
    let tarball: string;

    before(() => {
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "policy-pack-"));
        const output = execFileSync(process.execPath, [path.join(ROOT, "policy/publish/run.js"), path.join(folder, "build")], { encoding: "utf8" });
        tarball = output.trim();
    });
    after(() => fs.rmSync(folder, { recursive: true, force: true }));

    it("holds the rules with their judges in one file, and nothing of this machine", () => {
        const listed = execFileSync("tar", ["tzf", tarball], { encoding: "utf8" }).trim().split("\n").sort();
        assert.deepEqual(listed.filter(name => !name.startsWith("package/profiles/")), [
            "LICENSE", "PulumiPolicy.yaml", "README.md", "index.js", "package.json", "policies.md",
        ].map(name => `package/${name}`));
        assert.deepEqual(listed.filter(name => name.startsWith("package/profiles/")),
            ["baseline", "production"].map(name => `package/profiles/${name}.json`));
        const bundle = execFileSync("tar", ["xzOf", tarball, "package/index.js"], { encoding: "utf8" });
        assert.ok(!bundle.includes(ROOT), "names a path of this machine");
        assert.match(bundle, /AmazonEKSVPCResourceController/);
        // So esbuild wraps sources that are also imported dynamically, and Node parses what is wrapped twice.
        assert.doesNotMatch(bundle, /__esm\(/);
    });

    it("takes the very release of the SDK that the tests ran with", () => {
        const { dependencies } = JSON.parse(execFileSync("tar", ["xzOf", tarball, "package/package.json"], { encoding: "utf8" }));
        assert.match(dependencies["@pulumi/policy"], /^\d+\.\d+\.\d+$/);
        assert.equal(`v${dependencies["@pulumi/policy"]}`, (require("@pulumi/policy/package.json") as { version: string }).version);
    });

    it("starts without what the SDK loads to serialize functions", () => {
        const loaded = loadedAtStart(path.join(folder, "build/policy-pack"));
        assert.ok(loaded.includes("@pulumi/pulumi/runtime/closure/codePaths.js"), "the SDK has moved what loads Arborist");
        assert.deepEqual(loaded.filter(isForSerializing), []);
    });

    it("is made by default where neither the linter nor the tests look", async () => {
        const { isPathIgnored } = await loadLinter();
        fs.mkdirSync(BUILD, { recursive: true });
        const trial = fs.mkdtempSync(path.join(BUILD, "trial-"));
        try {
            fs.cpSync(path.join(folder, "build"), trial, { recursive: true });
            const bundle = path.relative(ROOT, path.join(trial, "policy-pack/index.js"));
            assert.ok(fs.existsSync(path.join(ROOT, bundle)));
            assert.ok(await isPathIgnored(bundle), "linted");
            assert.ok(!await isPathIgnored("policy/boot.js"), "sources are not linted");
            assert.deepEqual([ownFiles().includes(bundle), ownFiles().includes("policy/boot.js")], [false, true]);
        } finally {
            fs.rmSync(trial, { recursive: true });
            removeIfEmpty(BUILD);
        }
    });

    it("L4: works where it is installed alone, in an empty folder", async () => {
        const empty = path.join(folder, "empty");
        fs.mkdirSync(empty);
        execFileSync("npm", ["install", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", tarball], { cwd: empty, stdio: "pipe" });
        const pack = new PolicyPack(path.join(empty, "node_modules/eks-windows-policy-pack"));
        try {
            const stack = new WindowsStack("first");
            stack.set(stack.main.cluster, { kubernetesNetworkConfig: { ipFamily: "ipv6" } });
            const { violations } = await pack.judge("project", "stack", stack.resources);
            assert.deepEqual(violations.map(({ policy, urn }) => [policy, urn]), [["windows-no-ipv6-cluster", stack.main.cluster.urn]]);
            assert.deepEqual((await pack.info()).getPoliciesList().map(policy => policy.getName()).sort(), RULES.map(({ name }) => name).sort());
        } finally {
            await pack.stop();
        }
    }).timeout(300_000);
});
