import * as assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const DEFERRED = path.resolve(__dirname, "../../loader/deferred.js");
/** Prints which of the two modules are loaded before and after the SDK serializes a function, and the function's text. */
const SERIALIZE = `
    const loaded = name => Object.keys(require.cache).some(file => file.includes(name));
    const both = () => [loaded("/typescript.js"), loaded("/node_modules/@npmcli/arborist/")];
    const pulumi = require("@pulumi/pulumi");
    const before = both();
    const answer = 42;
    Promise.all([pulumi.runtime.serializeFunction(() => answer), pulumi.runtime.computeCodePaths()]).then(([{ text }, paths]) =>
        console.log(JSON.stringify({ before, after: both(), text, paths: paths.size })));`;

const run = (...options: string[]) =>
    JSON.parse(execFileSync(process.execPath, [...options, "-e", SERIALIZE], { encoding: "utf8", cwd: path.dirname(DEFERRED) })) as Record<string, unknown>;

describe("modules that the SDK needs to serialize functions", () => {
    it("are loaded when it serializes one, and not before", () => {
        const { before, ...deferred } = run("--require", DEFERRED);
        assert.deepEqual(before, [false, false]);
        assert.deepEqual(deferred.after, [true, true]);
        assert.match(deferred.text as string, /answer: 42/);
        assert.ok(deferred.paths as number > 0);
    });

    it("are loaded then from what the SDK brings, where TypeScript is not installed", () => {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), "without-typescript-"));
        try {
            const hidden = path.join(folder, "hidden.js");
            fs.writeFileSync(hidden, `const Module = require("node:module"), resolve = Module._resolveFilename;
                Module._resolveFilename = function (name, ...rest) {
                    if (name === "typescript") { throw Object.assign(new Error("not installed"), { code: "MODULE_NOT_FOUND" }); }
                    return resolve.call(this, name, ...rest);
                };`);
            const { before, text } = run("--require", hidden, "--require", DEFERRED);
            assert.deepEqual(before, [false, false]);
            assert.match(text as string, /answer: 42/);
        } finally {
            fs.rmSync(folder, { recursive: true });
        }
    });
});
