"use strict";
// Makes the policy pack in build/policy-pack, for `pulumi policy publish`, and the tarball of it beside it.
const { spawnSync } = require("node:child_process");
const path = require("node:path");
const { stage } = require("./stage");

const root = path.join(__dirname, "../..");
const build = path.resolve(process.argv[2] ?? path.join(root, "build"));
const folder = path.join(build, "policy-pack");

async function main() {
    await stage(folder);
    const { status, stdout, stderr } = spawnSync("npm", ["pack", "--pack-destination", build], { cwd: folder, encoding: "utf8" });
    if (status !== 0) {
        throw new Error(`npm pack failed:\n${stderr}`);
    }
    console.log(path.join(build, stdout.trim().split("\n").pop()));
}

main().catch(error => {
    console.error(`The policy pack could not be made: ${error.message}`);
    process.exitCode = 1;
});
