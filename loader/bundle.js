"use strict";
// Runs a TypeScript program as one file of JavaScript, which is made anew when one of its sources has changed: a hundred
// small files are good to read, and cost more to load one by one than all that they do.
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { cacheDir, writeAside } = require("./cache");
const { SourceError } = require("./sourceError");

/** Options that the result depends on. */
const OPTIONS = {
    bundle: true, platform: "node", target: "es2022", format: "cjs", packages: "external", sourcemap: "linked", metafile: true,
    tsconfigRaw: {}, logLevel: "silent", write: false,
    // The source map names sources as seen from here.
    outfile: path.join(cacheDir, "bundle.js"),
};

/** Requires the program; without the bundler, which only development installs, file by file. */
function requireBundled(entry) {
    const bundle = cached(entry) ?? made(entry);
    if (!bundle) {
        require("./typescript");
        require(entry);
        return;
    }
    const module_ = new Module(bundle, module);
    module_.filename = bundle;
    // Packages are those of the program.
    module_.paths = Module._nodeModulePaths(path.dirname(entry));
    module_._compile(fs.readFileSync(bundle, "utf8"), bundle);
}

/** The bundle of these very sources, if it is there. */
function cached(entry) {
    try {
        const { inputs, key } = JSON.parse(fs.readFileSync(listOf(entry), "utf8"));
        const bundle = bundleOf(key);
        return hashOf(inputs) === key && fs.existsSync(bundle) ? bundle : undefined;
    } catch {
        // No list yet, or one of its sources is gone.
        return undefined;
    }
}

/** Makes the bundle; undefined where that can't be done here. Throws if the syntax of a source is wrong. */
function made(entry) {
    const built = build(entry);
    if (!built) {
        return undefined;
    }
    const inputs = Object.keys(built.metafile.inputs).map(input => path.resolve(input)).sort();
    const key = hashOf(inputs);
    const bundle = bundleOf(key);
    for (const { path: name, text } of built.outputFiles) {
        writeAside(name.endsWith(".map") ? `${bundle}.map` : bundle, text.replace("sourceMappingURL=bundle.js.map", `sourceMappingURL=${path.basename(bundle)}.map`));
    }
    writeAside(listOf(entry), JSON.stringify({ inputs, key }));
    return fs.existsSync(bundle) ? bundle : undefined;
}

function build(entry) {
    try {
        return require("esbuild").buildSync({ ...OPTIONS, entryPoints: [entry] });
    } catch (error) {
        const found = (error.errors ?? []).filter(({ location }) => location);
        if (found.length > 0) {
            throw new SourceError(found.map(mistake));
        }
        // No bundler here, or one that can't run here.
        return undefined;
    }
}

function mistake({ text, location: { file, line, column, lineText } }) {
    // esbuild counts columns in bytes and from 0.
    const shown = file.startsWith("..") ? path.resolve(file) : file;
    return { file: shown, line, column: Buffer.from(lineText).subarray(0, column).toString().length + 1, text, sourceLine: lineText };
}

const sha256 = () => createHash("sha256").update(JSON.stringify(OPTIONS));
const listOf = entry => path.join(cacheDir, `${sha256().update(entry).digest("hex")}.json`);
const bundleOf = key => path.join(cacheDir, `${key}.bundle.js`);

/** Hash of everything that the bundle is made from. */
function hashOf(inputs) {
    const hash = sha256();
    inputs.forEach(input => hash.update(input).update("\0").update(fs.readFileSync(input)).update("\0"));
    return hash.digest("hex");
}

module.exports = { requireBundled };
