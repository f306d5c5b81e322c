"use strict";
// The engine starts packs with a type check built in; this replaces it by the loader that checks nothing (see there why).
require("../loader/typescript");
require("./index.ts");
