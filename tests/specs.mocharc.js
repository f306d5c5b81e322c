"use strict";
const { longestFirst } = require("./longestFirst");

module.exports = longestFirst(__dirname, ".spec.ts", [
    "models/generated", "sources", "policy/corpus/corpus", "plan/programs", "models/refusals", "docs/examples", "plugin/schema", "policy/publish",
    "policy/everyRule",
]);
