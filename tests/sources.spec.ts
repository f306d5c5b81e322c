import * as assert from "node:assert/strict";
import { execFile } from "node:child_process";
import * as path from "node:path";
import { promisify } from "node:util";

const ROOT = path.resolve(__dirname, "..");

/** What the script of package.json prints if it fails. */
async function complaints(script: string): Promise<string> {
    try {
        await promisify(execFile)("npm", ["run", "-s", script], { cwd: ROOT, maxBuffer: Infinity });
        return "";
    } catch (error) {
        const { stdout, stderr } = error as { stdout: string; stderr: string };
        return stdout + stderr;
    }
}

/**
 * The compiler of TypeScript 7 checks types in a quarter of the time. It has no API for programs, so what reads the sources uses 5.9.
 *
 * Here, beside the other tests, since alone they would keep one core busy and the others waiting.
 */
describe("the sources", () => {
    it("have no type error (npm run typecheck)", async () => assert.equal(await complaints("typecheck"), ""));

    it("follow the rules of the linter (npm run lint)", async () => assert.equal(await complaints("lint"), ""));
});
