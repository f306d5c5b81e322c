"use strict";
// Source maps that know the lines of the sources and no columns in them: a fraction of the size, and a stack trace needs no more.
const { decode, encode } = require("@jridgewell/sourcemap-codec");

/** The map with one place for each line of a source: that where the line begins in the compiled file. */
function linesOnly(text) {
    const map = JSON.parse(text);
    let last;
    const lines = decode(map.mappings).map(segments => segments.flatMap(([column, source, line]) => {
        const place = source === undefined ? undefined : `${source}:${line}`;
        const isNew = place !== undefined && place !== last;
        last = place ?? last;
        return isNew ? [[column, source, line, 0]] : [];
    }));
    return JSON.stringify({ ...map, names: [], mappings: encode(lines) });
}

module.exports = { linesOnly };
