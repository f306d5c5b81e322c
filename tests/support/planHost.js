"use strict";
// Plans many programs in one process, one after the other, and judges them by one policy pack: most of what a plan costs
// is to load both. It runs the command's own code; only what a process does when it ends is not seen here.
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
require("../../loader/typescript");
const policyPack = require("../../plan/policyPack.ts");
const { main } = require("../../plan/main.ts");
const debuggable = require("@pulumi/pulumi/runtime/debuggable");
const { withOutputsWhenRead } = require("./lightSdk.ts");

const root = path.join(__dirname, "../..");
const { PolicyPack } = policyPack;
let shared;

policyPack.PolicyPack = function (folder) {
    shared ??= new PolicyPack(folder);
    return { unref: () => shared.unref(), ref: () => shared.ref(), judge: (...args) => shared.judge(...args), stop: async () => shared.unref() };
};

const { debuggablePromise } = debuggable;
// To write these stacks takes longer than all else that a program does; the errors of the program keep theirs.
debuggable.debuggablePromise = (...args) => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
        return debuggablePromise(...args);
    } finally {
        Error.stackTraceLimit = stackTraceLimit;
    }
};

/** Lets a program run anew: what its folder holds, and this package's own program, which those of the tests import. */
function forgetProgram(args) {
    const named = args.includes("--program") ? args[args.indexOf("--program") + 1] : undefined;
    const folder = named !== undefined && fs.existsSync(named) ? fs.realpathSync(named) : undefined;
    // A clone may itself stand in the folder for temporary files: then the loader and the plan would be loaded a second time.
    const isProgram = file => file === path.join(root, "index.ts") || (folder !== undefined && file.startsWith(folder + path.sep));
    Object.keys(require.cache).filter(isProgram).forEach(file => { delete require.cache[file]; });
}

/** What the command prints and gives, as if it were a process of its own. */
async function plan(args) {
    const { stdout, stderr } = process;
    const [writeOut, writeError] = [stdout.write, stderr.write];
    // Each plan puts a hook before it for its own program.
    const resolve = Module._resolveFilename;
    const printed = { stdout: "", stderr: "" };
    const capture = name => (text, ...rest) => {
        printed[name] += text;
        rest.filter(each => typeof each === "function").forEach(done => done());
        return true;
    };
    stdout.write = capture("stdout");
    stderr.write = capture("stderr");
    forgetProgram(args);
    try {
        return { code: await withOutputsWhenRead(() => main(args)), ...printed };
    } finally {
        stdout.write = writeOut;
        stderr.write = writeError;
        Module._resolveFilename = resolve;
    }
}

process.on("message", args => plan(args).then(run => process.send(run), error => process.send({ code: null, stdout: "", stderr: error.stack })));
process.on("disconnect", async () => {
    await shared?.stop();
    process.exit();
});
