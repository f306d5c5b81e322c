import * as assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import Ajv from "ajv";
import * as yaml from "js-yaml";
import { COMMANDS } from "../../commands/commands";
import { mapRolesYaml, windowsRoleMapping } from "../../components/windowsSupport/roleMappings";
import { configurationProblems } from "../../policy/configuration/configurationProblems";
import { RULES } from "../../policy/rules";
import { runCommandLine } from "../commands/runCommandLine";
import { ROOT, devConfig, planProgram } from "../support/runPlan";
import { Command, commandsOf, commandsOfTool, documentedCommands } from "../support/snippets/commands";
import { Snippet, snippets } from "../support/snippets/snippets";

/** Kinds of blocks, by the word after the fence, and where they are judged. */
const KINDS: Record<string, string> = {
    typescript: "examples.spec.ts compiles it",
    mermaid: "concepts.spec.ts draws it",
    yaml: "here, by what it is for", json: "here, as a configuration of the policy pack",
    shell: "here, or tests/engine/commandLines.engine.ts", sh: "as shell",
    "": "readme.spec.ts and tests/engine/yaml.engine.ts compare it with what is really said",
    powershell: "nobody: there is no PowerShell in the tests",
};
/** Tools whose commands are judged, and where. */
const TOOLS: Record<string, string> = {
    npm: "here", npx: "here", cd: "nothing to judge", export: "nothing to judge",
    aws: "tests/engine/commandLines.engine.ts", kubectl: "tests/engine/commandLines.engine.ts", pulumi: "tests/engine/commandLines.engine.ts",
    crane: "nobody: the tests do not have it",
};
/** How blocks of output begin, by their page: the README's are those that readme.spec.ts compares. */
const OUTPUT: Record<string, string[]> = {
    "README.md": ["Stack dev of eks-windows", "There is no plan. Fix this first:"],
    "docs/languages.md": ["  error: eks-windows:index:WindowsCluster resource 'cluster' has a problem"],
};
/** What npm does itself. */
const NPM = ["ci", "install", "test", "pack", "run"];

const read = (file: string) => fs.readFileSync(path.join(ROOT, file), "utf8");
const of = (language: string) => snippets().filter(snippet => snippet.language === language);
const at = ({ place, line }: Command) => `${place}: ${line}`;

describe("snippets of the documentation", () => {
    it("are of a kind that is judged", () => {
        const all = snippets();
        assert.ok(all.length > 200, String(all.length));
        assert.deepEqual(all.filter(({ language }) => !Object.hasOwn(KINDS, language)).map(({ place, language }) => `${place} ${language}`), []);
        const output = all.filter(({ language }) => language === "");
        output.forEach(({ place, page, text }) => assert.ok(OUTPUT[page]?.some(start => text.startsWith(start)), `${place} has no language`));
        assert.equal(output.length, Object.values(OUTPUT).flat().length);
    });

    it("call tools whose commands are judged", () => {
        assert.deepEqual(documentedCommands().filter(({ tool }) => !Object.hasOwn(TOOLS, tool)).map(at), []);
    });

    it("are read as a shell reads them", () => {
        const read = (text: string) => commandsOf({ place: "", text }).map(({ tool, args }) => [tool, ...args]);
        assert.deepEqual(read("a 'b c' --d=\"e f\" \\\n  g > h # i\nJ=1 k | l && m \"$(n --o)\""),
            [["a", "b c", "--d=e f", "g"], ["k"], ["l"], ["m", "$(n --o)"], ["n", "--o"]]);
    });
});

describe("commands of the documentation", () => {
    it("npm: run scripts that package.json has, with options that they have", async () => {
        const { scripts } = JSON.parse(read("package.json"));
        const access = execFileSync(process.execPath, [path.join(ROOT, "delivery/access/run.js"), "--help"], { encoding: "utf8" });
        const help: Record<string, string> = { plan: (await runCommandLine("plan", "--help")).stdout, access };
        const commands = commandsOfTool("npm");
        assert.ok(commands.length > 30, String(commands.length));
        for (const command of commands) {
            const [verb, ...rest] = command.args;
            assert.ok(NPM.includes(verb), at(command));
            if (verb === "run") {
                const [script, ...options] = rest.filter(word => !["-s", "--"].includes(word));
                assert.ok(Object.hasOwn(scripts, script), at(command));
                options.filter(word => word.startsWith("--")).forEach(option => assert.ok(hasOption(help[script] ?? "", option), at(command)));
            }
        }
    });

    it("npx: run commands that the package has, with options that they have", async () => {
        const commands = commandsOfTool("npx");
        assert.ok(commands.length > 15, String(commands.length));
        for (const command of commands) {
            const [name, ...words] = command.args;
            assert.equal(name, "pulumi-eks-windows", at(command));
            const found = COMMANDS.filter(known => words.join(" ").startsWith(known.name)).sort((one, other) => other.name.length - one.name.length)[0];
            assert.ok(found, at(command));
            const { stdout } = await runCommandLine(...found.name.split(" "), "--help");
            words.filter(word => word.startsWith("--")).forEach(option => assert.ok(hasOption(stdout, option), at(command)));
        }
    });

    const hasOption = (help: string, option: string) => new RegExp(`(^|\\s)${option.split("=")[0]}([\\s=,]|$)`, "m").test(help);
});

