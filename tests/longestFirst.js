"use strict";
// Settings of mocha for a whole run: processes share the files, those that take longest first, so that none waits for another at the
// end.
const fs = require("node:fs");
const path = require("node:path");

/** Settings that run the files below `folder` with this ending in so many processes, beginning with `longest`. */
function longestFirst(folder, ending, jobs, longest) {
    const found = fs.readdirSync(folder, { recursive: true }).map(name => path.relative(process.cwd(), path.join(folder, name))).filter(name => name.endsWith(ending)).sort();
    const first = longest.map(name => path.relative(process.cwd(), path.join(folder, name + ending)));
    const gone = first.filter(file => !found.includes(file));
    if (gone.length > 0) {
        throw new Error(`tests that are named as the longest are gone: ${gone.join(", ")}`);
    }
    return { ...require("../.mocharc.json"), parallel: true, jobs, spec: [...first, ...found.filter(file => !first.includes(file))] };
}

module.exports = { longestFirst };
