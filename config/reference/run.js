"use strict";
// Writes docs/configuration.md and docs/stack.schema.json from the arguments of WindowsCluster.
const fs = require("node:fs");
const path = require("node:path");
require("../../loader/typescript");
const { FILES } = require("./files.ts");

for (const [file, content] of Object.entries(FILES)) {
    fs.writeFileSync(path.join(__dirname, "../..", file), content());
}
