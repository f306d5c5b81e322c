import Module = require("node:module");
import * as fs from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { PACKAGE_NAME } from "../commands/packageRoot";
import { PlanError } from "./planError";
import { ProgramEntry } from "./programEntry";

interface ResolvingModule {
    _resolveFilename(request: string, parent: unknown, isMain: boolean, options?: { paths?: string[] }): string;
}

/** A real `import`: the compiler would make a `require` of it. */
const importModule = (0, eval)("url => import(url)") as (url: string) => Promise<Record<string, unknown>>;

/** What a program exports, loaded like Pulumi's SDK loads it, but without a type check. */
export async function loadProgram(entry: ProgramEntry): Promise<unknown> {
    lendPackages(entry.folder);
    const { compileProgram } = require("../loader/typescript.js") as { compileProgram(folder: string, tsconfig?: string): void };
    compileProgram(entry.folder, entry.tsconfig);
    if (!entry.isModule) {
        return require(entry.main);
    }
    if (entry.tsconfig !== undefined) {
        const { compileModules } = require("../loader/modules.js") as { compileModules(folder: string, tsconfig: string): void };
        compileModules(entry.folder, entry.tsconfig);
    }
    const exported = await importModule(pathToFileURL(fs.realpathSync(entry.main)).href);
    if (!("default" in exported)) {
        return exported;
    }
    if (Object.keys(exported).length !== 1) {
        throw new PlanError([{
            path: path.basename(entry.main), reason: "the program has a default export and named ones, and Pulumi refuses both together; remove one kind",
        }]);
    }
    return exported.default;
}

/**
 * Lets a program without packages of its own use this package and the ones that it has, so that a folder with an index.ts and a
 * Pulumi.yaml is enough to be planned. A program that has Pulumi's SDK gets nothing: what it lacks, it would lack in the CLI.
 */
function lendPackages(folder: string): void {
    const modules = Module as unknown as ResolvingModule;
    const resolve = modules._resolveFilename;
    try {
        require.resolve("@pulumi/pulumi/package.json", { paths: [folder] });
        return;
    } catch {
        // The CLI could not start it.
    }
    modules._resolveFilename = function (request, parent, isMain, options) {
        try {
            return resolve.call(this, request, parent, isMain, options);
        } catch (error) {
            if (request.startsWith(".") || request.startsWith("/") || options) {
                throw error;
            }
            return request === PACKAGE_NAME
                ? require.resolve(path.join(__dirname, "../components")) : resolve.call(this, request, parent, isMain, { paths: [__dirname] });
        }
    };
}
