"use strict";
// Lets Node `require` TypeScript without a type check and without a build step: each file is transpiled once, and the
// result is kept under the hash of everything that it depends on, so that an edited file is never served stale.
// Type checking is a step of the tests; at every preview it would cost more than the program itself.
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { cacheDir, writeAside } = require("./cache");
const { SourceError } = require("./sourceError");

const compilerOptions = { target: "es2022", module: "commonjs", esModuleInterop: false, inlineSourceMap: true };
/** Without its diagnostics, the transpiler makes a program of any text. */
const options = { compilerOptions, reportDiagnostics: true };
const salt = JSON.stringify([require("typescript/package.json").version, options]);

/** The file as JavaScript, with its source map; throws if its syntax is wrong. */
function transpiled(filename) {
    const source = fs.readFileSync(filename, "utf8");
    const key = createHash("sha256").update(salt).update("\0").update(filename).update("\0").update(source).digest("hex");
    const cached = path.join(cacheDir, `${key}.js`);
    try {
        return fs.readFileSync(cached, "utf8");
    } catch {
        // Not there yet, or no cache folder: transpile.
    }
    const { outputText, diagnostics } = require("typescript").transpileModule(source, { fileName: filename, ...options });
    if (diagnostics.length > 0) {
        throw new SourceError(diagnostics.map(diagnostic => mistake(filename, source, diagnostic)));
    }
    writeAside(cached, outputText);
    return outputText;
}

function mistake(file, source, { start = 0, messageText }) {
    const { flattenDiagnosticMessageText } = require("typescript");
    const before = source.slice(0, start).split(/\r?\n/);
    const line = before.length;
    return {
        file, line, column: before[line - 1].length + 1, text: flattenDiagnosticMessageText(messageText, " "), sourceLine: source.split(/\r?\n/)[line - 1],
    };
}

require.extensions[".ts"] = (module, filename) => module._compile(transpiled(filename), filename);

module.exports = { transpiled };
