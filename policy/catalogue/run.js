"use strict";
// Writes docs/policies.md from the rules.
const fs = require("node:fs");
const path = require("node:path");
require("../../loader/typescript");
const { runCommand } = require("../../commands/command.ts");

const USAGE = `Usage: npm run docs:policies

Writes docs/policies.md from the rules of the policy pack.

  -h, --help    prints this and does nothing else`;

runCommand(USAGE, 0, () => {
    const { RULES } = require("../rules.ts");
    const { catalogue } = require("./catalogue.ts");
    const file = path.join(__dirname, "../../docs/policies.md");
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, catalogue(RULES));
});
