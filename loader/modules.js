"use strict";
// Compiles programs that are ES modules in TypeScript by the hooks of Pulumi's own SDK, in which ts-node does the work.
const fs = require("node:fs");
const { register } = require("node:module");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { PROGRAM_OPTIONS, sdkFolder } = require("./compiler");

/** Compiles the imports of a program from now on, unless ts-node is missing: then Pulumi leaves them to Node, too. */
function compileModules(folder, tsconfig) {
    const sdk = sdkFolder(folder);
    const requireFromSdk = name => require.resolve(name, { paths: [sdk] });
    let compiler;
    try {
        requireFromSdk("ts-node/esm");
        compiler = requireFromSdk("typescript");
    } catch {
        return;
    }
    const exists = fs.existsSync(tsconfig);
    const { parseConfigFileTextToJson } = require(compiler);
    const { compilerOptions } = exists ? parseConfigFileTextToJson(tsconfig, fs.readFileSync(tsconfig, "utf8")).config ?? {} : {};
    register(pathToFileURL(path.join(sdk, "cmd/run/hooks.js")).href, {
        data: {
            compiler, transpileOnly: true, project: tsconfig, skipProject: !exists,
            compilerOptions: { ...PROGRAM_OPTIONS, sourceMap: true, ...compilerOptions },
        },
    });
}

module.exports = { compileModules };
