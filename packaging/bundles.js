"use strict";
// Bundles the package: a file for each thing that somebody loads, and chunks with what several of them share. A few files start
// faster than two hundred, and are smaller.
const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");
const esbuild = require("esbuild");
const { minify } = require("terser");
const { pack } = require("./packedSchema");

const SCHEMA = "schema.json";
/** Has the doc comments of the schema; written before the bundles. */
const DECLARATIONS = "components/index.d.ts";

const OPTIONS = {
    platform: "node", target: "node20", minify: true, sourcemap: "external", sourcesContent: false, logLevel: "warning",
    // Its own tsconfig is for the type check.
    tsconfigRaw: {},
};
/** Chunks are loaded by require: minified, they no longer tell an import their names. */
const REQUIRED = { "dynamic-import": false };
/** What has no map may be changed more: some kilobytes less. */
const SMALLEST = { ecma: 2020, toplevel: true, compress: { passes: 3 } };
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
    const { outputFiles } = await esbuild.build({
        ...OPTIONS, bundle: true, splitting: true, format: "esm", packages: "external", write: false, plugins: [PACKED_SCHEMA, TABLES],
        entryPoints: [...LIBRARY, ...TOOLS].map(name => path.join(root, `${name}.ts`)), outbase: root, outdir: target, chunkNames: CHUNKS,
    });
    packSchema(root, target);
    const texts = new Map(outputFiles.map(({ path: file, text }) => [file, text]));
    for (const [file, text] of texts) {
        if (file.endsWith(".js")) {
            const from = Buffer.from(texts.get(`${file}.map`)).toString("base64");
            const { code, map } = await esbuild.transform(`${text}//# sourceMappingURL=data:application/json;base64,${from}`, { ...OPTIONS, format: "cjs", sourcefile: file, supported: REQUIRED });
            const { sources } = JSON.parse(map);
            const isMapped = sources.some(source => MAPPED.test(source));
            fs.mkdirSync(path.dirname(file), { recursive: true });
            fs.writeFileSync(file, isMapped ? `${code}//# sourceMappingURL=${path.basename(file)}.map\n` : (await minify(code, SMALLEST)).code);
            if (isMapped) {
                fs.writeFileSync(`${file}.map`, map);
            }
        }
    }
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

/** Tables in the smallest form that is fast to read. */
const TABLES = {
    name: "tables",
    setup({ onLoad }) {
        onLoad({ filter: /\.json$/ }, ({ path: file }) => {
            const table = JSON.parse(fs.readFileSync(file, "utf8"));
            return { contents: `module.exports = ${path.basename(file) === "instanceTypes.json" ? byFamily(table) : parsed(table)};`, loader: "js" };
        });
    },
};

/** A line of JSON is smaller than its lines of JavaScript. */
function parsed(value) {
    return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

/** Families of instance types whose sizes are alike share their lines: half of the table. */
function byFamily({ types, ...rest }) {
    const sizes = new Map();
    for (const [type, values] of Object.entries(types)) {
        const [family, size] = type.split(".");
        sizes.set(family, { ...sizes.get(family), [size]: values });
    }
    const families = new Map();
    for (const [family, ofFamily] of sizes) {
        const key = JSON.stringify(ofFamily);
        families.set(key, [...families.get(key) ?? [], family]);
    }
    const groups = [...families].map(([key, names]) => [names.join(" "), JSON.parse(key)]);
    return `{ ...${parsed(rest)}, types: Object.fromEntries(${parsed(groups)}.flatMap(([names, sizes]) => names.split(" ")
        .flatMap(name => Object.entries(sizes).map(([size, values]) => [name + "." + size, values])))) }`;
}

module.exports = { LIBRARY, TOOLS, bundle };
