"use strict";
// Lets Node `require` TypeScript without a type check and without a build step: each file is transpiled once, and the
// result is kept under the hash of everything that it depends on, so that an edited file is never served stale.
// Type checking is a step of the tests; at every preview it would cost more than the program itself.
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const packages = path.join(path.dirname(require.resolve("typescript/package.json")), "..");
const compilerOptions = { target: "es2022", module: "commonjs", esModuleInterop: false, inlineSourceMap: true };
const cacheDir = path.join(packages, ".cache", "pulumi-eks-windows");
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
    try {
        // Written aside and renamed, so that two runs at once never see half a file.
        fs.mkdirSync(cacheDir, { recursive: true });
        const partial = `${cached}.${process.pid}`;
        fs.writeFileSync(partial, outputText);
        fs.renameSync(partial, cached);
    } catch {
        // A read-only node_modules only costs time.
    }
    return outputText;
}

require.extensions[".ts"] = (module, filename) => module._compile(transpiled(filename), filename);
