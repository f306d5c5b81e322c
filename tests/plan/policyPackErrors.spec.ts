import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { PlanError } from "../../plan/planError";
import { PolicyPack } from "../../plan/policyPack";
import { ROOT, withProgram } from "../support/runPlan";
import { WindowsStack } from "../support/stack";

const RULE = "interface Shape {\n    side: number;\n}\nexport function judge(): void {\n    throw new TypeError(\"no such shape\");\n}\n";
const PACK = "import { PolicyPack } from \"@pulumi/policy\";\nimport { judge } from \"./rules/judge\";\n";
const LEVEL = "enforcementLevel: \"mandatory\", description: \"d\"";

/** Files of a pack that starts as this package's does. */
function packFiles(sources: Record<string, string>): Record<string, string> {
    return {
        "PulumiPolicy.yaml": "runtime: nodejs\n", "package.json": "{\"name\":\"trial\",\"version\":\"0.1.0\",\"main\":\"boot.js\"}",
        "boot.js": `require(${JSON.stringify(path.join(ROOT, "loader/bundle"))}).requireBundled(require("node:path").join(__dirname, "index.ts"));\n`,
        "rules/judge.ts": RULE, ...sources,
    };
}

/** What the plan says of a pack with these sources. */
function reasonOf(sources: Record<string, string>): Promise<string> {
    return withPack(packFiles(sources), async folder => {
        const pack = new PolicyPack(folder);
        try {
            await pack.judge("project", "stack", new WindowsStack("first").resources);
        } catch (error) {
            assert.ok(error instanceof PlanError, String(error));
            assert.deepEqual(error.problems.map(problem => problem.path), ["policy pack"]);
            assert.doesNotMatch(error.problems[0].reason, /^\s*at |node_modules|loader/m);
            assert.equal(error.problems[0].reason, stripVTControlCharacters(error.problems[0].reason));
            return error.problems[0].reason;
        } finally {
            await pack.stop();
        }
        throw new Error("the pack judged the stack");
    });
}

async function withPack<T>(files: Record<string, string>, use: (folder: string) => Promise<T>): Promise<T> {
    const folder = withProgram({}, free => free);
    for (const [name, text] of Object.entries(files)) {
        fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        fs.writeFileSync(path.join(folder, name), text);
    }
    fs.symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
    try {
        return await use(folder);
    } finally {
        fs.rmSync(folder, { recursive: true });
    }
}

describe("policy pack that fails", () => {
    it("by a syntax error: file, line, column and the line of source", async () => {
        assert.equal(await reasonOf({ "index.ts": "import \"./rules/broken\";\n", "rules/broken.ts": "\nconst side: number = \"a\" new Shape();\n" }),
            "did not start (exit code 32): rules/broken.ts:2:26: syntax error: Expected \";\" but found \"new\", "
            + "in the line: const side: number = \"a\" new Shape();");
    });

    it("by a syntax error, started by Pulumi's own host: the same, and no stack", () => withPack(packFiles({ "index.ts": "const side = ;\n" }), async folder => {
        const host = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
        const { status, stderr } = spawnSync(process.execPath, [host, "127.0.0.1:1", "."], { cwd: folder, encoding: "utf8" });
        assert.notEqual(status, 0);
        assert.match(stderr, /^index\.ts:1:14: syntax error: Unexpected ";", in the line: const side = ;$/m);
        assert.doesNotMatch(stderr, /^\s+at /m);
    }));

    it("while it starts: its message and its place", async () => {
        assert.equal(await reasonOf({ "index.ts": `${PACK}judge();\n` }), "did not start (exit code 32): TypeError: no such shape (rules/judge.ts:5:11)");
    });

    it("without a word: says that", async () => {
        assert.equal(await reasonOf({ "index.ts": "process.exit(3);\n" }), "did not start (exit code 3): it gave no message");
    });

    it("in a policy: its message and its place", async () => {
        const policy = `new PolicyPack("trial", { policies: [{ name: "one", ${LEVEL}, validateResource: () => judge() }] });\n`;
        assert.equal(await reasonOf({ "index.ts": PACK + policy }),
            "failed while it judged the stack: Error validating resource with policy 'one' from policy pack 'trial@v0.1.0':\n"
            + "TypeError: no such shape (rules/judge.ts:5:11)");
    });

    it("by ending while it judges: says that", async () => {
        const policy = `new PolicyPack("trial", { policies: [{ name: "one", ${LEVEL}, validateResource: () => process.exit(1) }] });\n`;
        assert.match(await reasonOf({ "index.ts": PACK + policy }), /^failed while it judged the stack: \S/);
    });
});
