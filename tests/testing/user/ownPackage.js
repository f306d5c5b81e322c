"use strict";
// Gives the programs of this folder the package as a user has it installed, without a build: its entries are the sources.
const Module = require("node:module");
const path = require("node:path");

const ROOT = path.join(__dirname, "../../..");
const ENTRIES = { "pulumi-eks-windows": "components/index.ts", "pulumi-eks-windows/testing": "testing/index.ts" };
const resolve = Module._resolveFilename;

Module._resolveFilename = function (request, ...rest) {
    return request in ENTRIES ? path.join(ROOT, ENTRIES[request]) : resolve.call(this, request, ...rest);
};
