"use strict";
// The pack of an installed package is compiled. In this repository it runs from its sources, by a loader that checks no types and
// starts fast.
const fs = require("node:fs");
const path = require("node:path");

const sources = path.join(__dirname, "index.ts");
if (fs.existsSync(sources)) {
    require("../loader/deferred");
    require("../loader/bundle").requireBundled(sources);
} else {
    require("../dist/loader/deferred");
    require("../dist/policy");
}
