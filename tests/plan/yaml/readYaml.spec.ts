import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import { PlanError } from "../../../plan/planError";
import { StackFiles, stackFiles } from "../../../plan/stackFiles";
import { withProgram } from "../../support/runPlan";
import { TEXTS } from "./texts";
import { VECTORS_FILE, Vector } from "./vectors";

/** The plan's own reading, or its refusal. */
function read(text: string): StackFiles | PlanError {
    return withProgram({ "Pulumi.yaml": "name: p\nruntime: nodejs\n", "index.ts": "", "Pulumi.dev.yaml": text }, folder => {
        try {
            return stackFiles(folder, "dev");
        } catch (error) {
            assert.ok(error instanceof PlanError, String(error));
            return error;
        }
    });
}

/** Values as the program sees them: JSON says one thing in several ways. */
function seen(value: string): unknown {
    return /^[[{]/.test(value) ? JSON.parse(value) : value;
}

describe("stack files are read as the CLI reads them, or refused", () => {
    const vectors = JSON.parse(fs.readFileSync(VECTORS_FILE, "utf8")) as Vector[];

    it("has an answer of the CLI for every text, refusals and readings", () => {
        assert.deepEqual(vectors.map(({ text }) => text), TEXTS);
        assert.ok(vectors.filter(({ reading }) => reading.error).length > 40);
        assert.ok(vectors.filter(({ reading }) => reading.config).length > 80);
    });

    for (const { text, reading: { config, error } } of vectors) {
        it(`${JSON.stringify(text)}: ${error ? `refused (${error.split("\n")[0]})` : JSON.stringify(config)}`, () => {
            const own = read(text);
            if (own instanceof PlanError) {
                const [{ path, reason }] = own.problems;
                assert.equal(path, "Pulumi.dev.yaml");
                assert.match(reason, /; .+/, "says the mend");
                return;
            }
            assert.equal(error, undefined, `the CLI refuses it: ${error}`);
            assert.deepEqual(own.secretKeys.sort(), Object.keys(config!).filter(key => config![key].secret).sort());
            assert.deepEqual(Object.keys(own.config).sort(), Object.keys(config!).sort());
            for (const [key, { value, secret }] of Object.entries(config!)) {
                if (!secret) {
                    assert.deepEqual(seen(own.config[key]), seen(value!), key);
                    assert.equal(JSON.stringify(seen(own.config[key])), JSON.stringify(seen(value!)), `${key}: order of keys`);
                }
            }
        });
    }

    it("refuses little that the CLI takes, and each for a reason", () => {
        const stricter = vectors.filter(({ text, reading }) => reading.config && read(text) instanceof PlanError).map(({ text }) => read(text));
        const reasons = stricter.map(error => (error as PlanError).problems[0].reason.replace(/^line \d+: /, ""));
        const EXPECTED = [
            /^the CLI reads the colon as part/, /^has the tag /, /is a time, which the CLI reads differently/, /^a key must be text here, got null/, /are the same key/,
            /^has the character U\+/, /^has a second document/, /^has a line that starts with %/, /^starts with an empty line/,
        ];
        reasons.forEach(reason => assert.ok(EXPECTED.some(expected => expected.test(reason)), reason));
        EXPECTED.forEach(expected => assert.ok(reasons.some(reason => expected.test(reason)), String(expected)));
    });

    it("names the line", () => {
        const own = read("config:\n  a: 1\n  b: { expression: cron(0 3 ? * TUE *) }\n") as PlanError;
        assert.deepEqual(own.problems, [{
            path: "Pulumi.dev.yaml",
            reason: "line 3: the CLI ends a text within braces or brackets at a question mark, got cron(0 3 ? * TUE *); put the text in quotes",
        }]);
    });
});
