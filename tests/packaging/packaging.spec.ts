import * as assert from "node:assert/strict";
import { SourceMap, SourceMapping } from "node:module";
import * as ts from "typescript";

const { optionalMayBeUndefined } = require("../../packaging/declarations.js") as { optionalMayBeUndefined(text: string): string };
const { pack, unpack } = require("../../packaging/packedSchema.js") as Record<"pack" | "unpack", (schema: object, declarations: string) => object>;
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
    it("lead from each line to where it was made from, in less space", () => {
        const source = "interface A {\n    b: number;\n}\n\nexport function sum(one: A, other: A): number {\n    // Both.\n    return one.b + other.b;\n}\n";
        const { outputText, sourceMapText } = ts.transpileModule(source, { fileName: "a.ts", compilerOptions: { sourceMap: true, target: ts.ScriptTarget.ES2022, removeComments: true } });
        const slim = linesOnly(sourceMapText!);
        assert.ok(slim.length < sourceMapText!.length);
        const line = outputText.split("\n").findIndex(text => text.includes("return one.b"));
        const found = new SourceMap(JSON.parse(slim)).findEntry(line, 12) as SourceMapping;
        // Two lines above is near enough: the function begins there.
        assert.deepEqual([found.originalSource, found.originalLine], ["a.ts", 4]);
    });
});

describe("schema of the package", () => {
    const declarations = "interface A {\n    /**\n     * What it is.\n     *\n     * Two lines.\n     * @default 1\n     */\n    b?: number;\n    /** Its name. */\n    c: string;\n}\n";
    const schema = {
        description: "Not in the declarations", types: { A: { properties: {
            b: { description: "What it is.\n\nTwo lines.", type: "number" }, c: { description: "Its name.", type: "string" },
            description: { description: "", type: "string" },
        } } },
    };

    it("has a number in place of each text that the declarations have", () => assert.deepEqual(pack(schema, declarations), {
        description: "Not in the declarations", types: { A: { properties: {
            b: { description: 0, type: "number" }, c: { description: 1, type: "string" }, description: { description: "", type: "string" },
        } } },
    }));
    it("is whole again after both ways", () => assert.deepEqual(unpack(pack(schema, declarations), declarations), schema));
});
