"use strict";
// Makes the policy pack in build/policy-pack, for `pulumi policy publish`, and the tarball of it beside it.
const { spawnSync } = require("node:child_process");
const path = require("node:path");
require("../../loader/typescript");
const { runCommand } = require("../../commands/command.ts");
const { stage } = require("./stage");

const BUILD = path.join(__dirname, "../../build");
const USAGE = `Usage: npm run policy:pack -- [FOLDER]

Makes the policy pack that stands on its own, for pulumi policy publish, in FOLDER/policy-pack, and its tarball in FOLDER.
Prints the path of the tarball.

  FOLDER        where to write; default build
  -h, --help    prints this and does nothing else`;

async function main(target = BUILD) {
    const build = path.resolve(target);
    const folder = path.join(build, "policy-pack");
    await stage(folder);
    const { status, stdout, stderr } = spawnSync("npm", ["pack", "--pack-destination", build], { cwd: folder, encoding: "utf8" });
    if (status !== 0) {
        throw new Error(`npm pack failed:\n${stderr}`);
    }
    console.log(path.join(build, stdout.trim().split("\n").pop()));
}

runCommand(USAGE, 1, main).catch(error => {
    console.error(`The policy pack could not be made: ${error.message}`);
    process.exitCode = 1;
});
