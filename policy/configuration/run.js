"use strict";
// Checks a configuration file of the policy pack.
require("../../loader/typescript");
require("./checkCommand.ts").checkCommand("npm run -s policy:check --", process.argv.slice(2));
