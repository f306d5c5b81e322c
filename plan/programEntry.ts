import * as fs from "node:fs";
import * as path from "node:path";
import { shown } from "../limits/text/problem";
import { PlanError } from "./planError";

/** How the CLI starts a program. */
export interface ProgramEntry {
    /** Working directory: the folder of the file that it starts with. */
    folder: string;
    /** File that it starts with. */
    main: string;
    /** Whether Node imports it as an ES module. */
    isModule: boolean;
    /** Configuration by which TypeScript is compiled, which need not be there; undefined if none is compiled. */
    tsconfig?: string;
}

interface Manifest {
    type?: string;
    main?: string;
    exports?: string | Record<string, string | Record<string, string>>;
}

const DEFAULT_TSCONFIG = "tsconfig.json";
/** Files that the SDK looks for in the folder of an ES module, in its order. */
const MODULE_INDEXES = ["index.js", "index.mjs", "index.ts", "index.mts"];

/**
 * Where a program starts: `main` of Pulumi.yaml, the entry of the nearest package.json, or the index file.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/cmd/run/run.ts
 * @see https://github.com/pulumi/pulumi/blob/v3.255.0/pkg/engine/project.go
 */
export function programEntry(project: string, main: string | undefined, options: { typescript?: unknown; tsconfig?: unknown }): ProgramEntry {
    const start = main === undefined ? project : path.resolve(project, main);
    const stat = fs.statSync(start, { throwIfNoEntry: false });
    if (!stat) {
        throw noFile(start, main);
    }
    const folder = stat.isDirectory() ? start : path.dirname(start);
    const root = packageFolder(folder);
    const manifest = root === undefined ? {} : JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as Manifest;
    const isModule = manifest.type === "module";
    const named = stat.isDirectory() && root !== undefined ? manifestEntry(manifest) : undefined;
    const file = named !== undefined && fs.existsSync(path.join(root!, named)) ? path.join(root!, named) : start;
    const found = isModule ? moduleFile(file) : requiredFile(file);
    if (found === undefined) {
        throw noFile(start, main);
    }
    return { folder, main: found, isModule, tsconfig: options.typescript === false ? undefined : tsconfigFile(folder, options.tsconfig) };
}

function packageFolder(folder: string): string | undefined {
    const parent = path.dirname(folder);
    return fs.existsSync(path.join(folder, "package.json")) ? folder : parent === folder ? undefined : packageFolder(parent);
}

/** What package.json names as its entry, read as the SDK does. */
function manifestEntry({ main, exports }: Manifest): string | undefined {
    if (exports === undefined) {
        return main;
    }
    const entry = typeof exports === "string" ? exports : exports["."];
    return typeof entry === "object" ? entry.default ?? entry.require ?? entry.import : entry;
}

function moduleFile(file: string): string | undefined {
    return fs.statSync(file).isDirectory() ? MODULE_INDEXES.map(name => path.join(file, name)).find(name => fs.existsSync(name)) : file;
}

function requiredFile(file: string): string | undefined {
    try {
        // A slash, or Node takes a JSON file of that name for it.
        return require.resolve(fs.statSync(file).isDirectory() ? file + path.sep : file);
    } catch {
        return undefined;
    }
}

function tsconfigFile(folder: string, given: unknown): string {
    const file = path.resolve(folder, typeof given === "string" ? given : DEFAULT_TSCONFIG);
    if (typeof given === "string" && path.basename(file) !== DEFAULT_TSCONFIG && !fs.existsSync(file)) {
        throw new PlanError([{ path: "Pulumi.yaml", reason: `runtime.options.tsconfig names no file, got ${shown(given)}; name the program's tsconfig` }]);
    }
    return file;
}

function noFile(start: string, main: string | undefined): PlanError {
    return new PlanError([main === undefined
        ? { path: "--program", reason: `no program there, got ${JSON.stringify(start)}; it needs an index.ts, or a main in Pulumi.yaml` }
        : { path: "Pulumi.yaml", reason: `main names no file of the program, got ${shown(main)}; name the file that it starts with, such as "index.ts"` }]);
}
