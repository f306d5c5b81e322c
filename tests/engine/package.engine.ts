import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { yamlHostFolder } from "./languages/yamlHost";
import { shell } from "./support/life";
import { startEngine } from "./support/baseline";
import { Engine } from "./support/engine";
import { InstalledPackage } from "./support/installed";
import { ownTypeErrors } from "./support/ownTypeErrors";

const PROJECT = (name: string, main: string) => `name: ${name}\nruntime: nodejs\nmain: ${main}\n`;
const STACK = "config:\n  aws:region: eu-central-1\n";
/** An ES module that imports by name. */
const MODULE = {
    "Pulumi.yaml": PROJECT("module", "index.js"), "Pulumi.dev.yaml": STACK, "package.json": JSON.stringify({ type: "module" }),
    "index.js": "import { NatGatewayStrategy, Network } from \"pulumi-eks-windows\";\n"
        + "const network = new Network(\"net\", { natGateways: NatGatewayStrategy.Single });\nexport const vpcId = network.vpcId;\n",
};
/** A program with a package that holds TypeScript, as this one was. */
const UNCOMPILED = {
    "Pulumi.yaml": PROJECT("uses-uncompiled", "index.ts"), "Pulumi.dev.yaml": STACK, "tsconfig.json": "{ \"compilerOptions\": { \"noCheck\": true } }",
    "index.ts": "import { port } from \"uncompiled\";\nexport const value = port;\n",
};

/** The tsconfig of `pulumi new typescript`. @see https://github.com/pulumi/templates/blob/master/typescript/tsconfig.json */
const PULUMI_NEW = {
    strict: true, outDir: "bin", target: "es2020", module: "nodenext", moduleResolution: "nodenext", sourceMap: true, experimentalDecorators: true,
    noFallthroughCasesInSwitch: true, noImplicitReturns: true, forceConsistentCasingInFileNames: true,
};
/** The same before 2026. */
const PULUMI_NEW_BEFORE = { ...PULUMI_NEW, module: "commonjs", moduleResolution: "node" };
const STRICTEST = {
    ...PULUMI_NEW, skipLibCheck: false, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, verbatimModuleSyntax: true,
    noPropertyAccessFromIndexSignature: true, noImplicitOverride: true, noUnusedLocals: true, noUnusedParameters: true, allowUnreachableCode: false,
    isolatedModules: true,
};

