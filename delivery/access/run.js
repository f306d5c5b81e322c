"use strict";
// Writes the IAM policies of a stack from its plan.
require("../../loader/typescript");
const { WRONG_ARGUMENTS } = require("../../commands/command.ts");
const { USAGE, requestOf, writeDocuments } = require("./access.ts");

async function run() {
    let request;
    try {
        request = requestOf(process.argv.slice(2));
    } catch (error) {
        console.error(`${error.message}\n\n${USAGE}`);
        return WRONG_ARGUMENTS;
    }
    if (!request) {
        console.log(USAGE);
        return 0;
    }
    console.log((await writeDocuments(request)).join("\n"));
    return 0;
}

run().then(code => { process.exitCode = code; }, error => {
    console.error(error.message);
    process.exitCode = 1;
});
