"use strict";
// Bundles the package: a file for each thing that somebody loads, and chunks with what several of them share. A few files start
// faster than two hundred, and are smaller.
const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");
const esbuild = require("esbuild");
const { minify } = require("terser");
const { writeArchive } = require("./archive");
const { pack } = require("./packedSchema");
const { TABLES, packTables } = require("./tables");

const SCHEMA = "schema.json";
/** Has the doc comments of the schema; written before the bundles. */
const DECLARATIONS = "components/index.d.ts";

const OPTIONS = {
    platform: "node", target: "node20", minify: true, sourcemap: "external", sourcesContent: false, logLevel: "warning",
    // Its own tsconfig is for the type check.
    tsconfigRaw: {},
};
/** A second minifier after esbuild's: some kilobytes less. */
const SMALLEST = { ecma: 2020, toplevel: true, compress: { passes: 3 } };
/** What never runs and tells Node the names that an ES module may import; a minifier takes it for dead code. */
const NAMES = /0&&\(module\.exports=\{[^}]*\}\);?\s*$/;
/** A real `import` of a chunk would find no names in it. */
const COMMONJS = { format: "cjs", supported: { "dynamic-import": false } };
/** What programs import. */
const LIBRARY = ["components/index", "testing/index"];
/** What is loaded besides. */
const TOOLS = ["commands/bin", "plan/main", "plugin/index", "policy/pack", "policy/index"];
/** As deep as the sources, so that a path relative to `__dirname` means the same in both. */
const CHUNKS = "chunks/[hash]";
/** Whose lines a stack trace names: that of a program, and not that of a tool. */
const MAPPED = /(^|\/)components\//;

/** Writes the bundles of the sources in `root` into `target`. */
async function bundle(root, target) {
    // Only ES modules can share chunks; then each file becomes a CommonJS module, which programs of either kind load.
    const { outputFiles, metafile } = await esbuild.build({
        ...OPTIONS, bundle: true, splitting: true, format: "esm", packages: "external", write: false, metafile: true, plugins: [PACKED_SCHEMA, TABLES],
        entryPoints: [...LIBRARY, ...TOOLS].map(name => path.join(root, `${name}.ts`)), outbase: root, outdir: target, chunkNames: CHUNKS,
    });
    packSchema(root, target);
    packTables(root, target);
    const ofLibrary = reached(metafile, LIBRARY.map(name => path.relative(process.cwd(), path.join(target, `${name}.js`))));
    const ofTools = {};
    const texts = new Map(outputFiles.map(({ path: file, text }) => [file, text]));
    for (const [file, text] of texts) {
        if (file.endsWith(".js")) {
            const from = Buffer.from(texts.get(`${file}.map`)).toString("base64");
            const compiled = await esbuild.transform(`${text}//# sourceMappingURL=data:application/json;base64,${from}`, { ...OPTIONS, ...COMMONJS, sourcefile: file });
            const { code, map } = await minify(compiled.code, { ...SMALLEST, sourceMap: { content: compiled.map } });
            if (ofLibrary.has(path.relative(process.cwd(), file))) {
                const isImported = LIBRARY.some(name => file === path.join(target, `${name}.js`));
                writeLibrary(file, isImported ? code + NAMES.exec(compiled.code)[0] : code, map);
            } else {
                ofTools[path.relative(target, file).split(path.sep).join("/")] = code;
            }
        }
    }
    writeArchive(target, ofTools);
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