/** The npm package as people have it: packed, installed, and used by the compiler and by the real CLI. */
describe("the npm package", function () {
    this.timeout(900_000);
    let installed: InstalledPackage;
    /** By folder: each program has a cloud of its own. */
    const engines = new Map<string, Engine>();

    before(async () => {
        const { folder } = await startEngine();
        installed = new InstalledPackage(fs.realpathSync(folder));
    });

    /** Runs a command as a person does in a program's folder. */
    async function run(folder: string, command: string) {
        const engine = engines.get(folder) ?? await startEngine();
        engines.set(folder, engine);
        return shell(command, folder, { ...process.env, ...engine.environment(), PULUMI_SKIP_CONFIRMATIONS: "true" });
    }

    async function succeed(folder: string, command: string): Promise<string> {
        const { code, output } = await run(folder, command);
        assert.equal(code, 0, `${command}\n${output}`);
        return output;
    }

    /** URNs of a plan, and those that the CLI has made. */
    async function plannedAndMade(folder: string): Promise<[planned: string[], made: string[]]> {
        const plan = JSON.parse(await succeed(folder, "npx pulumi-eks-windows plan --json 2>/dev/null"));
        const state = JSON.parse(await succeed(folder, "pulumi stack export"));
        const urns = (resources: { urn: string }[]) => resources.map(({ urn }) => urn).filter(urn => !urn.includes("pulumi:providers:")).sort();
        return [urns(plan.resources), urns(state.deployment.resources)];
    }

    it("holds what runs, in less than 200 kB, and no test, no source, no stack and no CI", () => {
        const { files, size } = installed.content();
        assert.ok(size < 200_000, String(size));
        for (const file of ["LICENSE", "README.md", "dist/components/index.js", "dist/components/index.js.map", "dist/components/index.d.ts",
            "dist/plan/main.js", "dist/plugin/index.js", "plugin/boot.js", "PulumiPlugin.yaml", "policy/PulumiPolicy.yaml", "policy/profiles/baseline.json", "templates/typescript/Pulumi.yaml"]) {
            assert.ok(files.includes(file), file);
        }
        assert.deepEqual(files.filter(file => !/^(dist|plugin|policy|templates)\//.test(file)).sort(), ["LICENSE", "PulumiPlugin.yaml", "README.md", "package.json"]);
        assert.deepEqual(files.filter(file => /\.spec\.|\.engine\.|(^|\/)tests?\/|(^|\/)\.|Pulumi\.\w+\.yaml/.test(file)), []);
        assert.deepEqual(files.filter(file => file.endsWith(".ts") && !file.endsWith(".d.ts")), ["templates/typescript/index.ts"]);
    });

    for (const [title, options, manifest] of [
        ["the tsconfig of pulumi new typescript", PULUMI_NEW, {}],
        ["the one of before 2026", PULUMI_NEW_BEFORE, {}],
        ["the strictest options, in an ES module", STRICTEST, { type: "module" }],
    ] as const) {
        it(`has declarations without an error under ${title}`, () => {
            const folder = installed.program(title.replace(/\W/g, "-"), {
                "package.json": JSON.stringify(manifest), "index.ts": fs.readFileSync(path.join(installed.root, "templates/typescript/index.ts"), "utf8"),
            });
            const { errors, checked } = ownTypeErrors(path.join(folder, "index.ts"), installed.root, options);
            assert.deepEqual(errors, []);
            assert.ok(checked.includes("dist/components/index.d.ts"), checked.join("\n"));
        });
    }

    it("has declarations in which a mistake of a program shows", () => {
        const folder = installed.program("mistaken", { "index.ts": "import { Network } from \"pulumi-eks-windows\";\nnew Network(\"net\", { cidrBlok: \"10.0.0.0/16\" });\n" });
        assert.match(ownTypeErrors(path.join(folder, "index.ts"), installed.root, PULUMI_NEW).errors.join("\n"), /'cidrBlok' does not exist in type 'NetworkArgs'/);
    });

    for (const language of ["typescript", "javascript"]) {
        it(`${language}: init writes a project that the CLI previews and ups, with the policy pack, and that the plan plans alike`, async () => {
            fs.mkdirSync(path.join(installed.folder, language));
            // There are no packages in the empty folder yet: the command comes from elsewhere, as with npx.
            await succeed(path.join(installed.folder, language), `${path.join(installed.folder, "node_modules/.bin/pulumi-eks-windows")} init --language ${language}`);
            const folder = installed.program(language, {});
            await succeed(folder, "pulumi stack init dev");
            const output = await succeed(folder, "pulumi up --policy-pack $(npx pulumi-eks-windows policy-pack)");
            assert.match(output, /^Policies:\n\s+✅ eks-windows@/m);
            assert.match(output, /^\s+podsPerNode\s*: \{\n\s+web: 9/m);
            const [planned, made] = await plannedAndMade(folder);
            assert.ok(planned.length > 40, String(planned.length));
            assert.deepEqual(planned, made);
        });
    }

    it("yaml: init writes a project that the CLI previews and ups by the plugin in the package, with the policy pack", async () => {
        process.env.PATH += path.delimiter + await yamlHostFolder(line => process.stderr.write(`${line}\n`));
        fs.mkdirSync(path.join(installed.folder, "yaml"));
        await succeed(path.join(installed.folder, "yaml"), `${path.join(installed.folder, "node_modules/.bin/pulumi-eks-windows")} init --language yaml`);
        const folder = installed.program("yaml", {});
        await succeed(folder, "pulumi stack init dev");
        const output = await succeed(folder, "pulumi up --policy-pack $(npx pulumi-eks-windows policy-pack)");
        assert.match(output, /^Policies:\n\s+✅ eks-windows@/m);
        assert.match(output, /^\s+podsPerNode\s*: \{\n\s+web: 9/m);
        await succeed(folder, "pulumi preview --expect-no-changes");
    });

    it("ES module: the CLI previews and ups a program that imports by name, and the plan plans it alike", async () => {
        const folder = installed.program("module", MODULE);
        await succeed(folder, "pulumi stack init dev");
        const output = await succeed(folder, "pulumi up --policy-pack $(npx pulumi-eks-windows policy-pack)");
        assert.match(output, /^Policies:\n\s+✅ eks-windows@/m);
        const [planned, made] = await plannedAndMade(folder);
        assert.deepEqual(planned, made);
    });

    it("a program with a package that holds TypeScript: the CLI fails, and so does the plan", async () => {
        fs.mkdirSync(path.join(installed.folder, "node_modules/uncompiled"));
        fs.writeFileSync(path.join(installed.folder, "node_modules/uncompiled/package.json"), "{ \"main\": \"index.ts\" }");
        fs.writeFileSync(path.join(installed.folder, "node_modules/uncompiled/index.ts"), "export interface Port { port: number }\nexport const port: number = 80;\n");
        const folder = installed.program("uses-uncompiled", UNCOMPILED);
        await succeed(folder, "pulumi stack init dev");
        const preview = await run(folder, "pulumi preview");
        const plan = await run(folder, "npx pulumi-eks-windows plan");
        assert.notEqual(preview.code, 0);
        assert.equal(plan.code, 2);
        for (const { output } of [preview, plan]) {
            assert.match(output, /Unexpected token 'export'/);
        }
    });

    it("is a template of pulumi new, but in YAML", async () => {
        const templates = path.join(installed.root, "templates");
        // In YAML, pulumi new looks for the plugin's folder before npm install can make it.
        for (const language of fs.readdirSync(templates).filter(name => name !== "yaml")) {
            const folder = path.join(installed.folder, `new-${language}`);
            fs.mkdirSync(folder);
            await succeed(folder, `pulumi new ${path.join(templates, language)} --generate-only --yes --name shop`);
            const texts = fs.readdirSync(folder).map(file => fs.readFileSync(path.join(folder, file), "utf8"));
            assert.ok(texts.every(text => !text.includes("${")), texts.join("\n"));
            assert.match(texts.join("\n"), /^name: shop$/m);
        }
    });
});
