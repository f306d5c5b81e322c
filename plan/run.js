"use strict";
// Starts the plan without a type check and without a build step. package.json starts it with a small young generation
// and without the optimizing compiler: the process is over before either would pay.
require("../loader/typescript");
require("./main.ts").main(process.argv.slice(2)).then(code => process.exit(code));
