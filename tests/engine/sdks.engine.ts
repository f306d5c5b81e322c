import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { SCHEMA_FILE } from "../../plugin/schema/makeSchema";
import { Check, checkGo, checkPython, checkTypeScript, example, generateSdks } from "./languages/checks";
import { unknownMembers } from "./languages/csharp";
import { ROOT } from "./support/engine";

/** An example, what its language says of it, and a mistake that it must find. */
const CHECKED: { language: string; file: string; check: Check; right: string; wrong: string; finds: RegExp }[] = [
    { language: "typescript", file: "index.ts", check: checkTypeScript, right: '["m6i.large"]', wrong: "[6]", finds: /number.*not assignable to type 'string'/ },
    { language: "python", file: "__main__.py", check: checkPython, right: '["m6i.large"]', wrong: "[6]", finds: /incompatible type "int"; expected "str"/ },
    { language: "go", file: "main.go", check: checkGo, right: '{"m6i.large"}', wrong: "{6}", finds: /cannot use 6 .* as string value/ },
];

/** The generators that `pulumi package add` uses, and the compilers or type checkers of the languages. */
describe("the SDKs that Pulumi generates", function () {
    this.timeout(900_000);
    const sdks = fs.mkdtempSync(path.join(os.tmpdir(), "sdks-"));
    before(() => generateSdks(path.join(ROOT, SCHEMA_FILE), sdks));
    after(() => fs.rmSync(sdks, { recursive: true, force: true }));

    for (const { language, file, check, right, wrong, finds } of CHECKED) {
        it(`let the example in ${language} pass its checker, and no mistake in it`, async () => {
            const program = fs.readFileSync(path.join(example(language), file), "utf8");
            assert.equal(await check(program, sdks), "");
            assert.ok(program.includes(right));
            assert.match(await check(program.replace(right, wrong), sdks), finds);
        });
    }

    it("have all that the example in csharp names: there is no compiler of C# here", () => {
        const program = fs.readFileSync(path.join(example("csharp"), "Program.cs"), "utf8");
        assert.deepEqual(unknownMembers(program, path.join(sdks, "csharp")), []);
        assert.deepEqual(unknownMembers(program.replace("InstanceTypes =", "InstanceType =").replace("Core2022", "Core2021"), path.join(sdks, "csharp")),
            ["NamedWindowsNodeGroupArgs.InstanceType", "WindowsAmiType.Core2021"]);
    });
});
