import * as assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import * as fc from "fast-check";
import { load } from "js-yaml";
import { imageCacheDocument, imageCacheTestDocument } from "../../../components/images/imageCacheDocument";
import * as schema from "../../support/imageBuilderDocument.schema.json";

const MCR = "mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022";
const FRANKFURT = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/web:2.3.1-ltsc2022";
const VIRGINIA = `444455556666.dkr.ecr.us-east-1.amazonaws.com/platform/agent@sha256:${"0123456789abcdef".repeat(4)}`;
const IMAGES = [MCR, FRANKFURT, VIRGINIA].map(reference => ({ reference }));
const BUILD = imageCacheDocument(IMAGES);
const TEST = imageCacheTestDocument(IMAGES);

/** `data` of a component that is created inline has at most so many characters (CreateComponent). */
const MOST_CHARACTERS = 16000;

interface Step { name: string; action: string; timeoutSeconds: number; onFailure: string; inputs: { commands: string[] } }
interface Document { phases: { name: string; steps: Step[] }[] }

const steps = (text: string) => (load(text) as Document).phases.flatMap(phase => phase.steps);
/** Script of the step `name`. */
const script = (text: string, name: string) => {
    const [command, ...others] = steps(text).find(step => step.name === name)!.inputs.commands;
    assert.deepEqual(others, []);
    return command;
};
/** Every line that PowerShell runs, in order. */
const lines = (text: string) => steps(text).flatMap(step => step.inputs.commands).flatMap(command => command.split("\n"))
    .map(line => line.trim()).filter(line => line && !line.startsWith("#"));
/** Lines from the one that starts with `function name` to its closing brace. */
const body = (text: string, name: string) => {
    const all = text.split("\n");
    const first = all.findIndex(line => line.startsWith(`function ${name}(`));
    return all.slice(first, all.indexOf("}", first) + 1);
};
const validate = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(schema);

