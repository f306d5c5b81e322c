"use strict";
// Starts the plan without a type check and without a build step. package.json starts it with a small young generation:
// the process is short, and Node would rather take memory than collect.
require("../loader/typescript");
require("./main.ts").main(process.argv.slice(2)).then(code => process.exit(code));
