"use strict";
const { longestFirst } = require("../longestFirst");

module.exports = longestFirst(__dirname, ".engine.ts", 2, [
    "readme", "package", "existingCluster", "modes", "upgrades", "yaml", "imageUpgrades", "failures", "delivery", "stackFiles", "kill", "selfManaged",
    "sdks", "order",
]);
