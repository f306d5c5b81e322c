import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { ROOT } from "../support/runPlan";

describe("places in sources", () => {
    let folder: string;
    beforeEach(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), "mapped-")); });
    afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

    /** What the loader's process says of a place in a file with that text. */
    function sourceOf(name: string, text: string, line: number, column: number): unknown {
        const file = path.join(folder, name);
        fs.writeFileSync(file, text);
        const code = `console.log(JSON.stringify(require(${JSON.stringify(path.join(ROOT, "loader/sourceMap"))})`
            + `.sourcePosition(${JSON.stringify({ file, line, column })})))`;
        const position = JSON.parse(spawnSync(process.execPath, ["-e", code], { encoding: "utf8" }).stdout);
        return { ...position, file: path.relative(folder, position.file) };
    }

    it("are those of TypeScript, not of what it was compiled to", () => {
        const text = "interface Shape {\n    side: number;\n}\nthrow new Error(\"x\");\n";
        assert.deepEqual(sourceOf("index.ts", text, 1, 7), { file: "index.ts", line: 4, column: 7 });
    });

    it("come from the map in the file or beside it", () => {
        const map = JSON.stringify({ version: 3, file: "a.js", sources: ["src/a.ts"], names: [], mappings: "AAEI" });
        const inline = `throw 1;\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString("base64")}\n`;
        assert.deepEqual(sourceOf("a.js", inline, 1, 1), { file: "src/a.ts", line: 3, column: 5 });
        fs.writeFileSync(path.join(folder, "b.js.map"), map);
        assert.deepEqual(sourceOf("b.js", "throw 1;\n//# sourceMappingURL=b.js.map\n", 1, 1), { file: "src/a.ts", line: 3, column: 5 });
    });

    it("stay as they are where there is no map, or one that can't be read", () => {
        assert.deepEqual(sourceOf("a.js", "throw 1;\n", 1, 1), { file: "a.js", line: 1, column: 1 });
        assert.deepEqual(sourceOf("a.js", "throw 1;\n//# sourceMappingURL=gone.map\n", 1, 1), { file: "a.js", line: 1, column: 1 });
    });

    it("are what a failed test shows", () => {
        const { sourceStack } = require("../mocha.js") as { sourceStack(stack: string): string };
        const file = path.join(folder, "failed.ts");
        fs.writeFileSync(file, "interface Shape {\n    side: number;\n}\nthrow new Error(\"x\");\n");
        assert.equal(sourceStack(`Error: x\n    at Context.<anonymous> (${file}:1:7)\n    at node:internal/timers:483:21`),
            `Error: x\n    at Context.<anonymous> (${file}:4:7)\n    at node:internal/timers:483:21`);
    });
});
