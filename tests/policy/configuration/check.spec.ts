import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { checkPolicyConfig } from "../../../policy/configuration/check";
import { ROOT } from "../../support/runPlan";

describe("the check of a configuration file", () => {
    let folder: string;
    before(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), "policy-config-")); });
    after(() => fs.rmSync(folder, { recursive: true }));

    /** What the check gives and prints. */
    function check(file: string): { code: number; out: string; err: string } {
        const { log, error } = console;
        let [out, err] = ["", ""];
        console.log = (text: string) => { out += text; };
        console.error = (text: string) => { err += text; };
        try {
            return { code: checkPolicyConfig(file), out, err };
        } finally {
            Object.assign(console, { log, error });
        }
    }
    function checked(text: string): ReturnType<typeof check> {
        const file = path.join(folder, "levels.json");
        fs.writeFileSync(file, text);
        return check(file);
    }

    for (const profile of fs.readdirSync(path.join(ROOT, "policy/profiles"))) {
        it(`finds the profile ${profile} right`, () => {
            const file = path.join(ROOT, "policy/profiles", profile);
            assert.equal(check(file).code, 0);
        });
    }

    it("says what is right, on standard output", () => {
        const { code, out, err } = checked("{\"all\": \"advisory\"}");
        assert.deepEqual([code, err], [0, ""]);
        assert.match(out, /levels\.json is right\.$/);
    });

    it("lists everything that is wrong, on standard error", () => {
        const { code, out, err } = checked("{\"windows-ipma\": \"mandatory\", \"windows-no-fargate\": {\"enforcementLevel\": \"high\", \"exempt\": []}}");
        assert.deepEqual([code, out], [1, ""]);
        assert.deepEqual(err.split("\n").slice(1), [
            "  - windows-ipma: unknown policy, got \"mandatory\"; did you mean windows-ipam?",
            "  - windows-no-fargate.enforcementLevel: unknown level, got \"high\"; use advisory, mandatory, disabled or remediate",
            "  - windows-no-fargate.exempt: unknown key, got []; a policy accepts enforcementLevel and exemptions",
        ]);
    });

    for (const [title, text, expected] of [
        ["no object", "[\"windows-ipam\"]", /the file: must be an object with policies by name, got \["windows-ipam"\]; write \{ "windows-ipam": "mandatory" \}$/],
        ["null", "null", /the file: must be an object with policies by name, got null; /],
        ["no JSON", "windows-ipam: mandatory\n", /the file: must be JSON, got text that is not: Unexpected token/],
        ["nothing", " \n", /the file: is empty, so every policy keeps its default level; write \{\} /],
    ] as [string, string, RegExp][]) {
        it(`says what is wrong with a file that holds ${title}`, () => {
            const { code, err } = checked(text);
            assert.equal(code, 1);
            assert.match(err, expected);
        });
    }

    it("says that there is no file, or that it is a folder", () => {
        for (const [file, message] of [["missing.json", "does not exist"], [".", "is a folder"]]) {
            const { code, err } = check(path.join(folder, file));
            assert.equal(code, 1);
            assert.match(err, new RegExp(`^\\S+ is not right:\n  - the file: ${message}; give the path of a JSON file$`));
        }
    });
});
