"use strict";
// Source maps that know lines and no columns: a fifth of the size, and a stack trace needs no more.
const { decode, encode } = require("@jridgewell/sourcemap-codec");

/** The map with the first place of each line; its columns are those of the source. */
function linesOnly(text) {
    const map = JSON.parse(text);
    const lines = decode(map.mappings).map(segments => {
        const first = segments.find(segment => segment.length > 1);
        return first ? [[0, ...first.slice(1, 4)]] : [];
    });
    return JSON.stringify({ ...map, names: [], mappings: encode(lines) });
}

module.exports = { linesOnly };
