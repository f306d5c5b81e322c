import * as assert from "node:assert/strict";
import Ajv from "ajv";
import * as fc from "fast-check";
import { load } from "js-yaml";
import { powerShellDocument, userStepDocument } from "../../../components/images/powerShellDocument";
import * as schema from "../../support/imageBuilderDocument.schema.json";

interface Step { name: string; inputs: { commands: string[] } }
interface Document { name: string; phases: { name: string; steps: Step[] }[] }

const validate = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(schema);
/** The script as Image Builder reads it out of the document, which has to be a valid one. */
const readBack = (powerShell: string) => {
    const document = load(userStepDocument("agent", powerShell)) as Document;
    assert.ok(validate(document), JSON.stringify(validate.errors));
    const [{ name, inputs: { commands } }, ...others] = document.phases.flatMap(({ steps }) => steps);
    assert.deepEqual([name, others, commands.length], ["Run", [], 1]);
    return commands[0];
};

describe("Image Builder document of a user's step", () => {
    it("A4: is one that people can read", () => {
        assert.equal(userStepDocument("agent", "Write-Host 'a'\n\nWrite-Host 'b'\n"), [
            "name: agent",
            "description: The step agent of this pipeline",
            "schemaVersion: 1.0",
            "phases:",
            "  - name: build",
            "    steps:",
            "      - name: Run",
            "        action: ExecutePowerShell",
            "        timeoutSeconds: 3600",
            "        onFailure: Abort",
            "        inputs:",
            "          commands:",
            "            - |",
            "              Write-Host 'a'",
            "",
            "              Write-Host 'b'",
            "",
        ].join("\n"));
    });

    for (const [what, script] of [
        ["one line", "Write-Host done"],
        ["several lines", "$a = 1\n$b = 2\nWrite-Host ($a + $b)"],
        ["single quotes", "Write-Host 'it''s'"],
        ["double quotes", "Write-Host \"$env:Path \\ `\"quoted`\"\""],
        ["colons", "$env:Path: x\nkey: value\n$x = @{ a: 1 }"],
        ["lines that start with spaces", "if ($true) {\n  Write-Host a\n      Write-Host b\n}"],
        ["lines that start with tabs", "if ($true) {\n\tWrite-Host a\n}"],
        ["a first line that starts with a tab", "\tWrite-Host a\nWrite-Host b"],
        ["a first line that is indented", "  a\nb"],
        ["an empty line before one that is indented", "\n  a"],
        ["empty lines", "a\n\n\nb"],
        ["empty lines at the start", "\n\na"],
        ["lines of spaces", "a\n    \nb"],
        ["spaces at the ends of lines", "a  \nb\t\nc"],
        ["what looks like YAML", "- a\n? b\n& c\n* d\n! e\n| f\n> g\n% h\n@ i\n` j\n[k]\n{l}\n--- \n...\n# m"],
        ["a comment at the start", "# comment\nWrite-Host a"],
        ["a here-string", "$text = @'\n  one: \"two\"\n'@\nSet-Content C:\\a.txt $text"],
        ["braces", "1..3 | ForEach-Object { @{ n = $_ } }"],
        ["umlauts, other scripts and emoji", "Write-Host 'Größe 大きさ 📦'"],
        ["quotes as word processors make them", "Write-Host \u2018a\u2019 \u201cb\u201d"],
    ]) {
        it(`A4: keeps ${what} to the letter`, () => {
            assert.equal(readBack(script), `${script}\n`);
        });
    }

    it("A4: ends lines as YAML does, however Windows editors end them", () => {
        const script = "if ($true) {\r\n  Write-Host \"a: 'b'\"\r\n\r\n}\r\n";
        assert.equal(readBack(script), "if ($true) {\n  Write-Host \"a: 'b'\"\n\n}\n");
        assert.equal(userStepDocument("agent", script), userStepDocument("agent", script.replaceAll("\r\n", "\n")));
    });

    it("A4: leaves out the byte order mark of Windows editors, which PowerShell would take for part of a command", () => {
        assert.equal(userStepDocument("agent", "\ufeffWrite-Host a"), userStepDocument("agent", "Write-Host a"));
    });

    it("A4: leaves out what is empty at the end, so that it makes no other version", () => {
        for (const end of ["\n", "\r\n", "\n\n\n", " ", "\n  \n\t"]) {
            assert.equal(userStepDocument("agent", `Write-Host a${end}`), userStepDocument("agent", "Write-Host a"));
        }
    });

    it("A4: keeps any script to the letter", () => {
        const line = fc.string({ unit: fc.constantFrom(..."aZ09 \t'\"`:;#-?|>&*!%@{}[]()$\\/,.=~^_<é大") });
        fc.assert(fc.property(fc.stringMatching(/^[\x21-\x7e]{1,20}$/), fc.array(line, { maxLength: 8 }), (first, rest) => {
            const script = [first, ...rest].join("\n");
            assert.equal(readBack(script), `${script.trimEnd()}\n`);
            assert.equal(readBack(script.replaceAll("\n", "\r\n")), `${script.trimEnd()}\n`);
        }));
    });
});

describe("Image Builder document of several steps", () => {
    it("A4: has them in their order, each with its own script and time-out", () => {
        const steps = [
            { name: "First", timeoutSeconds: 60, script: "a: 'b'\n  c" },
            { name: "Second", timeoutSeconds: 600, script: "\"d\"" },
        ];
        const document = load(powerShellDocument("Both", "Does both", "test", steps)) as Document;
        assert.ok(validate(document), JSON.stringify(validate.errors));
        assert.deepEqual(document, {
            name: "Both", description: "Does both", schemaVersion: 1,
            phases: [{
                name: "test",
                steps: [
                    { name: "First", action: "ExecutePowerShell", timeoutSeconds: 60, onFailure: "Abort", inputs: { commands: ["a: 'b'\n  c\n"] } },
                    { name: "Second", action: "ExecutePowerShell", timeoutSeconds: 600, onFailure: "Abort", inputs: { commands: ["\"d\"\n"] } },
                ],
            }],
        });
    });
});
