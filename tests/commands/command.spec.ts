import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { ROOT, withProgram } from "../support/runPlan";

const { scripts } = JSON.parse(fs.readFileSync(path.join(ROOT, "package.json"), "utf8")) as { scripts: Record<string, string> };
/** Commands of this package's own; the others are those of tsc, ESLint and mocha. */
const COMMANDS = Object.entries(scripts).filter(([, line]) => line.startsWith("node ") && !line.startsWith("node node_modules/") && !line.includes("&&"));

describe("commands", () => {
    let temporary: string;
    before(() => { temporary = fs.mkdtempSync(path.join(os.tmpdir(), "commands-")); });
    after(() => fs.rmSync(temporary, { recursive: true }));

    /** Runs the command as npm does. */
    const run = (line: string, ...args: string[]) => spawnSync(process.execPath, [...line.split(" ").slice(1), ...args],
        { cwd: ROOT, encoding: "utf8", env: { ...process.env, TMPDIR: temporary, DISABLE_V8_COMPILE_CACHE: "1" } });
    /** What a command could have made or written. */
    const traces = () => [fs.readdirSync(ROOT), fs.readdirSync(temporary), fs.statSync(path.join(ROOT, "docs/policies.md")).mtimeMs];

    it("are these", () => {
        assert.ok(COMMANDS.length >= 5, String(COMMANDS.length));
    });

    for (const [name, line] of COMMANDS) {
        it(`${name} --help and -h print help and do nothing else`, () => {
            const before = traces();
            for (const argument of ["--help", "-h"]) {
                const { status, stdout, stderr } = run(line, argument);
                assert.deepEqual([status, stderr], [0, ""], stderr);
                assert.match(stdout, new RegExp(`^Usage: npm run (-s )?${name}\\b`));
                assert.match(stdout, /^ {2}-h, --help {2,}\S/m);
            }
            assert.deepEqual(traces(), before);
        });

        it(`${name} refuses an argument that it does not have, and does nothing else`, () => {
            const before = traces();
            for (const args of [["--nonsense"], ["one", "two"]]) {
                const { status, stdout, stderr } = run(line, ...args);
                assert.deepEqual([status, stdout], [2, ""], stderr);
                assert.match(stderr, /Unknown option '--nonsense'|Unexpected argument '(one|two)'/);
            }
            assert.deepEqual(traces(), before);
        });
    }

    it("plan that can't start: exit code 2, and the place", () => {
        const run = fs.readFileSync(path.join(ROOT, "plan/run.js"), "utf8").replace("../loader", path.join(ROOT, "loader"));
        withProgram({ "run.js": run, "main.ts": "export const main = ;\n" }, folder => {
            const { status, stderr } = spawnSync(process.execPath, [path.join(folder, "run.js")], { encoding: "utf8" });
            assert.equal(status, 2);
            assert.match(stderr, /^The plan can't start: .*main\.ts:1:21: syntax error: Expression expected, in the line: export const main = ;\n$/);
        });
    });
});
