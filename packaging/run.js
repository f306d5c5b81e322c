"use strict";
// Compiles the npm package into dist, which package.json refers to.
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
require("../loader/typescript");
const { runCommand } = require("../commands/command.ts");

const ROOT = path.join(__dirname, "..");
const DIST = path.join(ROOT, "dist");
const USAGE = `Usage: npm run build

Compiles the npm package into dist: the components with declarations and source maps, the policy pack, the plan, the plugin and the
commands, in one file each. npm pack and npm publish do it by themselves.

  -h, --help    prints this and does nothing else`;

async function main() {
    const { LIBRARY, bundle } = require("./bundles");
    const { bundleDeclarations, optionalMayBeUndefined } = require("./declarations");
    const { linesOnly } = require("./sourceMaps");
    fs.rmSync(DIST, { recursive: true, force: true });
    const declarations = fs.mkdtempSync(path.join(os.tmpdir(), "declarations-"));
    try {
        compile("tsconfig.types.json", declarations);
        await bundleDeclarations(LIBRARY, declarations, DIST);
    } finally {
        fs.rmSync(declarations, { recursive: true });
    }
    rewrite(".d.ts", optionalMayBeUndefined);
    await bundle(ROOT, DIST);
    rewrite(".map", linesOnly);
}

function rewrite(suffix, change) {
    fs.readdirSync(DIST, { recursive: true }).filter(name => name.endsWith(suffix)).map(name => path.join(DIST, name))
        .forEach(file => fs.writeFileSync(file, change(fs.readFileSync(file, "utf8"))));
}

function compile(project, folder) {
    const { status } = spawnSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", path.join(__dirname, project), "--outDir", folder], { stdio: ["ignore", 2, 2] });
    if (status !== 0) {
        throw new Error(`tsc can't compile ${project}`);
    }
}

runCommand(USAGE, 0, main).catch(error => {
    console.error(`The package could not be built: ${error.message}`);
    process.exitCode = 1;
});
