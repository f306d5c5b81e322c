"use strict";
// Makes CommonJS modules of bundles, which programs of either kind load, without what none of them needs.
const esbuild = require("esbuild");
const { minify } = require("terser");

/** What both passes of esbuild have in common. */
const FOR_NODE = {
    platform: "node", target: "node20", sourcemap: "external", sourcesContent: false,
    // Its own tsconfig is for the type check.
    tsconfigRaw: {},
};
const OPTIONS = {
    ...FOR_NODE, format: "cjs",
    // A real `import` of a chunk would find no names in it.
    supported: { "dynamic-import": false },
};
const SMALLEST = { ecma: 2020, toplevel: true, compress: { passes: 3 } };
/** A copy of a module for the sake of its `default`, which no source imports. */
const COPY = /\b__toESM\((require\("[^"]+"\))\)/g;
/** The mark of what was an ES module: of use to a program that imports it, and not in a chunk. */
const MARK = /\b__toCommonJS\((\w+)\);/;
/** What never runs and tells Node the names that an ES module may import; a minifier takes it for dead code. */
const NAMES = /0 && \(module\.exports = (\{[^}]*\})\);?\s*$/;

/** The small CommonJS module, and its source map, of an ES module with one; `isChunk` if no program loads it by its path. */
async function commonJs({ text, map }, file, isChunk) {
    const mapped = `${text}//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString("base64")}`;
    const compiled = await esbuild.transform(mapped, { ...OPTIONS, sourcefile: file });
    const plain = compiled.code.replace(COPY, "$1");
    const { code, map: smallMap } = await minify(isChunk ? plain.replace(MARK, "$1;") : plain, { ...SMALLEST, sourceMap: { content: compiled.map } });
    const names = isChunk ? null : NAMES.exec(compiled.code);
    return { code: names === null ? code : `${code}0&&(module.exports=${names[1].replace(/\s/g, "")});`, map: smallMap };
}

module.exports = { FOR_NODE, commonJs };
