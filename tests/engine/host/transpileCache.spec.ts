import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

interface Result {
    outputText: string;
    diagnostics: object[];
}
type Compile = (source: string, options: { fileName: string }, kind?: string) => Result;
type Make = (ts: { version: string }, settings: { compilerOptions: object }) => Compile;

const { cached } = require("./transpileCache") as { cached: (make: Make, version: string, folder: string) => Make };

describe("the cache of what ts-node compiles", () => {
    let folder: string;
    let compiled: string[];

    beforeEach(() => {
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "transpiled-"));
        compiled = [];
    });
    afterEach(() => fs.rmSync(folder, { recursive: true }));

    /** Compiles as ts-node asks for it, by a compiler that takes "?" for an error. */
    function compile(source: string, { fileName = "/a/index.ts", target = "es2022", version = "5.9.3", kind = "commonjs", tsNode = "1" } = {}): string {
        const make: Make = ({ version: of }, { compilerOptions }) => (text, options, type) => {
            compiled.push(options.fileName);
            return { outputText: `${text} by ${of} ${JSON.stringify(compilerOptions)} ${type}`, diagnostics: text.includes("?") ? [{}] : [] };
        };
        const settings = { compilerOptions: { target, configFilePath: path.join(process.cwd(), "tsconfig.json") } };
        return cached(make, tsNode, folder)({ version }, settings)(source, { fileName }, kind).outputText;
    }

    it("compiles the same file of another checkout once", () => {
        assert.equal(compile("a"), compile("a", { fileName: "/b/index.ts" }));
        assert.deepEqual(compiled, ["/a/index.ts"]);
    });

    for (const other of [{ fileName: "/a/other.ts" }, { target: "es2020" }, { version: "6.0.0" }, { kind: "module" }, { tsNode: "2" }]) {
        it(`compiles anew with ${JSON.stringify(other)}`, () => {
            compile("a");
            compile("a", other);
            assert.equal(compiled.length, 2);
        });
    }

    it("compiles a changed file anew, and one with an error each time", () => {
        ["a", "b", "?", "?"].forEach(source => compile(source));
        assert.equal(compiled.length, 4);
    });
});
