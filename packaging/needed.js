"use strict";
// Keeps of the declarations what a program needs: those of the library's front door, and what they lead to.
const fs = require("node:fs");
const path = require("node:path");
const ts = require("typescript");

const SUFFIX = ".d.ts";

/** Removes the declarations in `folder` that none of the entries leads to. */
function removeUnneeded(folder, entries) {
    const needed = new Set();
    const open = entries.map(entry => path.join(folder, entry + SUFFIX));
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
        if (!needed.has(file)) {
            needed.add(file);
            open.push(...importsOf(file));
        }
    }
    fs.readdirSync(folder, { recursive: true }).map(name => path.join(folder, name))
        .filter(file => file.endsWith(SUFFIX) && !needed.has(file)).forEach(file => fs.rmSync(file));
}

function importsOf(file) {
    const { importedFiles } = ts.preProcessFile(fs.readFileSync(file, "utf8"), true, true);
    return importedFiles.map(({ fileName }) => fileName).filter(name => name.startsWith(".") && !name.endsWith(".json"))
        .map(name => path.resolve(path.dirname(file), name + SUFFIX));
}

module.exports = { removeUnneeded };