for (const [file, text, phase, names] of [
    ["imageCache.yml", BUILD, "build", ["StartContainerd", "PullImages", "ListImages"]],
    ["imageCacheTest.yml", TEST, "test", ["StartContainerd", "CheckImages"]],
] as const) {
    describe(`Image Builder document ${file}`, () => {
        it("A6: is the file that people read", () => {
            assert.equal(text, readFileSync(join(__dirname, "../../golden", file), "utf8"));
        });

        it("A6: follows the schema of component documents", () => {
            assert.ok(validate(load(text)), JSON.stringify(validate.errors));
            assert.match(text, /^schemaVersion: 1\.0$/m);
        });

        it(`A6: has one phase, ${phase}, whose steps run in order and end it where they fail`, () => {
            const { phases } = load(text) as Document;
            assert.deepEqual(phases.map(({ name }) => name), [phase]);
            assert.deepEqual(phases[0].steps.map(({ name }) => name), names);
            phases[0].steps.forEach(({ action, onFailure }) => assert.deepEqual([action, onFailure], ["ExecutePowerShell", "Abort"]));
        });

        it("A6: every script ends with exit code 1 on whatever stops it", () => {
            for (const { inputs } of steps(text)) {
                assert.deepEqual(inputs.commands[0].split("\n").slice(0, 2), [
                    "$ErrorActionPreference = 'Stop'", "trap { Write-Host \"$_\"; exit 1 }",
                ]);
            }
        });

        it("A6: containerd runs and answers before anything else is asked of it, or the step says that it does not", () => {
            const start = script(text, "StartContainerd");
            assert.equal(steps(text)[0].name, "StartContainerd");
            assert.match(start, /Start-Service -Name containerd\n[^]*while \(\(Get-Date\) -lt \$deadline\)[^]*ctr\.exe -n k8s\.io version/);
            assert.match(start, /AddMinutes\(5\)/);
            assert.ok(steps(text)[0].timeoutSeconds > 5 * 60);
            assert.match(start, /\nthrow 'containerd was started but does not answer after 5 minutes'\n$/);
        });

        it("A6: every call of ctr is in namespace k8s.io, the one that kubelet sees", () => {
            const calls = lines(text).filter(line => /\bctr(\.exe)?\b.*\b(images|version)\b/.test(line));
            assert.equal(calls.length, text === BUILD ? 4 : 2);
            calls.forEach(line => assert.match(line, /& ctr\.exe -n k8s\.io (images|version) ?/));
            assert.doesNotMatch(text, /docker |crictl|nerdctl/);
        });

        it("A6: looks at the exit code after every call of ctr", () => {
            const all = lines(text);
            all.forEach((line, i) => {
                if (line.includes("ctr.exe")) {
                    assert.match(all[i + 1], /^if \(\$LASTEXITCODE -(eq|ne) 0\) \{ /, line);
                }
            });
        });

        it("A6: holds nothing that Image Builder would take for a variable, and fits into a component", () => {
            assert.doesNotMatch(text, /\{\{|\}\}/);
            assert.match(text, /^[\x20-\x7e\n]*$/);
            assert.ok(text.length <= MOST_CHARACTERS);
        });

        it("refuses what is no image reference", () => {
            for (const reference of ["aspnet:4.8", "mcr.microsoft.com/a:{{ b }}", "mcr.microsoft.com/a:1'; exit 0; '"]) {
                const render = text === BUILD ? imageCacheDocument : imageCacheTestDocument;
                assert.throws(() => render([{ reference }]), { message: `not an image reference: ${JSON.stringify(reference)}` });
            }
        });
    });
}

describe("image cache", () => {
    const pull = script(BUILD, "PullImages");

    it("A6: pulls every image once, ECR's with the account and region of its registry", () => {
        assert.deepEqual(pull.split("\n").filter(line => line.startsWith("Save-Image")), [
            `Save-Image '${MCR}'`,
            `Save-Image '${FRANKFURT}' '111122223333' 'eu-central-1'`,
            `Save-Image '${VIRGINIA}' '444455556666' 'us-east-1'`,
        ]);
    });

    for (const [reference, name] of [
        ["mcr.microsoft.com/windows/servercore", "mcr.microsoft.com/windows/servercore:latest"],
        [VIRGINIA.replace("@", ":1.2@"), VIRGINIA],
        ["docker.io/golang:1.24-ltsc2022", "docker.io/library/golang:1.24-ltsc2022"],
    ]) {
        it(`A6: pulls and tests ${reference.slice(0, 60)} under the name that kubelet asks for`, () => {
            assert.ok(script(imageCacheDocument([{ reference }]), "PullImages").includes(`\nSave-Image '${name}'`));
            assert.ok(script(imageCacheTestDocument([{ reference }]), "CheckImages").includes(`\n  Test-Image '${name}'\n`));
        });
    }

    it("A6: pulls only what is for this build of Windows: ctr is told no platform, and not all of them", () => {
        assert.deepEqual(lines(BUILD).filter(line => line.includes("images pull")),
            ["$said = & ctr.exe -n k8s.io images pull @login $Image 2>&1 | Select-Object -Last 5"]);
        assert.ok(!lines(BUILD).some(line => line.includes("platform") && line.includes("ctr")));
    });

    it("A6: logs in to ECR with a token of the build's role, fetched once for each registry", () => {
        const token = body(pull, "Get-Token").map(line => line.trim());
        assert.ok(token.includes("$tokens[$registry] = (Get-ECRLoginCommand -Region $Region -RegistryId $Account).Password"));
        assert.ok(token.includes("if (-not $tokens[$registry]) {"));
        assert.equal(pull.match(/Get-ECRLoginCommand/g)!.length, 1);
        assert.ok(body(pull, "Invoke-Pull").includes("  $login = @(if ($token) { '-u'; \"AWS:$token\" })"));
    });

    it("A6: no secret reaches the log", () => {
        // A value that no line takes goes to the log; a token is only kept, passed on and struck out.
        const uses = lines(BUILD).filter(line => /\$tokens?\b|[$@]login\b|Get-Token|Password/.test(line));
        assert.deepEqual(uses, [
            "$tokens = @{}",
            "function Get-Token([string] $Account, [string] $Region) {",
            "if (-not $tokens[$registry]) {",
            "$tokens[$registry] = (Get-ECRLoginCommand -Region $Region -RegistryId $Account).Password",
            "if (-not $tokens[$registry]) { throw \"no ECR token for account $registry\" }",
            "$tokens[$registry]",
            "$token = if ($Account) { Get-Token $Account $Region }",
            "$login = @(if ($token) { '-u'; \"AWS:$token\" })",
            "$said = & ctr.exe -n k8s.io images pull @login $Image 2>&1 | Select-Object -Last 5",
            "if ($token) { $told = $told.Replace($token, '***') }",
        ]);
        // What ctr said is told without the token and without the queries of signed addresses.
        const told = body(pull, "Invoke-Pull").map(line => line.trim()).filter(line => /\$said|\$told/.test(line)).slice(1);
        assert.deepEqual(told, [
            "$told = \"$said\" -replace '\\?\\S+', ''", "if ($token) { $told = $told.Replace($token, '***') }",
            "throw \"ctr failed ($LASTEXITCODE): $told\"",
        ]);
        assert.doesNotMatch(BUILD, /Set-PSDebug|Start-Transcript|-Verbose|-Debug|--debug|--http-(dump|trace)|docker login/i);
    });

    it("A6: tries five times with growing pauses, then fails with the image's name", () => {
        const save = body(pull, "Save-Image").join("\n");
        const pauses = /foreach \(\$pause in ([\d, ]+)\)/.exec(save)![1].split(", ").map(Number);
        assert.deepEqual(pauses, [15, 30, 60, 120, 0]);
        assert.match(save, /try \{\n +Write-Host "pulling \$Image"\n +Invoke-Pull \$Image \$Account \$Region\n +break\n +\} catch \{/);
        assert.match(save, /if \(\$pause -eq 0\) \{ throw "could not pull \$Image" \}\n +Start-Sleep -Seconds \$pause/);
        assert.match(body(pull, "Invoke-Pull").join("\n"), /if \(\$LASTEXITCODE -eq 0\) \{ return \}\n[^]*\n {2}throw "/);
    });

    it("A6: fails at once, with the reason, where the disk is full or the image is for another system", () => {
        const save = body(pull, "Save-Image").join("\n");
        assert.match(save, /if \("\$_" -match '0x70\\b'\) \{ throw "the disk has no room for \$Image, enlarge the root volume" \}\n/);
        assert.match(save, /if \("\$_" -match 'no match for platform'\) \{ throw "\$Image is not for this build of Windows" \}\n/);
    });

    it("A6: pins every image after its pull, so that kubelet does not delete it, and says so if it can't", () => {
        const save = body(pull, "Save-Image").map(line => line.trim());
        const label = save.indexOf("& ctr.exe -n k8s.io images label $Image io.cri-containerd.pinned=pinned | Out-Null");
        assert.ok(label > save.indexOf("Invoke-Pull $Image $Account $Region"));
        assert.ok(label > 0 && save.indexOf("break") < label);
        assert.equal(save[label + 1], "if ($LASTEXITCODE -ne 0) { throw \"could not pin $Image\" }");
    });

    it("A6: prints at the end what is there", () => {
        assert.deepEqual(lines(BUILD).slice(-2), [
            "& ctr.exe -n k8s.io images ls", "if ($LASTEXITCODE -ne 0) { throw 'could not list the images' }",
        ]);
        assert.ok(!pull.includes("images ls"));
    });

    it("A6: leaves an hour for every image, since a large one takes over eight minutes", () => {
        for (const count of [1, 3, 12]) {
            const images = Array.from({ length: count }, (_, i) => ({ reference: `${MCR}-${i}` }));
            assert.equal(steps(imageCacheDocument(images))[1].timeoutSeconds, count * 3600);
        }
    });

    it("A6: fits into a component with forty images of long names", () => {
        const images = Array.from({ length: 40 }, (_, i) => ({ reference: VIRGINIA.replace("agent", `agent-${i}`) }));
        assert.ok(imageCacheDocument(images).length <= MOST_CHARACTERS);
    });
});

describe("test of the image cache", () => {
    const check = script(TEST, "CheckImages");

    it("A6: asks for every image by its whole name, and for the pin", () => {
        assert.deepEqual(check.split("\n").filter(line => line.startsWith("  Test-Image")),
            [MCR, FRANKFURT, VIRGINIA].map(reference => `  Test-Image '${reference}'`));
        assert.deepEqual(body(check, "Test-Image").map(line => line.trim()).slice(1, -1), [
            "$row = $rows | Where-Object { ($_ -split '\\s+')[0] -ceq $Image }",
            "if (-not $row) { \"$Image is missing\" }",
            "elseif (($row -split '[\\s,]+') -cnotcontains 'io.cri-containerd.pinned=pinned') { \"$Image is not pinned\" }",
        ]);
    });

    it("A6: fails with the name of each image that is missing or not pinned", () => {
        assert.match(check, /\n\$problems = @\(\n( {2}Test-Image '.*'\n){3}\)\nif \(\$problems\) \{ throw \(\$problems -join '; '\) \}\n/);
    });
});

describe("references in scripts", () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,6}([._-][a-z0-9]{1,6}){0,2}$/);
    const repository = fc.array(part, { minLength: 1, maxLength: 3 }).map(parts => parts.join("/"));
    const registry = fc.oneof(
        fc.constant("mcr.microsoft.com"), fc.constant("registry.example.com:5000"),
        fc.tuple(fc.stringMatching(/^\d{12}$/), fc.constantFrom("eu-central-1", "us-gov-west-1", "ap-southeast-10"))
            .map(([account, region]) => `${account}.dkr.ecr.${region}.amazonaws.com`));
    const object = fc.oneof(
        fc.stringMatching(/^\w[\w.-]{0,20}$/).map(tag => `:${tag}`), fc.stringMatching(/^[0-9a-f]{64}$/).map(hex => `@sha256:${hex}`));

    it("A6: any reference is in both documents as it was written, and both follow the schema", () => {
        fc.assert(fc.property(fc.array(fc.tuple(registry, repository, object), { minLength: 1, maxLength: 4 }), parts => {
            const references = parts.map(([host, path, end]) => `${host}/${path}${end}`);
            const images = references.map(reference => ({ reference }));
            const named = (text: string, verb: string) => text.split("\n").map(line => line.trim())
                .filter(line => line.startsWith(`${verb} '`)).map(line => line.split("'")[1]);
            const [build, test] = [imageCacheDocument(images), imageCacheTestDocument(images)];
            assert.deepEqual(named(build, "Save-Image"), references);
            assert.deepEqual(named(test, "Test-Image"), references);
            assert.ok(validate(load(build)) && validate(load(test)), JSON.stringify(validate.errors));
        }));
    });
});

