"use strict";
// Compiles the npm package into dist, which package.json refers to.
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
require("../loader/typescript");
const { runCommand } = require("../commands/command.ts");
const { LIBRARY, bundle } = require("./bundles");
const { optionalMayBeUndefined } = require("./declarations");
const { removeUnneeded } = require("./needed");
const { linesOnly } = require("./sourceMaps");

const ROOT = path.join(__dirname, "..");
const DIST = path.join(ROOT, "dist");
const USAGE = `Usage: npm run build

Compiles the npm package into dist: the components with declarations and source maps, the policy pack, the plan, the plugin and the
commands, in one file each. npm pack and npm publish do it by themselves.

  -h, --help    prints this and does nothing else`;

async function main() {
    fs.rmSync(DIST, { recursive: true, force: true });
    compile("tsconfig.types.json");
    removeUnneeded(DIST, LIBRARY);
    rewrite(".d.ts", optionalMayBeUndefined);
    await bundle(ROOT, DIST);
    rewrite(".map", linesOnly);
}

function rewrite(suffix, change) {
    fs.readdirSync(DIST, { recursive: true }).filter(name => name.endsWith(suffix)).map(name => path.join(DIST, name))
        .forEach(file => fs.writeFileSync(file, change(fs.readFileSync(file, "utf8"))));
}

function compile(project) {
    const { status } = spawnSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", path.join(__dirname, project)], { stdio: ["ignore", 2, 2] });
    if (status !== 0) {
        throw new Error(`tsc can't compile ${project}`);
    }
}

runCommand(USAGE, 0, main).catch(error => {
    console.error(`The package could not be built: ${error.message}`);
    process.exitCode = 1;
});
