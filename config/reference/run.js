"use strict";
// Writes docs/configuration.md and docs/stack.schema.json from the arguments of WindowsCluster.
const fs = require("node:fs");
const path = require("node:path");
require("../../loader/typescript");
const { runCommand } = require("../../commands/command.ts");

const USAGE = `Usage: npm run docs:configuration

Writes docs/configuration.md and docs/stack.schema.json from the arguments of WindowsCluster.

  -h, --help    prints this and does nothing else`;

runCommand(USAGE, 0, () => {
    const { FILES } = require("./files.ts");
    for (const [file, content] of Object.entries(FILES)) {
        fs.writeFileSync(path.join(__dirname, "../..", file), content());
    }
});
