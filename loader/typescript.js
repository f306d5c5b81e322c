"use strict";
// Lets Node `require` TypeScript without a type check and without a build step: each file is transpiled once, and the
// result is kept under the hash of everything that it depends on, so that an edited file is never served stale.
// Type checking is a step of the tests; at every preview it would cost more than the program itself.
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { cacheDir, writeAside } = require("./cache");
const { ownCompiler, programCompiler } = require("./compiler");
const { SourceError } = require("./sourceError");

const ROOT = path.join(__dirname, "..");
/** What Node does with such files by itself: old versions take them for JavaScript, new ones strip types, but not in packages. */
const byNode = require.extensions[".ts"] ?? require.extensions[".js"];
/** What new versions of Node say of TypeScript in packages. */
const STRIPS_NO_PACKAGES = "ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING";
let own;
/** The program that is compiled like Pulumi does it, and its folder. */
let program;

/** Compiles a program from now on; in packages, and for no `tsconfig`, nothing. */
function compileProgram(folder, tsconfig) {
    program = { folder, compiler: tsconfig === undefined ? undefined : programCompiler(folder, tsconfig) };
}

/** The compiler of a file; undefined if it is left to Node. */
function compilerOf(file) {
    const isOwn = isWithin(ROOT, file) && !(program && program.folder !== ROOT && isWithin(program.folder, file));
    if (isOwn || !program) {
        return own ??= ownCompiler();
    }
    // ts-node, which Pulumi compiles with, leaves out packages by their path as seen from the program.
    return inPackages(path.relative(program.folder, file)) ? undefined : program.compiler;
}

function isWithin(folder, file) {
    const relative = path.relative(folder, file);
    return !relative.startsWith("..") && !path.isAbsolute(relative) && !inPackages(relative);
}

function inPackages(relative) {
    return relative.split(path.sep).includes("node_modules");
}

/** The file as JavaScript, with its source map; throws if its syntax is wrong. */
function transpiled(filename, compiler = compilerOf(filename)) {
    const source = fs.readFileSync(filename, "utf8");
    const key = createHash("sha256").update(compiler.version).update(compiler.key).update("\0").update(filename).update("\0").update(source).digest("hex");
    const cached = path.join(cacheDir, `${key}.js`);
    try {
        return fs.readFileSync(cached, "utf8");
    } catch {
        // Not there yet, or no cache folder: transpile.
    }
    const { outputText, diagnostics } = require(compiler.file).transpileModule(source, {
        // Without its diagnostics, the transpiler makes a program of any text.
        fileName: filename, compilerOptions: compiler.options(), reportDiagnostics: true,
    });
    // Those without a file are about options, which a type check judges.
    const mistakes = diagnostics.filter(({ file }) => file).map(diagnostic => mistake(require(compiler.file), filename, source, diagnostic));
    if (mistakes.length > 0) {
        throw new SourceError(mistakes);
    }
    writeAside(cached, outputText);
    return outputText;
}

function mistake({ flattenDiagnosticMessageText }, file, source, { start = 0, messageText }) {
    const before = source.slice(0, start).split(/\r?\n/);
    const line = before.length;
    return {
        file, line, column: before[line - 1].length + 1, text: flattenDiagnosticMessageText(messageText, " "), sourceLine: source.split(/\r?\n/)[line - 1],
    };
}

require.extensions[".ts"] = (module, filename) => {
    const compiler = compilerOf(filename);
    if (compiler !== undefined) {
        module._compile(transpiled(filename, compiler), filename);
        return;
    }
    try {
        byNode(module, filename);
    } catch (error) {
        // Node does not always say in which file.
        if ((error instanceof SyntaxError || error?.code === STRIPS_NO_PACKAGES) && !error.notCompiled) {
            Object.defineProperty(error, "notCompiled", { value: filename });
        }
        throw error;
    }
};

module.exports = { compileProgram, transpiled };
