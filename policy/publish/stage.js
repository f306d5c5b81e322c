"use strict";
// Makes the policy pack that stands on its own: one file of JavaScript, with all that the rules share with the components.
const fs = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");

const root = path.join(__dirname, "../..");
const NAME = "eks-windows-policy-pack";
/** What comes with the pack as it is: source and target. */
const FILES = {
    "policy/PulumiPolicy.yaml": "PulumiPolicy.yaml", "policy/profiles": "profiles",
    "docs/policy-pack.md": "README.md", "docs/policies.md": "policies.md", LICENSE: "LICENSE",
};
/** Stays outside: the engine starts the pack from the SDK that is installed beside it. */
const DEPENDENCIES = ["@pulumi/policy", "@pulumi/pulumi"];
/** The pack uses parts of the policy SDK that only its tests hold, so it takes the very release that they ran with. */
const SDK = "@pulumi/policy";

/** Writes the pack into a folder, which is emptied first. */
async function stage(folder) {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    await esbuild.build({
        // As boot.js of this repository: first what makes the SDK load less.
        stdin: { contents: "import \"../loader/deferred.js\"; import \"./index\";", resolveDir: path.join(root, "policy") }, outfile: path.join(folder, "index.js"),
        bundle: true, platform: "node", target: "node20", format: "cjs", external: DEPENDENCIES, logLevel: "warning",
    });
    for (const [source, target] of Object.entries(FILES)) {
        fs.cpSync(path.join(root, source), path.join(folder, target), { recursive: true });
    }
    const { license, repository, engines, dependencies, peerDependencies } = require(path.join(root, "package.json"));
    const { version } = require(path.join(root, "policy/package.json"));
    fs.writeFileSync(path.join(folder, "package.json"), `${JSON.stringify({
        name: NAME, version, description: "What Windows nodes on Amazon EKS need and cannot have, as a CrossGuard policy pack",
        license, repository, engines, main: "index.js",
        dependencies: { ...Object.fromEntries(DEPENDENCIES.map(name => [name, { ...dependencies, ...peerDependencies }[name]])), [SDK]: installed(SDK) },
    }, undefined, 2)}\n`);
}

function installed(name) {
    return require(`${name}/package.json`).version.replace(/^v/, "");
}

module.exports = { stage };
