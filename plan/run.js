"use strict";
// Starts the plan without a type check and without a build step.
require("../loader/typescript");
require("./main.ts").main(process.argv.slice(2)).then(code => process.exit(code));
