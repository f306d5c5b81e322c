"use strict";
// Loaded into the programs that the language host starts: ts-node, by which Pulumi's SDK compiles them, keeps nothing, and each
// checkout of the tests lies in another folder. So the same hundred files were compiled anew at each preview and up, which was half
// of the time that a program took. What is kept is the output of TypeScript itself, under the hash of all that it depends on.
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { cacheDir, writeAside } = require("../../../loader/cache");

const COMPILED_BY = /[\\/]ts-node[\\/]dist[\\/]ts-transpile-module\.js$/;

const load = Module._extensions[".js"];
Module._extensions[".js"] = function (module_, file) {
    load(module_, file);
    if (COMPILED_BY.test(file)) {
        module_.exports.createTsTranspileModule = cached(module_.exports.createTsTranspileModule, fs.readFileSync(file, "utf8"));
    }
};

/** The maker of compilers that ts-node has, with a memory in files; `version` stands for the source of that maker. */
function cached(makeCompiler, version, folder = cacheDir) {
    return (ts, settings) => {
        // Written out at once: the compiler changes its options.
        const given = withoutFolder(JSON.stringify([ts.version, settings.compilerOptions]));
        const compile = makeCompiler(ts, settings);
        return (source, { fileName, ...rest }, kind) => {
            const key = JSON.stringify([version, given, path.basename(fileName), rest, kind, source]);
            const file = path.join(folder, `${createHash("sha256").update(key).digest("hex")}.transpiled.json`);
            try {
                return JSON.parse(fs.readFileSync(file, "utf8"));
            } catch {
                // Not there yet.
            }
            const result = compile(source, { fileName, ...rest }, kind);
            // Diagnostics hold the whole program that they are about; such a file is compiled each time.
            if (result.diagnostics.length === 0) {
                writeAside(file, JSON.stringify(result));
            }
            return result;
        };
    };
}

/** Options name the folder of the program, and no output of a single file depends on it. */
function withoutFolder(text) {
    return text.replaceAll(JSON.stringify(process.cwd()).slice(1, -1), ".");
}

module.exports = { cached };
