import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { PlanRun, ROOT, planProgram, runPlan, withProgram } from "../support/runPlan";

const PROJECT = { "Pulumi.yaml": { name: "shop", runtime: "nodejs" }, "Pulumi.dev.yaml": {} };

const planFiles = (files: Record<string, string>) => planProgram({ ...PROJECT, ...files }, "--json");

const outputs = ({ stdout, stderr }: PlanRun) => {
    assert.match(stdout, /^\{/, stderr);
    return JSON.parse(stdout).outputs;
};
const problems = ({ stdout }: PlanRun) => JSON.parse(stdout).problems;

/** What the CLI does with each, tests/engine/package.engine.ts and the SDK's own sources say. */
describe("the plan loads a program like the CLI", () => {
    it("leaves TypeScript in packages alone, and says which file can't run", async () => {
        const run = await planFiles({
            "index.ts": "\nimport { port } from \"parts\";\nexport const value = port;\n",
            "node_modules/parts/package.json": JSON.stringify({ main: "index.ts" }),
            "node_modules/parts/index.ts": "export interface Port { port: number }\nexport const port: number = 80;\n",
        });
        assert.equal(run.code, 2);
        const [{ path: place, reason }] = problems(run);
        assert.equal(place, "index.ts:2:1");
        assert.match(reason, /^Unexpected token 'export': node_modules\/parts\/index\.ts is TypeScript, which Pulumi does not compile in node_modules; install/);
    });

    it("runs it in its own folder", async () => {
        assert.deepEqual(outputs(await planFiles({ "index.ts": "import * as fs from \"node:fs\";\nexport const text = fs.readFileSync(\"word.txt\", \"utf8\");\n", "word.txt": "here" })), { text: "here" });
    });

    it("takes compiler options from its tsconfig, also from one that this extends", async () => {
        const parts = { "node_modules/parts/index.js": "module.exports = { port: 80 };\n" };
        const program = "import parts from \"parts\";\nexport const port = parts?.port ?? null;\n";
        assert.deepEqual(outputs(await planFiles({ ...parts, "index.ts": program })), { port: 80 }, "as Pulumi does without a tsconfig");
        const config = (options: object) => JSON.stringify(options);
        assert.deepEqual(outputs(await planFiles({
            ...parts, "index.ts": program, "tsconfig.json": config({ extends: "./base.json", compilerOptions: { module: "commonjs" } }),
            "base.json": config({ compilerOptions: { esModuleInterop: false } }),
        })), { port: null });
    });

    it("imports an ES module, in JavaScript and in TypeScript", async () => {
        const module = { "package.json": JSON.stringify({ type: "module" }) };
        assert.deepEqual(outputs(await planFiles({ ...module, "index.js": "export const port = await Promise.resolve(80);\n" })), { port: 80 });
        assert.deepEqual(outputs(await planFiles({
            ...module, "index.ts": "import { port } from \"./parts.js\";\nexport default { port };\n", "parts.ts": "export const port: number = 81;\n",
        })), { port: 81 });
        assert.deepEqual(problems(await planFiles({ ...module, "index.js": "export const port = 80;\nexport default { port };\n" })), [{
            path: "index.js", reason: "the program has a default export and named ones, and Pulumi refuses both together; remove one kind",
        }]);
    });

    it("lends nothing to a program that has Pulumi's SDK", () => {
        const run = withProgram({ ...PROJECT, "index.ts": "import { Network } from \"pulumi-eks-windows\";\nnew Network(\"n\", {});\n" }, folder => {
            fs.mkdirSync(path.join(folder, "node_modules/@pulumi"), { recursive: true });
            fs.symlinkSync(path.join(ROOT, "node_modules/@pulumi/pulumi"), path.join(folder, "node_modules/@pulumi/pulumi"));
            return runPlan("--program", folder, "--json");
        });
        assert.match(problems(run)[0].reason, /^Cannot find module 'pulumi-eks-windows'; run npm install in /);
    });
});
