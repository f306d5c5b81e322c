"use strict";
const { longestFirst } = require("../longestFirst");

module.exports = longestFirst(__dirname, ".engine.ts", ["readme", "upgrades", "package", "failures", "order", "kill", "modes", "providers"]);
