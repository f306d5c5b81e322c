import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as ts from "typescript";
import { adoption } from "../../commands/adopt/adoption";
import { savedAnswers } from "../../commands/adopt/answers";
import { readCluster } from "../../commands/adopt/existingCluster";
import { programOf } from "../../commands/adopt/program";
import * as barrel from "../../components";
import { ROOT } from "../support/runPlan";

/** The page that shows each component. */
const PAGE = "components-page";
/** The pages in which everything goes on from a whole cluster. */
const WHOLE_CLUSTER = ["composing", "operations"];
/** The page that has the examples of the components' comments once more. */
const GENERATED = "components-api";
/** What examples take for granted: the parts that were made before. */
const CONTEXT: Record<string, string> = {
    network: "Network", linuxRole: "NodeRole", windowsRole: "NodeRole", cluster: "ControlPlane", linux: "LinuxNodeGroup",
    coreDns: "CoreDns", windowsSupport: "WindowsSupport", web: "WindowsNodeGroup",
};

function codeBlocks(text: string): string[] {
    return [...text.matchAll(/```typescript\n([^]*?)```/g)].map(([, code]) => code.replace(/^ \* ?/gm, ""));
}

function sources(folder: string): string[] {
    return fs.readdirSync(folder, { withFileTypes: true }).flatMap(entry => entry.isDirectory()
        ? sources(path.join(folder, entry.name)) : [path.join(folder, entry.name)]);
}

/** An example as a module: what it uses is imported, what it takes for granted declared. */
function asModule(name: string, code: string): string {
    const used = Object.keys(barrel).filter(name => new RegExp(`\\b${name}\\b`).test(code));
    const given = Object.entries(WHOLE_CLUSTER.some(page => name.startsWith(page)) ? { cluster: "WindowsCluster" } : CONTEXT).filter(([name]) => new RegExp(`\\b${name}\\b`).test(code) && !code.includes(`const ${name} `));
    const imports = [...new Set([...used, ...given.map(([, type]) => type)])].join(", ");
    return [
        `import { ${imports} } from "${path.join(ROOT, "components")}";`,
        ...given.map(([name, type]) => `declare const ${name}: ${type};`),
        "declare const kubernetes: import(\"@pulumi/kubernetes/provider\").Provider;",
        code.replace(/^import .* from "pulumi-eks-windows";$/m, ""), "export {};",
    ].join("\n");
}

/** Type errors of modules that exist in memory alone. */
function typeErrors(modules: Record<string, string>): string[] {
    const options: ts.CompilerOptions = {
        strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS,
        moduleResolution: ts.ModuleResolutionKind.Node10, resolveJsonModule: true, types: ["node"],
        paths: { "pulumi-eks-windows/testing": [path.join(ROOT, "testing/index.ts")] },
    };
    const host = ts.createCompilerHost(options);
    const { fileExists, readFile } = host;
    host.fileExists = file => file in modules || fileExists.call(host, file);
    host.readFile = file => modules[file] ?? readFile.call(host, file);
    host.getSourceFile = (file, target) => {
        const text = host.readFile(file);
        // As tsc parses: comments that only an editor shows are most of a package's types.
        return text === undefined ? undefined
            : ts.createSourceFile(file, text, { ...(typeof target === "object" ? target : { languageVersion: target }), jsDocParsingMode: ts.JSDocParsingMode.ParseForTypeErrors });
    };
    const program = ts.createProgram(Object.keys(modules), options, host);
    // `npm run typecheck` judges what the modules import.
    const found = Object.keys(modules).flatMap(file => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)));
    return found.map(({ file, messageText }) =>
        `${path.basename(file?.fileName ?? "")}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
}

/** The programs that the adopt command writes of the recorded clusters. */
async function adoptedPrograms(): Promise<[string, string][]> {
    const recorded = path.join(ROOT, "tests/commands/adopt/recorded");
    const shapes = fs.readdirSync(recorded, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);
    return Promise.all(shapes.map(async (shape): Promise<[string, string]> =>
        [`adopted-${shape}`, programOf(adoption(await readCluster(undefined, savedAnswers(path.join(recorded, shape)))))]));
}

describe("examples in the documentation", () => {
    const components = sources(path.join(ROOT, "components")).map(file => [path.basename(file, ".ts"), fs.readFileSync(file, "utf8")] as const);
    const page = (name: string, file: string) => [name, fs.readFileSync(path.join(ROOT, file), "utf8")] as const;
    const pages = fs.readdirSync(path.join(ROOT, "docs")).filter(file => file.endsWith(".md")).map(file => path.basename(file, ".md")).filter(name => name !== GENERATED);
    const examples = [page("README", "README.md"), page("own-image", "examples/own-image/README.md"), ...pages.map(name => page(name === "components" ? PAGE : name, `docs/${name}.md`)), ...components]
        .flatMap(([name, text]) => codeBlocks(text).map((code, index) => [`${name}-${index + 1}`, code] as const));

    it("there is one for each component", () => {
        const exported = Object.entries(barrel).filter(([, value]) => typeof value === "function").map(([name]) => name);
        for (const name of exported) {
            const source = components.find(([file]) => file.toLowerCase() === name.toLowerCase())![1];
            assert.match(source, new RegExp(`\`\`\`typescript[^]*new ${name}\\([^]*\`\`\`[^]*export class ${name}`), name);
            assert.ok(examples.some(([file, code]) => file.startsWith(PAGE) && code.includes(`new ${name}(`)), `${name} in docs/components.md`);
        }
    });

    it("all compile, and so do the programs that the adopt command writes", async () => {
        const adopted = await adoptedPrograms();
        assert.equal(adopted.length, 3);
        assert.ok(examples.length >= 14, `${examples.length} examples`);
        const modules = Object.fromEntries([...examples, ...adopted].map(([name, code]) => [path.join(ROOT, `${name}.example.ts`), asModule(name, code)]));
        // What a reader of docs/delivery.md copies beside the program.
        modules[path.join(ROOT, "destroyAfter.ts")] = fs.readFileSync(path.join(ROOT, "delivery/deployments/destroyAfter.ts"), "utf8");
        assert.deepEqual(typeErrors(modules), []);
    });
});
