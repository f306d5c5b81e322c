"use strict";
// The engine starts packs with a type check built in; this replaces it by a loader that checks nothing and starts fast.
const path = require("node:path");
const { requireBundled } = require("../loader/bundle");

requireBundled(path.join(__dirname, "index.ts"));
