"use strict";
// Loaded into every process that runs tests: the sources come from the same cache as those of the plan and the pack.
const path = require("node:path");
// No test process but those that ask for it needs the compiler that the SDK loads.
require("../loader/deferred");
const { sourcePosition } = require("../loader/sourceMap");

/** A place in a stack: file, line, column. Mocha has cut its own folder off by then. */
const PLACE = /([^\s():]+\.ts):(\d+):(\d+)/g;

/** The stack with places in the sources. */
function sourceStack(stack) {
    return stack.replace(PLACE, (text, file, line, column) => {
        const found = sourcePosition({ file: path.resolve(file), line: Number(line), column: Number(column) });
        return `${file}:${found.line}:${found.column}`;
    });
}

// Only a failure needs them. To map every stack costs more than most tests: Pulumi takes one of every promise.
exports.mochaHooks = {
    afterEach() {
        const { err } = this.currentTest;
        if (typeof err?.stack === "string") {
            err.stack = sourceStack(err.stack);
        }
    },
};
exports.sourceStack = sourceStack;