describe("YAML of the documentation", () => {
    const documents = of("yaml").map(snippet => ({ ...snippet, objects: yaml.loadAll(snippet.text) as any[] }));
    const kind = ({ page, objects: [first] }: Snippet & { objects: any[] }) => first?.kind !== undefined ? "manifest"
        : first?.config !== undefined ? "stack file" : first?.packages !== undefined ? "Pulumi.yaml" : Array.isArray(first) && first[0].rolearn !== undefined ? "mapRoles" : `unknown, ${page}`;
    const ofKind = (wanted: string) => documents.filter(document => kind(document) === wanted);

    it("is of a kind that is judged below", () => {
        const judged = ["manifest", "stack file", "Pulumi.yaml", "mapRoles"];
        assert.deepEqual(documents.filter(document => !judged.includes(kind(document))).map(({ place }) => place), []);
        judged.forEach(wanted => assert.ok(ofKind(wanted).length > 0, wanted));
    });

    it("stack files: have keys and values that the schema of the stack file takes", () => {
        const validate = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(JSON.parse(read("docs/stack.schema.json")));
        const { kubernetesVersion, windowsNodeGroups } = devConfig();
        const required = { "eks-windows:kubernetesVersion": kubernetesVersion, "eks-windows:windowsNodeGroups": windowsNodeGroups };
        const accepts = (config: object) => validate({ config: { ...required, ...config } });
        ofKind("stack file").forEach(({ place, objects: [{ config }] }) => assert.ok(accepts(config), `${place}: ${JSON.stringify(validate.errors)}`));
        assert.equal(accepts({ "eks-windows:network": { natGateway: "SINGLE" } }), false);
    });

    it("manifests: the policy pack passes them beside Windows nodes", async () => {
        const manifests = ofKind("manifest");
        assert.deepEqual(manifests.flatMap(({ objects }) => objects.map(object => object.kind)), ["Deployment", "Service", "PodDisruptionBudget"]);
        const files = Object.fromEntries(manifests.map(({ text }, index) => [`${index}.yaml`, text]));
        const { code, stdout, stderr } = await planProgram({
            "Pulumi.yaml": { name: "site", runtime: "nodejs" }, "Pulumi.dev.yaml": { config: { "aws:region": "us-east-1" } }, ...files,
            "index.ts": `
                import * as kubernetes from "@pulumi/kubernetes";
                import { WindowsCluster } from "pulumi-eks-windows";
                const cluster = new WindowsCluster("windows", { kubernetesVersion: "1.35", windowsNodeGroups: [{ name: "web" }] });
                for (const file of ${JSON.stringify(Object.keys(files))}) {
                    new kubernetes.yaml.v2.ConfigFile(file, { file }, { provider: cluster.kubernetesProvider });
                }`,
        }, "--json");
        assert.equal(code, 0, stderr);
        const { resources, policy } = JSON.parse(stdout);
        assert.deepEqual([policy.violations, policy.notRead], [[], []]);
        assert.ok(["apps/v1:Deployment", "policy/v1:PodDisruptionBudget"].every(type => resources.some((resource: { type: string }) => resource.type === `kubernetes:${type}`)));
    });

    it("E3: the entry of aws-auth is the one that the components make", () => {
        ofKind("mapRoles").forEach(({ place, objects: [entries] }) => assert.deepEqual(entries, yaml.load(mapRolesYaml([windowsRoleMapping("ROLE_ARN")])), place));
    });

    it("Pulumi.yaml: names the package as the template does, which the real CLI runs", () => {
        const { packages } = yaml.load(read("templates/yaml/Pulumi.yaml").replace(/\$\{/g, "{").replace(/\{\w[\w.]*\}/g, "x")) as { packages: unknown };
        ofKind("Pulumi.yaml").forEach(({ place, objects: [project] }) => assert.deepEqual(project, { packages }, place));
    });
});

describe("JSON of the documentation", () => {
    it("is a configuration that the policy pack takes", () => {
        const policies = RULES.map(({ name }) => name);
        assert.ok(of("json").length >= 2);
        of("json").forEach(({ place, text }) => assert.deepEqual(configurationProblems(JSON.parse(text), policies), [], place));
        assert.notDeepEqual(configurationProblems({ "windows-ipan": "mandatory" }, policies), []);
    });
});
