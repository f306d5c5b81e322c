"use strict";
// The TypeScript compiler and its options: for this package's own sources, and for a Pulumi program as Pulumi itself has them.
const fs = require("node:fs");
const path = require("node:path");

/** How this package's own sources are compiled. */
const OWN_OPTIONS = { target: "es2022", module: "commonjs", esModuleInterop: false };
/** What Pulumi takes where a tsconfig says nothing. @see https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/cmd/run/run.ts */
const PROGRAM_OPTIONS = { target: "es2020", module: "nodenext", moduleResolution: "nodenext" };
const NODE_MODULES = /^node(16|18|20|next)$/i;

/** A compiler that is loaded when something has to be compiled: its file, what identifies it, and its options. */
function ownCompiler() {
    return { ...findTypeScript(__dirname), key: JSON.stringify(OWN_OPTIONS), options: () => singleFile(OWN_OPTIONS) };
}

/** The compiler of a program: `tsconfig` is a file that need not be there. */
function programCompiler(folder, tsconfig) {
    const found = findTypeScript(sdkFolder(folder));
    const key = JSON.stringify([PROGRAM_OPTIONS, configTexts(tsconfig)]);
    let options;
    return { ...found, key, options: () => options ??= singleFile(programOptions(require(found.file), tsconfig)) };
}

/** Pulumi's SDK as the CLI finds it: the program's, or for a program without packages our own. */
function sdkFolder(folder) {
    return path.dirname(require.resolve("@pulumi/pulumi/package.json", { paths: [folder, __dirname] }));
}

/** TypeScript as the SDK in a folder finds it: installed beside it, else the old one that the SDK brings. */
function findTypeScript(folder) {
    try {
        const file = require.resolve("typescript", { paths: [folder] });
        return { file, version: require(require.resolve("typescript/package.json", { paths: [folder] })).version };
    } catch {
        const vendor = path.join(sdkFolder(folder), "vendor");
        const name = fs.readdirSync(vendor).find(entry => entry.startsWith("typescript@"));
        return { file: path.join(vendor, name, "typescript.js"), version: name };
    }
}

/** The texts of a tsconfig and of all that it extends, which decide on the options. */
function configTexts(file) {
    let text;
    try {
        text = fs.readFileSync(file, "utf8");
    } catch {
        return [];
    }
    const [, parents = ""] = /"extends"\s*:\s*("[^"]*"|\[[^\]]*\])/.exec(text) ?? [];
    const folder = path.dirname(file);
    return [text, ...[...parents.matchAll(/"([^"]+)"/g)].flatMap(([, name]) => {
        const candidates = [path.resolve(folder, name), `${path.resolve(folder, name)}.json`, path.resolve(folder, name, "tsconfig.json"), packageFile(name, folder)];
        return configTexts(candidates.find(candidate => candidate && fs.statSync(candidate, { throwIfNoEntry: false })?.isFile()));
    })];
}

function packageFile(name, folder) {
    try {
        return require.resolve(name, { paths: [folder] });
    } catch {
        return undefined;
    }
}

/** The options of a tsconfig with all that it extends; those of Pulumi win over what is only extended, as in the CLI. */
function programOptions(ts, tsconfig) {
    const text = ts.sys.readFile(tsconfig);
    const config = text === undefined ? {} : ts.parseConfigFileTextToJson(tsconfig, text).config ?? {};
    const { options } = ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory: () => [] }, path.dirname(tsconfig), {}, tsconfig);
    const { options: given } = ts.convertCompilerOptionsFromJson({ ...PROGRAM_OPTIONS, ...config.compilerOptions }, path.dirname(tsconfig));
    return { ...options, ...given, module: moduleName(ts, given.module) };
}

function moduleName(ts, kind) {
    return ts.ModuleKind[kind] ?? kind;
}

/** The same options for one file, which Node requires: CommonJS where Node decides on the kind of module. */
function singleFile({ module, esModuleInterop, ...options }) {
    const byNode = NODE_MODULES.test(module);
    return {
        ...options, module: byNode || module === undefined ? "commonjs" : module, esModuleInterop: esModuleInterop ?? byNode,
        // One file in, one file out.
        moduleResolution: undefined, outFile: undefined, sourceMap: false, inlineSourceMap: true,
    };
}

module.exports = { PROGRAM_OPTIONS, ownCompiler, programCompiler, sdkFolder };
