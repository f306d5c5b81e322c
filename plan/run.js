"use strict";
// Starts the plan without a type check and without a build step. package.json starts it with a small young generation
// and without the optimizing compiler: the process is over before either would pay.
require("../loader/typescript");

async function run() {
    return require("./main.ts").main(process.argv.slice(2));
}

run().then(code => process.exit(code), error => {
    // A plan that can't start is no plan that violates a policy, which is what Node's own exit code 1 would say.
    console.error(`The plan can't start: ${error.message}`);
    process.exit(2);
});
