import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import { SourceMap, SourceMapping } from "node:module";
import * as os from "node:os";
import * as path from "node:path";
import * as ts from "typescript";

const { optionalMayBeUndefined } = require("../../packaging/declarations.js") as { optionalMayBeUndefined(text: string): string };
const { removeUnneeded } = require("../../packaging/needed.js") as { removeUnneeded(folder: string, entries: string[]): void };
const { linesOnly } = require("../../packaging/sourceMaps.js") as { linesOnly(text: string): string };

describe("declarations of the package", () => {
    for (const [declared, expected] of [
        ["interface A { b?: string; }", "interface A { b?: string | undefined; }"],
        ["interface A { b?: string | undefined; c: string; }", "interface A { b?: string | undefined; c: string; }"],
        ["interface A { b?: { c?: string[]; }; }", "interface A { b?: { c?: string[] | undefined; } | undefined; }"],
        ["declare class A { b?: string; c(d?: string): void; }", "declare class A { b?: string; c(d?: string): void; }"],
    ]) {
        it(declared, () => assert.equal(optionalMayBeUndefined(declared), expected));
    }
});

describe("source maps of the package", () => {
    it("lead from each line to the one that it was made from, in less space", () => {
        const source = "interface A {\n    b: number;\n}\n\nexport function sum(one: A, other: A): number {\n    // Both.\n    return one.b + other.b;\n}\n";
        const { outputText, sourceMapText } = ts.transpileModule(source, { fileName: "a.ts", compilerOptions: { sourceMap: true, target: ts.ScriptTarget.ES2022, removeComments: true } });
        const slim = linesOnly(sourceMapText!);
        assert.ok(slim.length < sourceMapText!.length);
        const line = outputText.split("\n").findIndex(text => text.includes("return one.b"));
        const found = new SourceMap(JSON.parse(slim)).findEntry(line, 12) as SourceMapping;
        assert.deepEqual([found.originalSource, found.originalLine], ["a.ts", 6]);
    });
});

describe("files of the package", () => {
    it("are those that an entry leads to, of the declarations", () => {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), "needed-"));
        try {
            const files = {
                "lib/index.d.ts": "export * from \"../limits/a\"; import \"@pulumi/pulumi\";", "limits/a.d.ts": "export { b } from \"./b\";",
                "limits/b.d.ts": "", "limits/c.d.ts": "", "limits/c.js": "",
            };
            fs.mkdirSync(path.join(folder, "lib"));
            fs.mkdirSync(path.join(folder, "limits"));
            Object.entries(files).forEach(([file, text]) => fs.writeFileSync(path.join(folder, file), text));
            removeUnneeded(folder, ["lib/index"]);
            assert.deepEqual(fs.readdirSync(path.join(folder, "limits")).sort(), ["a.d.ts", "b.d.ts", "c.js"]);
        } finally {
            fs.rmSync(folder, { recursive: true });
        }
    });
});
