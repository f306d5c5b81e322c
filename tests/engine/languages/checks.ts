import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import * as ts from "typescript";
import { go } from "../cli/buildPulumi";
import { SCHEMAS } from "../providers/providerServer";
import { ROOT } from "../support/engine";
import { pythonPackages } from "./pythonPackages";

/** A language's own words on a program: nothing, or what is wrong with it. `sdks` is where the generated SDKs are. */
export type Check = (program: string, sdks: string) => Promise<string>;

/** The folder of a language's example. */
export const example = (language: string) => path.join(ROOT, "examples/languages", language);
/** The Go module that the CLI is built from, whose packages are compiled already. */
const CLI_MODULE = path.join(__dirname, "../cli");
const GO_IMPORT = "example.com/pulumi-eks-windows/sdk/go/eks-windows";
const AWS_IMPORT = "github.com/pulumi/pulumi-aws/sdk/v7";

/** Writes the SDKs of all languages into a folder, as `pulumi package add` would. */
export async function generateSdks(schema: string, sdks: string): Promise<void> {
    await go(__dirname, ["run", `-modfile=${path.join(CLI_MODULE, "go.mod")}`, "./generateSdks", schema, SCHEMAS, sdks]);
    await go(__dirname, ["run", "-tags", "dotnet", "./generateSdks", schema, SCHEMAS, sdks]);
    // The packages that the SDK for TypeScript depends on.
    fs.symlinkSync(path.join(ROOT, "node_modules"), path.join(sdks, "node_modules"));
}

/** The compiler of TypeScript, as strict as it is by one option. */
export const checkTypeScript: Check = async (program, sdks) => {
    const file = write(sdks, "typescript-program/index.ts", program);
    const options: ts.CompilerOptions = {
        strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS,
        moduleResolution: ts.ModuleResolutionKind.Node10, types: ["node"], typeRoots: [path.join(ROOT, "node_modules/@types")],
        paths: { "@pulumi/eks-windows": [path.join(sdks, "typescript/index.ts")], "@pulumi/*": [path.join(ROOT, "node_modules/@pulumi/*")] },
    };
    return ts.getPreEmitDiagnostics(ts.createProgram([file], options))
        .map(({ file: at, messageText }) => `${path.basename(at?.fileName ?? "")}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`).join("\n");
};

/** mypy, with Pulumi's SDK for Python. */
export const checkPython: Check = async (program, sdks) => {
    const packages = await pythonPackages(path.join(__dirname, "requirements.txt"));
    const file = write(sdks, "python-program/__main__.py", program);
    const config = write(sdks, "python-program/mypy.ini", [
        "[mypy]", "follow_imports = silent",
        // The SDK of AWS takes minutes to check, and the example uses nothing of it.
        "[mypy-pulumi_aws.*]", "ignore_missing_imports = True", "",
    ].join("\n"));
    return said("python3", ["-m", "mypy", "--config-file", config, "--cache-dir", path.join(packages, "mypy-cache"), file], path.dirname(file), {
        PYTHONPATH: packages, MYPYPATH: path.join(sdks, "python"),
    });
};

/** The compiler of Go and its vet, with Pulumi's SDK for Go. */
export const checkGo: Check = async (program, sdks) => {
    const folder = path.dirname(write(sdks, "go-program/main.go", program));
    for (const file of ["go.mod", "go.sum"]) {
        fs.copyFileSync(path.join(CLI_MODULE, file), path.join(folder, file));
    }
    fs.appendFileSync(path.join(folder, "go.mod"), [
        "", `require ${GO_IMPORT} v0.0.0`, `replace ${GO_IMPORT} => ../go/ekswindows`, `require ${AWS_IMPORT} v7.0.0`, `replace ${AWS_IMPORT} => ../go-aws`, "",
    ].join("\n"));
    write(sdks, "go/ekswindows/go.mod", `module ${GO_IMPORT}\n\ngo 1.24\n`);
    write(sdks, "go-aws/go.mod", `module ${AWS_IMPORT}\n\ngo 1.24\n`);
    return go(folder, ["vet", "."]).then(() => "", error => (error as Error).message);
};

function write(folder: string, name: string, text: string): string {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    return file;
}

/** What a program says when it fails. */
function said(command: string, args: string[], cwd: string, env: Record<string, string>): Promise<string> {
    return promisify(execFile)(command, args, { cwd, env: { ...process.env, ...env } })
        .then(() => "", (error: { stdout?: string; stderr?: string; message: string }) => `${error.stdout ?? ""}${error.stderr ?? ""}` || error.message);
}
