import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as yaml from "js-yaml";
import { COMMANDS } from "../../commands/commands";
import { ROOT, runPlan } from "../support/runPlan";
import { runCommandLine as run } from "./runCommandLine";

describe("commands of the installed package", () => {
    let folder: string;
    beforeEach(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), "commands-")); });
    afterEach(() => fs.rmSync(folder, { recursive: true }));

    it("are all in the help", async () => {
        for (const argument of ["--help", "-h"]) {
            const { code, stdout, stderr } = await run(argument);
            assert.deepEqual([code, stderr], [0, ""]);
            COMMANDS.forEach(({ name, summary }) => assert.ok(stdout.includes(`  ${name} `) && stdout.includes(summary), name));
        }
        assert.ok(COMMANDS.length >= 3);
    });

    for (const { name } of COMMANDS) {
        it(`${name} --help prints help, and an unknown option is refused`, async () => {
            const help = await run(...name.split(" "), "--help");
            assert.deepEqual([help.code, help.stderr], [0, ""]);
            assert.match(help.stdout, new RegExp(`^Usage: npx pulumi-eks-windows ${name}\\b[^]*^ {2}-h, --help +prints this`, "m"));
            const wrong = await run(...name.split(" "), "--nonsense");
            assert.deepEqual([wrong.code, wrong.stdout], [2, ""]);
            assert.match(wrong.stderr, /Unknown option '--nonsense'|arguments: .*--nonsense/);
        });
    }

    it("refuse an unknown command, and say which one is near", async () => {
        const { code, stdout, stderr } = await run("plam", "--json");
        assert.deepEqual([code, stdout], [2, ""]);
        assert.match(stderr, /^Unknown command "plam"; did you mean plan\?\n\nUsage: npx pulumi-eks-windows COMMAND/);
        assert.match((await run()).stderr, /^No command was given\n/);
        assert.match((await run("--json")).stderr, /^Unknown option '--json'/);
    });

    it("policy-pack prints a folder that the CLI takes, and nothing else", async () => {
        const { code, stdout } = await run("policy-pack");
        assert.deepEqual([code, stdout], [0, `${path.join(ROOT, "policy")}\n`]);
        assert.ok(fs.existsSync(path.join(stdout.trim(), "PulumiPolicy.yaml")));
        assert.equal((await run("policy-pack", "check-nothing")).code, 2);
    });

    it("policy-pack check says whether a configuration of the pack is right", async () => {
        const file = path.join(folder, "levels.json");
        fs.writeFileSync(file, JSON.stringify({ "windows-ipam": "advisory" }));
        const right = await run("policy-pack", "check", file);
        assert.deepEqual([right.code, right.stdout], [0, `${file} is right.\n`]);
        fs.writeFileSync(file, JSON.stringify({ "windows-ipan": "advisory" }));
        const wrong = await run("policy-pack", "check", file);
        assert.equal(wrong.code, 1);
        assert.match(wrong.stderr, /windows-ipan: unknown policy, got "advisory"; did you mean windows-ipam\?/);
        assert.match((await run("policy-pack", "check", "--help")).stdout, /^Usage: npx pulumi-eks-windows policy-pack check FILE/);
    });

    for (const language of fs.readdirSync(path.join(ROOT, "templates"))) {
        it(`init --language ${language} writes a project of that name with a stack file, without what only a template has`, async () => {
            const target = path.join(folder, "my shop");
            const { code, stdout, stderr } = await run("init", target, "--language", language);
            assert.equal(code, 0, stderr);
            assert.match(stdout, /^my-shop is in .*\. Next:\n\n {4}\S/);
            const project = yaml.load(fs.readFileSync(path.join(target, "Pulumi.yaml"), "utf8")) as Record<string, unknown>;
            assert.deepEqual(Object.keys(project).filter(key => key === "template"), []);
            assert.deepEqual([project.name, project.description], ["my-shop", "Amazon EKS cluster with Windows nodes"]);
            assert.deepEqual(yaml.load(fs.readFileSync(path.join(target, "Pulumi.dev.yaml"), "utf8")), {
                // A program in YAML has the version itself.
                config: { "aws:region": "eu-central-1", ...language !== "yaml" && { "my-shop:kubernetesVersion": "1.35" } },
            });
            assert.equal(fs.readFileSync(path.join(target, ".gitignore"), "utf8"), "node_modules/\n");
            const texts = fs.readdirSync(target).map(file => fs.readFileSync(path.join(target, file), "utf8"));
            assert.ok(texts.every(text => !/\$\{[A-Z]/.test(text)), texts.join("\n"));
        });
    }

    it("init writes a project that the plan takes at once", async () => {
        assert.equal((await run("init", folder, "--name", "shop")).code, 0);
        const { code, stdout, stderr } = runPlan("--program", folder, "--json");
        assert.equal(code, 0, stderr);
        const { resources, policy } = JSON.parse(stdout);
        assert.deepEqual([resources[0].urn, policy.violations], ["urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", []]);
    });

    it("init refuses a folder that is not empty, names what is there, and writes nothing", async () => {
        fs.mkdirSync(path.join(folder, ".git"));
        fs.writeFileSync(path.join(folder, "notes.txt"), "mine");
        const { code, stdout, stderr } = await run("init", folder);
        assert.deepEqual([code, stdout], [2, ""]);
        assert.ok(stderr.startsWith(`${folder} is not empty (notes.txt), so nothing was written; name an empty folder\n`), stderr);
        assert.deepEqual(fs.readdirSync(folder), [".git", "notes.txt"]);
        fs.rmSync(path.join(folder, "notes.txt"));
        assert.equal((await run("init", folder)).code, 0, "a new repository is empty");
    });

    for (const [args, message] of [
        [["--language", "typescrip"], /^--language: there is no template for "typescrip"; use one of javascript, typescript.*; did you mean typescript\?/],
        [["--language", "../typescript"], /^--language: there is no template for/],
        [["--name", "my shop"], /^--name: a project's name has letters, digits, "_", "\." and "-", 100 at most, got "my shop"; write another name/],
        [["one", "two"], /^Unexpected argument 'one'|^Unexpected argument 'two'/],
    ] as const) {
        it(`init refuses ${args.join(" ")}, and writes nothing`, async () => {
            const { code, stdout, stderr } = await run("init", folder, ...args);
            assert.deepEqual([code, stdout], [2, ""]);
            assert.match(stderr, message);
            assert.deepEqual(fs.readdirSync(folder), []);
        });
    }
});
