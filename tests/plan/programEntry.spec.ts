import * as assert from "node:assert/strict";
import * as path from "node:path";
import { programEntry } from "../../plan/programEntry";
import { withProgram } from "../support/runPlan";

type Options = Parameters<typeof programEntry>[2];

/** Where a program with these files starts: files relative to its folder. */
function entry(files: Record<string, string>, main?: string, options: Options = {}) {
    return withProgram(files, project => {
        const found = programEntry(project, main, options);
        const relative = (file: string) => path.relative(project, file);
        return { ...found, folder: relative(found.folder), main: relative(found.main), tsconfig: found.tsconfig && relative(found.tsconfig) };
    });
}

const manifest = (content: object) => JSON.stringify(content);

describe("where a program starts", () => {
    for (const [title, files, main, expected] of [
        ["the index file", { "index.ts": "" }, undefined, "index.ts"],
        ["JavaScript before TypeScript", { "index.ts": "", "index.js": "" }, undefined, "index.js"],
        ["main of package.json", { "package.json": manifest({ main: "start.ts" }), "start.ts": "", "index.ts": "" }, undefined, "start.ts"],
        ["exports before main", { "package.json": manifest({ main: "start.ts", exports: "./first.ts" }), "start.ts": "", "first.ts": "" }, undefined, "first.ts"],
        ["exports by condition", { "package.json": manifest({ exports: { ".": { import: "./m.ts", default: "./d.ts" } } }), "m.ts": "", "d.ts": "" }, undefined, "d.ts"],
        ["the index file, where package.json names none that is there", { "package.json": manifest({ main: "bin/index.js" }), "index.ts": "" }, undefined, "index.ts"],
        ["main of Pulumi.yaml before package.json", { "package.json": manifest({ main: "start.ts" }), "start.ts": "", "src/run.ts": "" }, "src/run.ts", "src/run.ts"],
        ["the index file of main, if that is a folder", { "src/index.ts": "" }, "src", "src/index.ts"],
        ["the index file of an ES module", { "package.json": manifest({ type: "module" }), "index.mjs": "", "index.ts": "" }, undefined, "index.mjs"],
    ] as [string, Record<string, string>, string | undefined, string][]) {
        it(title, () => assert.equal(entry(files, main).main, expected));
    }

    it("runs in the folder of main, with the tsconfig there", () => {
        assert.deepEqual(entry({ "src/run.ts": "" }, "src/run.ts"), { folder: "src", main: "src/run.ts", isModule: false, tsconfig: "src/tsconfig.json" });
    });

    it("is an ES module by the nearest package.json", () => {
        assert.equal(entry({ "package.json": manifest({ type: "module" }), "src/index.js": "" }, "src").isModule, true);
        assert.equal(entry({ "package.json": manifest({ type: "module" }), "src/package.json": "{}", "src/index.js": "" }, "src").isModule, false);
    });

    it("compiles nothing if Pulumi.yaml says typescript: false", () => {
        assert.equal(entry({ "index.js": "" }, undefined, { typescript: false }).tsconfig, undefined);
    });

    it("names a tsconfig that is not there, as the CLI does", () => {
        assert.throws(() => entry({ "index.ts": "" }, undefined, { tsconfig: "tsconfig.pulumi.json" }), {
            message: "Pulumi.yaml: runtime.options.tsconfig names no file, got \"tsconfig.pulumi.json\"; name the program's tsconfig",
        });
    });
});
