import * as assert from "node:assert/strict";
import { PlanRun, planProgram, runPlan, withProgram } from "../support/runPlan";

const PROJECT = { "Pulumi.yaml": { name: "shop", runtime: "nodejs" }, "Pulumi.dev.yaml": {} };
/** Lines that JavaScript does not have: without source maps, every place below would be three lines too high. */
const HEAD = `import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";
interface Shape {
    side: number;
}
`;

const planFiles = (files: Record<string, string>) => planProgram({ ...PROJECT, ...files }, "--json");

/** The program of a table's row: its sixth line. */
const planLine = (line: string) => planFiles({ "index.ts": HEAD + line });

/** The same where it matters that the process is the program's own: what ends it, and what reaches nobody else. */
const planLineAlone = (line: string) =>
    withProgram({ ...PROJECT, "index.ts": HEAD + line }, folder => runPlan("--program", folder, "--json"));

function assertProblems({ code, stdout, stderr }: PlanRun, expected: [path: string, reason: string | RegExp][]): void {
    assert.equal(code, 2, stderr);
    const { problems, resources } = JSON.parse(stdout);
    assert.deepEqual(problems.map(({ path }: any) => path), expected.map(([path]) => path), stdout);
    expected.forEach(([path, reason], index) => {
        if (typeof reason === "string") {
            assert.equal(problems[index].reason, reason);
        } else {
            assert.match(problems[index].reason, reason);
        }
        assert.ok(stderr.includes(`  - ${path}: ${problems[index].reason}`), stderr);
    });
    assert.deepEqual(resources, []);
    assert.doesNotMatch(stderr, /^\s+at /m);
    assert.doesNotMatch(stderr, /plan\/|loader\/|Require stack/);
}

/** Rows of the table that are planned so. */
const ALONE = new Set(["ends the process", "rejects a promise that nobody awaits"]);

describe("plan of a program with a syntax error", () => {
    it("names file, line, column and the line of source, and runs nothing", async () => {
        assertProblems(await planLine("const x: number = \"a\" new aws.s3.Bucket(\"b\")"), [
            ["index.ts:6:23", "syntax error: ',' expected, in the line: const x: number = \"a\" new aws.s3.Bucket(\"b\")"],
        ]);
    });

    it("says so of a file that the program imports, and again when nothing was mended", () => {
        const files = { "index.ts": "import { port } from \"./parts/port\";\nexport const url = port;", "parts/port.ts": "\nexport const port = ;\n" };
        withProgram({ ...PROJECT, ...files }, folder => {
            const expected: [string, string][] = [["parts/port.ts:2:21", "syntax error: Expression expected, in the line: export const port = ;"]];
            assertProblems(runPlan("--program", folder, "--json"), expected);
            assertProblems(runPlan("--program", folder, "--json"), expected);
        });
    });

    it("names all errors of the file", async () => {
        assertProblems(await planFiles({ "index.ts": "const a = ;\nconst b = );\n" }), [
            ["index.ts:1:11", "syntax error: Expression expected, in the line: const a = ;"],
            ["index.ts:2:11", "syntax error: Expression expected, in the line: const b = );"],
        ]);
    });

    it("shows no line where the mistake is at the end of the file", async () => {
        assertProblems(await planFiles({ "index.ts": "const a = {\n" }), [["index.ts:2:1", "syntax error: '}' expected"]]);
    });

    it("says so of what only JavaScript's own parser refuses", async () => {
        assertProblems(await planLine("let a = 1; let a = 2;"), [
            ["index.ts:6:16", "syntax error: Identifier 'a' has already been declared, in the line: let a = 1; let a = 2;"],
        ]);
        assertProblems(await planFiles({ "index.js": "// no TypeScript\nconst x = 1 1;\n" }), [
            ["index.js:2:13", "syntax error: Unexpected number, in the line: const x = 1 1;"],
        ]);
    });

    it("shows the part of a long line that is wrong", async () => {
        const { stdout } = await planLine(`/* ${"x".repeat(5000)} */ const port = ; /* ${"y".repeat(5000)} */`);
        const [{ path, reason }] = JSON.parse(stdout).problems;
        assert.equal(path, "index.ts:6:5021");
        assert.match(reason, /const port = ;/);
        assert.ok(reason.length < 250, reason);
    });
});

