"use strict";
// Bundles the package: a file for each thing that somebody loads, and chunks with what several of them share. A few files start
// faster than two hundred, and are smaller.
const fs = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");

const OPTIONS = {
    platform: "node", target: "node20", minify: true, sourcemap: "external", sourcesContent: false, logLevel: "warning",
    // Its own tsconfig is for the type check.
    tsconfigRaw: {},
};
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
        ...OPTIONS, bundle: true, splitting: true, format: "esm", packages: "external", write: false, plugins: [TABLES],
        entryPoints: [...LIBRARY, ...TOOLS].map(name => path.join(root, `${name}.ts`)), outbase: root, outdir: target, chunkNames: CHUNKS,
    });
    const texts = new Map(outputFiles.map(({ path: file, text }) => [file, text]));
    for (const [file, text] of texts) {
        if (file.endsWith(".js")) {
            const from = Buffer.from(texts.get(`${file}.map`)).toString("base64");
            const { code, map } = await esbuild.transform(`${text}//# sourceMappingURL=data:application/json;base64,${from}`, { ...OPTIONS, format: "cjs", sourcefile: file });
            const { sources } = JSON.parse(map);
            const isMapped = sources.some(source => MAPPED.test(source));
            fs.mkdirSync(path.dirname(file), { recursive: true });
            fs.writeFileSync(file, isMapped ? `${code}//# sourceMappingURL=${path.basename(file)}.map\n` : code);
            if (isMapped) {
                fs.writeFileSync(`${file}.map`, map);
            }
        }
    }
}

/** Tables as text: a line of JSON is smaller than its lines of JavaScript, and faster to read. */
const TABLES = {
    name: "tables",
    setup({ onLoad }) {
        onLoad({ filter: /\.json$/ }, ({ path: file }) => {
            const text = JSON.stringify(JSON.parse(fs.readFileSync(file, "utf8")));
            return { contents: `module.exports = JSON.parse(${JSON.stringify(text)});`, loader: "js" };
        });
    },
};

module.exports = { LIBRARY, TOOLS, bundle };
