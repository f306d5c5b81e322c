"use strict";
// Writes schema.json from the components.
const fs = require("node:fs");
const path = require("node:path");
require("../../loader/typescript");
const { runCommand } = require("../../commands/command.ts");

const USAGE = `Usage: npm run schema

Writes schema.json, which the plugin serves to programs of every Pulumi language, from the components.

  -h, --help    prints this and does nothing else`;

runCommand(USAGE, 0, () => {
    const { SCHEMA_FILE, makeSchema, schemaText } = require("./makeSchema.ts");
    fs.writeFileSync(path.join(__dirname, "../..", SCHEMA_FILE), schemaText(makeSchema()));
});