describe("schema of Image Builder documents", () => {
    const step = { name: "Run", action: "ExecutePowerShell", inputs: { commands: ["exit 0"] } };
    const document = (change: object) => ({ schemaVersion: 1.0, phases: [{ name: "build", steps: [{ ...step, ...change }] }] });

    it("passes a document of one step", () => {
        assert.ok(validate(document({})), JSON.stringify(validate.errors));
        assert.ok(validate(document({ timeoutSeconds: -1, maxAttempts: 3, onFailure: "Continue" })));
        assert.ok(validate(document({ inputs: { file: "C:\\script.ps1" } })));
    });

    for (const [what, bad] of [
        ["an unknown action", document({ action: "RunPowerShell" })],
        ["commands that are no list", document({ inputs: { commands: "exit 0" } })],
        ["no command", document({ inputs: { commands: [] } })],
        ["commands beside a file", document({ inputs: { commands: ["exit 0"], file: "C:\\script.ps1" } })],
        ["a step without inputs", document({ inputs: undefined })],
        ["a step without name", document({ name: undefined })],
        ["a time-out of 0", document({ timeoutSeconds: 0 })],
        ["an unknown way to fail", document({ onFailure: "Retry" })],
        ["an unknown key", document({ command: "exit 0" })],
        ["an unknown phase", { schemaVersion: 1.0, phases: [{ name: "install", steps: [step] }] }],
        ["no phase", { schemaVersion: 1.0, phases: [] }],
        ["another version", { ...document({}), schemaVersion: 2.0 }],
    ] as const) {
        it(`refuses ${what}`, () => {
            assert.equal(validate(JSON.parse(JSON.stringify(bad))), false);
        });
    }
});
