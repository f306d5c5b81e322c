"use strict";
const { longestFirst } = require("./longestFirst");

module.exports = longestFirst(__dirname, ".spec.ts", [
    "models/generated", "policy/corpus/corpus", "schema/schema", "plan/programs", "models/refusals", "docs/examples", "plugin/schema", "policy/publish",
    "policy/everyRule",
]);
