"use strict";
const { longestFirst } = require("./longestFirst");

// Three for two cores: some wait for commands that they have started.
module.exports = longestFirst(__dirname, ".spec.ts", 3, [
    "models/generated", "sources", "policy/corpus/corpus", "plan/programs", "models/refusals", "docs/examples", "plugin/schema", "policy/publish",
    "policy/everyRule",
]);
