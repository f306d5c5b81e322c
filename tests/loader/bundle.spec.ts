import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { ROOT } from "../support/runPlan";

const LOADER = path.join(ROOT, "loader/bundle");
/** Shows what a warm start would not do. */
const NO_BUNDLER = "require('node:module')._load = (load => function (name, ...rest) { "
    + "if (name === 'esbuild') { throw new Error('no bundler'); } return load.call(this, name, ...rest); })(require('node:module')._load);";

describe("the loader of the policy pack", () => {
    let folder: string;

    beforeEach(() => {
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "bundled-"));
        write("index.ts", "import { word } from \"./word\";\nconst text: string = `the ${word}`;\nconsole.log(text);\n");
        write("word.ts", "export const word: string = \"first\";\n");
    });
    afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

    const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text);
    const run = (before = "") => {
        const entry = JSON.stringify(path.join(folder, "index.ts"));
        const { stdout, stderr, status } = spawnSync(process.execPath, ["-e", `${before}require(${JSON.stringify(LOADER)}).requireBundled(${entry})`],
            { encoding: "utf8" });
        return status === 0 ? stdout.trim() : stderr;
    };

    it("runs what was edited, and never what it was before", () => {
        assert.equal(run(), "the first");
        write("word.ts", "export const word: string = \"second\";\n");
        assert.equal(run(), "the second");
        write("other.ts", "export const word: string = \"third\";\n");
        write("index.ts", "import { word } from \"./other\";\nconsole.log(`the ${word}`);\n");
        assert.equal(run(), "the third");
        write("other.ts", "export const word: string = \"fourth\";\n");
        assert.equal(run(), "the fourth");
    });

    it("bundles nothing where nothing has changed", () => {
        run();
        assert.equal(run(NO_BUNDLER.replace("throw new Error('no bundler')", "console.log('bundling')")), "the first");
    });

    it("runs file by file where there is no bundler", () => {
        assert.equal(run(NO_BUNDLER), "the first");
    });

    it("names file, line, column and source line of a syntax error, with the bundler and without", () => {
        write("word.ts", "// é\nexport const word: string = \"é\" new Word();\n");
        const place = `${path.join(folder, "word.ts")}:2:33: syntax error: `;
        const line = ", in the line: export const word: string = \"é\" new Word();";
        for (const [before, text] of [["", "Expected \";\" but found \"new\""], [NO_BUNDLER, "',' expected"]]) {
            const error = run(before);
            assert.ok(error.includes(place + text + line), error);
            assert.doesNotMatch(error, /^\s+at /m);
        }
    });

    it("says so again until the source is mended, and runs nothing before", () => {
        run();
        write("word.ts", "export const word: string = ;\n");
        assert.match(run(), /word\.ts:1:29: syntax error/);
        assert.match(run(), /word\.ts:1:29: syntax error/);
        write("word.ts", "export const word: string = \"mended\";\n");
        assert.equal(run(), "the mended");
    });

    it("names a file that a source imports and that is not there", () => {
        write("index.ts", "import { word } from \"./words\";\nconsole.log(word);\n");
        assert.match(run(), /index\.ts:1:22: Could not resolve "\.\/words", in the line: import \{ word \} from "\.\/words";/);
    });
});
