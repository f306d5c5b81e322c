"use strict";
// Where the loaders keep what they made, beside the packages that it was made with.
const fs = require("node:fs");
const path = require("node:path");

const packages = path.join(path.dirname(require.resolve("@pulumi/pulumi/package.json")), "../..");
const cacheDir = path.join(packages, ".cache", "pulumi-eks-windows");

/** Writes a file aside and renames it, so that two runs at once never see half of it. A read-only cache only costs time. */
function writeAside(file, text) {
    try {
        fs.mkdirSync(cacheDir, { recursive: true });
        const partial = `${file}.${process.pid}`;
        fs.writeFileSync(partial, text);
        fs.renameSync(partial, file);
    } catch {
        // Made again at the next start.
    }
}

module.exports = { cacheDir, writeAside };
