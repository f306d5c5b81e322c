"use strict";
// Writes docs/components-api.md from the comments of the components.
const fs = require("node:fs");
const path = require("node:path");
require("../../loader/typescript");
const { runCommand } = require("../../commands/command.ts");

const USAGE = `Usage: npm run docs:api

Writes docs/components-api.md from the comments of the components, by TypeDoc.

  -h, --help    prints this and does nothing else`;

runCommand(USAGE, 0, async () => {
    const { API_FILE, apiPage } = require("./apiPage.js");
    fs.writeFileSync(path.join(__dirname, "../..", API_FILE), await apiPage());
});
