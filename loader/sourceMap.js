"use strict";
// Finds the place in a source that a place in running code was made from. It reads maps only when asked: Node's own
// support for them (--enable-source-maps) would read those of every package at every start.
const fs = require("node:fs");
const { SourceMap } = require("node:module");
const path = require("node:path");
const { transpiled } = require("./typescript");

const INLINE = /^data:application\/json[^,]*;base64,/;

/** The {file, line, column} that the given one was made from, or the given one; line and column count from 1. */
function sourcePosition(position) {
    try {
        const { file, line, column } = position;
        const code = file.endsWith(".ts") ? transpiled(file) : fs.readFileSync(file, "utf8");
        const [, url] = [...code.matchAll(/^\/\/# sourceMappingURL=(\S+)\s*$/gm)].pop();
        const map = INLINE.test(url)
            ? Buffer.from(url.replace(INLINE, ""), "base64").toString()
            : fs.readFileSync(path.resolve(path.dirname(file), decodeURIComponent(url)), "utf8");
        const { originalSource, originalLine, originalColumn } = new SourceMap(JSON.parse(map)).findEntry(line - 1, column - 1);
        return originalSource === undefined ? position
            : { file: path.resolve(path.dirname(file), originalSource), line: originalLine + 1, column: originalColumn + 1 };
    } catch {
        // No map, or none that can be read.
        return position;
    }
}

module.exports = { sourcePosition };
