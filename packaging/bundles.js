"use strict";
// Bundles the package: a file for each thing that somebody loads, and chunks with what several of them share. A few files start
// faster than two hundred, and are smaller.
const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");
const esbuild = require("esbuild");
const { writeArchive } = require("./archive");
const { FOR_NODE, commonJs } = require("./commonJs");
const { pack } = require("./packedSchema");
const { TABLES, packTables } = require("./tables");

const SCHEMA = "schema.json";
/** Has the doc comments of the schema; written before the bundles. */
const DECLARATIONS = "components/index.d.ts";

/** What programs import. */
const LIBRARY = ["components/index", "testing/index"];
/** What is loaded besides. */
const TOOLS = ["commands/bin", "loader/deferred", "plan/main", "plugin/index", "policy/index"];
/** As deep as the sources, so that a path relative to `__dirname` means the same in both. */
const CHUNKS = "chunks/[hash]";
/** The hash in such a name: a number takes its place, since chance can't be compressed. */
const HASH = /\b[A-Z0-9]{8}(?=\.js\b)/g;
/** Whose lines a stack trace names: that of a program, and not that of a tool. */
const MAPPED = /(^|\/)components\//;

/** Writes the bundles of the sources in `root` into `target`. */
async function bundle(root, target) {
    // Only ES modules can share chunks; then each file becomes a CommonJS module, which programs of either kind load.
    const { outputFiles, metafile } = await esbuild.build({
        ...FOR_NODE, minify: true, logLevel: "warning", bundle: true, splitting: true, format: "esm", packages: "external", write: false, metafile: true, plugins: [PACKED_SCHEMA, TABLES],
        entryPoints: [...LIBRARY, ...TOOLS].map(name => path.join(root, name)), outbase: root, outdir: target, chunkNames: CHUNKS,
    });
    packSchema(root, target);
    packTables(root, target);
    const ofLibrary = reached(metafile, LIBRARY.map(name => path.relative(process.cwd(), path.join(target, `${name}.js`))));
    const ofTools = {};
    const hashes = [...new Set(outputFiles.flatMap(({ path: file }) => file.match(HASH) ?? []))];
    const short = text => text.replace(HASH, hash => hashes.includes(hash) ? hashes.indexOf(hash).toString(36) : hash);
    const texts = new Map(outputFiles.map(({ path: file, text }) => [file, text]));
    for (const [file, text] of texts) {
        if (file.endsWith(".js")) {
            const name = short(path.relative(target, file)).split(path.sep).join("/");
            const { code, map } = await commonJs({ text: short(text), map: texts.get(`${file}.map`) }, name, name.startsWith(path.dirname(CHUNKS)));
            if (ofLibrary.has(path.relative(process.cwd(), file))) {
                writeLibrary(path.join(target, name), code, map);
            } else {
                ofTools[name] = code;
            }
        }
    }
    writeArchive(target, ofTools, TOOLS.map(name => `${name}.js`));
}

/** Writes a file of the library, with its map where a stack trace names lines of it. */
function writeLibrary(file, code, map) {
    const isMapped = JSON.parse(map).sources.some(source => MAPPED.test(source));
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, isMapped ? `${code}\n//# sourceMappingURL=${path.basename(file)}.map\n` : code);
    if (isMapped) {
        fs.writeFileSync(`${file}.map`, map);
    }
}

/** The outputs that some of them load, however deep, and these themselves. */
function reached({ outputs }, entries) {
    const found = new Set(entries);
    for (const name of found) {
        outputs[name].imports.filter(({ external }) => !external).forEach(({ path: imported }) => found.add(imported));
    }
    return found;
}

/** The plugin reads the schema beside the bundles, and fills it up from the declarations. */
const PACKED_SCHEMA = {
    name: "packed schema",
    setup({ onLoad }) {
        onLoad({ filter: new RegExp(`/${SCHEMA.replace(".", "\\.")}$`) }, () => ({ contents: `
            const fs = require("node:fs"), path = require("node:path"), zlib = require("node:zlib");
            const packed = zlib.brotliDecompressSync(fs.readFileSync(path.join(__dirname, "../${SCHEMA}.br"))).toString();
            module.exports = require("./packaging/packedSchema.js").unpack(JSON.parse(packed), fs.readFileSync(path.join(__dirname, "../${DECLARATIONS}"), "utf8"));`, loader: "js" }));
    },
};

function packSchema(root, target) {
    const schema = pack(JSON.parse(fs.readFileSync(path.join(root, SCHEMA), "utf8")), fs.readFileSync(path.join(target, DECLARATIONS), "utf8"));
    fs.writeFileSync(path.join(target, `${SCHEMA}.br`), zlib.brotliCompressSync(JSON.stringify(schema)));
}

module.exports = { LIBRARY, TOOLS, bundle };
