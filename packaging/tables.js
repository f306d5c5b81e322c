"use strict";
// Tables in small forms that are fast to read.
const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");

const INSTANCE_TYPES = "limits/nodes/instanceTypes.json";
const PACKED = `${path.basename(INSTANCE_TYPES, ".json")}.br`;

/** Plugin of esbuild for JSON files. */
const TABLES = {
    name: "tables",
    setup({ onLoad }) {
        onLoad({ filter: /\.json$/ }, ({ path: file }) => {
            const table = JSON.parse(fs.readFileSync(file, "utf8"));
            return { contents: `module.exports = ${file.split(path.sep).join("/").endsWith(INSTANCE_TYPES) ? unpacked(table) : parsed(table)};`, loader: "js" };
        });
    },
};

/** A line of JSON is smaller than its lines of JavaScript. */
function parsed(value) {
    return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

/** Writes the table of instance types beside the bundles, packed tighter than a tarball does. */
function packTables(root, target) {
    const table = JSON.parse(fs.readFileSync(path.join(root, INSTANCE_TYPES), "utf8"));
    fs.writeFileSync(path.join(target, PACKED), zlib.brotliCompressSync(JSON.stringify(byFamily(table))));
}

/** Families whose sizes are alike share their lines: names of families, then values by size. Half of the table. */
function byFamily({ types }) {
    const families = new Map();
    for (const [type, values] of Object.entries(types)) {
        const [family, size] = type.split(".");
        families.set(family, { ...families.get(family), [size]: values });
    }
    const alike = new Map();
    for (const [family, sizes] of families) {
        const key = JSON.stringify(sizes);
        alike.set(key, [...alike.get(key) ?? [], family]);
    }
    return [...alike].map(([key, names]) => [names.join(" "), JSON.parse(key)]);
}

/** Code that makes the table again, in a file one folder below the packed one. */
function unpacked(table) {
    const rest = Object.fromEntries(Object.entries(table).filter(([key]) => key !== "types"));
    return `{ ...${parsed(rest)}, types: Object.fromEntries(JSON.parse(require("node:zlib").brotliDecompressSync(
        require("node:fs").readFileSync(require("node:path").join(__dirname, "../${PACKED}"))).toString())
        .flatMap(([names, sizes]) => names.split(" ").flatMap(name => Object.entries(sizes).map(([size, values]) => [name + "." + size, values])))) }`;
}

module.exports = { TABLES, packTables };
