"use strict";
// Source maps that know the lines of the sources and no columns in them: a fraction of the size, and a stack trace needs no more.
const { decode, encode } = require("@jridgewell/sourcemap-codec");

/** Lines of a source that are one place: a frame leads to a line or two above its own. */
const LINES = 3;

/** The map with one place for a few lines of a source: that where they begin in the compiled file. */
function linesOnly(text) {
    const map = JSON.parse(text);
    let last = { source: undefined, line: 0 };
    const lines = decode(map.mappings).map(segments => segments.flatMap(([column, source, line]) => {
        if (source === undefined || (source === last.source && Math.abs(line - last.line) < LINES)) {
            return [];
        }
        last = { source, line };
        return [[column, source, line, 0]];
    }));
    return JSON.stringify({ ...map, names: [], mappings: encode(lines) });
}

module.exports = { linesOnly };