describe("plan of a program that fails", () => {
    for (const [title, line, place, reason] of [
        ["throws", "throw new Error(\"no such shape\");", "6:7", "no such shape"],
        ["throws an error of a class", "throw new TypeError(\"no such shape\");", "6:7", "TypeError: no such shape"],
        ["throws an error with a cause", "throw new Error(\"no shape\", { cause: new Error(\"no side\") });", "6:7", "no shape (cause: no side)"],
        ["throws an error without a message", "throw new RangeError();", "6:7", "RangeError"],
        ["reads a property of nothing", "const shape: any = undefined; shape.side;", "6:37", /^TypeError: Cannot read properties of undefined \(reading 'side'\)$/],
        ["fails in an apply", "pulumi.output(1).apply(() => { throw new Error(\"in apply\"); });", "6:38", "in apply"],
        ["fails in what a resource is made from", "new aws.s3.Bucket(\"b\", { bucket: pulumi.output(1).apply(() => { throw new Error(\"no name\"); }) });",
            "6:71", "error serializing property \"bucket\": no name"],
        ["rejects a promise that nobody awaits", "Promise.reject(new Error(\"rejected\"));", "6:16", "rejected"],
        ["fails in a timer", "setTimeout(() => { throw new Error(\"in timer\"); }, 1);", "6:26", "in timer"],
        ["fails in an exported function", "export = async () => { await null; throw new Error(\"in async\"); };", "6:42", "in async"],
        ["has a resource twice", "new aws.s3.Bucket(\"b\"); new aws.s3.Bucket(\"b\");", "6:25", /duplicate resource URN .*; try giving it a unique name$/],
        ["ends the process", "process.exit(0);", "6:9",
            "the program calls process.exit(0), which ends it before Pulumi registers its resources; remove the call"],
        ["throws what looks like a list of problems", "throw Object.assign(new Error(\"odd\"), { problems: 3 });", "6:21", "odd"],
        ["lacks a file", "require(\"./parts/port\");", "6:1", "Cannot find module './parts/port'; check the path"],
    ] as const) {
        it(`${title}: its message, its place, and no stack`, async () =>
            assertProblems(await (ALONE.has(title) ? planLineAlone : planLine)(line), [[`index.ts:${place}`, reason]]));
    }

    for (const [title, line, got] of [
        ["a text", "throw \"text\";", "\"text\""],
        ["nothing", "throw undefined;", "undefined"],
        ["null", "throw null;", "null"],
        ["an object that contains itself", "const shape: any = { side: 1 }; shape.self = shape; throw shape;", "<ref *1> { side: 1, self: [Circular *1] }"],
        ["a rejected text", "Promise.reject(\"text\");", "\"text\""],
    ] as const) {
        it(`throws no Error, but ${title}`, async () => assertProblems(await planLine(line), [
            ["program", `threw a value that is not an Error, got ${got}; throw new Error("…") instead: it shows where`],
        ]));
    }

    it("lacks a package: says which one, where, and how to install it", async () => {
        for (const [module, name] of [["not-there", "not-there"], ["@acme/not-there/lib", "@acme/not-there"]]) {
            assertProblems(await planLine(`import * as parts from "${module}"; parts.start();`), [
                ["index.ts:6:1", new RegExp(`^Cannot find module '${module}'; run npm install in .*, or npm install ${name} if package.json lacks it$`)],
            ]);
        }
    });

    it("lacks a key of the configuration: says which one and how to set it, on one line", async () => {
        assertProblems(await planLine("new pulumi.Config().requireSecret(\"size\");"), [
            ["shop:size", "is required by the program, got nothing; set it: pulumi config set shop:size <value>"],
        ]);
    });

    it("awaits outside of a function: says what to write instead", async () => {
        const { code, stdout, stderr } = await planLine("export const one = await Promise.resolve(1);");
        assert.equal(code, 2);
        // Node 20 has its own message for it.
        assert.match(JSON.parse(stdout).problems[0].reason, /uses await outside of a function; export a function instead|await is only valid in async functions/);
        assert.doesNotMatch(stderr, /mistake in the plan/);
    });

    it("waits for ever: says so, and for which resource", () => {
        assertProblems(planLineAlone("new aws.s3.Bucket(\"b\", { bucket: pulumi.output(new Promise<string>(() => {})) });"), [[
            "program", "the program waits for a promise or an output that never resolves (aws:s3/bucket:Bucket b); resolve it, or don't await it",
        ]]);
    });

    it("names the program's place where a package of its own throws, however deep", async () => {
        const deep = "exports.start = depth => depth === 0 ? JSON.parse(\"{\") : exports.start(depth - 1);";
        assertProblems(await planFiles({ "index.ts": `${HEAD}require("parts").start(30);`, "node_modules/parts/index.js": deep }), [["index.ts:6:18", /^SyntaxError: .*JSON/]]);
    });

    it("follows the source map of a program that tsc compiled", async () => {
        // As tsc writes it: the throw of line 1 stands in line 3, column 5, of the source.
        const map = { version: 3, file: "index.js", sources: ["../src/index.ts"], names: [], mappings: "AAEI" };
        assertProblems(await planFiles({
            "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: bin/index.js\n",
            "bin/index.js": "throw new Error(\"compiled\");\n//# sourceMappingURL=index.js.map\n", "bin/index.js.map": JSON.stringify(map),
        }), [["src/index.ts:3:5", "compiled"]]);
    });
});
