"use strict";
// Keeps of the compiled files what a program needs: the library's front door, the loader, and what they lead to.
const fs = require("node:fs");
const path = require("node:path");
const ts = require("typescript");

/** Removes the files of a kind (`.js`, `.d.ts`) in `folder` that none of the entries leads to, with their source maps. */
function removeUnneeded(folder, suffix, entries) {
    const needed = new Set();
    const open = entries.map(entry => path.join(folder, entry + suffix));
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
        if (!needed.has(file)) {
            needed.add(file);
            open.push(...importsOf(file, suffix));
        }
    }
    fs.readdirSync(folder, { recursive: true }).map(name => path.join(folder, name))
        .filter(file => file.endsWith(suffix) && !needed.has(file))
        .forEach(file => [file, `${file}.map`].forEach(name => fs.rmSync(name, { force: true })));
}

function importsOf(file, suffix) {
    const { importedFiles } = ts.preProcessFile(fs.readFileSync(file, "utf8"), true, true);
    return importedFiles.map(({ fileName }) => fileName).filter(name => name.startsWith(".") && !name.endsWith(".json"))
        .map(name => path.resolve(path.dirname(file), name + suffix));
}

module.exports = { removeUnneeded };
