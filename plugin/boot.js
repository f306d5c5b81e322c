"use strict";
// The entry of the plugin: package.json's `main` leads here. An installed package is compiled. In this repository the plugin runs
// from its sources, by a loader that checks no types and starts fast.
const fs = require("node:fs");
const path = require("node:path");

const sources = path.join(__dirname, "index.ts");
if (fs.existsSync(sources)) {
    require("../loader/bundle").requireBundled(sources);
} else {
    require("../dist/plugin");
}
