"use strict";
const { longestFirst } = require("../longestFirst");

module.exports = longestFirst(__dirname, ".engine.ts", 2, ["readme", "upgrades", "package", "failures", "order", "kill", "modes", "providers"]);
