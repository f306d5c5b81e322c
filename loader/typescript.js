"use strict";
// Lets Node `require` TypeScript without a type check and without a build step: each file is transpiled once, and the
// result is kept under the hash of everything that it depends on, so that an edited file is never served stale.
// Type checking is a step of the tests; at every preview it would cost more than the program itself.
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { cacheDir, writeAside } = require("./cache");

const compilerOptions = { target: "es2022", module: "commonjs", esModuleInterop: false, inlineSourceMap: true };
const salt = JSON.stringify([require("typescript/package.json").version, compilerOptions]);

function transpiled(filename) {
    const source = fs.readFileSync(filename, "utf8");
    const key = createHash("sha256").update(salt).update("\0").update(filename).update("\0").update(source).digest("hex");
    const cached = path.join(cacheDir, `${key}.js`);
    try {
        return fs.readFileSync(cached, "utf8");
    } catch {
        // Not there yet, or no cache folder: transpile.
    }
    const { outputText } = require("typescript").transpileModule(source, { fileName: filename, compilerOptions });
    writeAside(cached, outputText);
    return outputText;
}

require.extensions[".ts"] = (module, filename) => module._compile(transpiled(filename), filename);
