"use strict";
// Bundles what no program imports: the plugin, the policy pack, the plan and the commands. One file each starts faster than a hundred,
// and is smaller. What the components have compiled stays outside, so that it is there once.
const fs = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");

/** Sources, and the same places in the package, so that a path relative to `__dirname` means the same in both. */
const TOOLS = ["commands/bin", "plan/main", "plugin/index", "policy/pack", "policy/index"];
/** What another bundle is, and not a part of this one. */
const BUNDLES = TOOLS.map(tool => `${tool}.js`);

/** Leaves requires of files in place that the compiler has put into the package, as seen from the bundle. */
function compiledFiles(root, target, bundle) {
    return {
        name: "compiled files",
        setup({ onResolve }) {
            onResolve({ filter: /^\./ }, ({ path: request, resolveDir, kind }) => {
                const file = `${path.relative(root, path.resolve(resolveDir, request)).replace(/\.js$/, "")}.js`;
                return kind !== "entry-point" && (BUNDLES.includes(file) || fs.existsSync(path.join(target, file)))
                    ? { path: path.relative(path.join(root, bundle, ".."), path.join(root, file)).split(path.sep).join("/"), external: true } : undefined;
            });
        },
    };
}

/** Writes the bundles of the sources in `root` into `target`, where the compiled files are. */
async function bundleTools(root, target) {
    await Promise.all(TOOLS.map(tool => esbuild.build({
        entryPoints: [path.join(root, `${tool}.ts`)], outfile: path.join(target, `${tool}.js`),
        bundle: true, platform: "node", target: "node20", format: "cjs", packages: "external", minify: true,
        // Its own tsconfig is for the type check.
        tsconfigRaw: {}, logLevel: "warning", plugins: [compiledFiles(root, target, tool)],
    })));
}

module.exports = { TOOLS, bundleTools };
