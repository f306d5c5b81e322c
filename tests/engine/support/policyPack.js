#!/usr/bin/env node
"use strict";
// Starts the policy pack without a language host: the engine runs this file as it would run a pack written in Go.
const path = require("node:path");

process.chdir(path.join(__dirname, "..", "..", "..", "policy"));
// The engine names this file as the pack; the server wants the folder that it is in now.
process.argv[3] = ".";
require("@pulumi/pulumi/cmd/run-policy-pack");
