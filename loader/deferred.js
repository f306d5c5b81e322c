"use strict";
// Defers TypeScript and npm's Arborist, which Pulumi's SDK loads to serialize functions: half of the time that the SDK takes to load,
// for what most programs don't do. The first use loads them. With an SDK that loads them from elsewhere, nothing changes.
const Module = require("node:module");

/** The last is what the SDK brings for programs without TypeScript of their own. */
const DEFERRED = /^(typescript|@npmcli\/arborist|.*[\\/]typescript\.js)$/;
const LOADED_BY = /[\\/]@pulumi[\\/]pulumi[\\/](typescript-shim|runtime[\\/]closure[\\/]codePaths)\.js$/;

const load = Module._load;
Module._load = function (request, parent, isMain) {
    if (!DEFERRED.test(request) || !LOADED_BY.test(parent?.filename)) {
        return load.call(this, request, parent, isMain);
    }
    // What is not installed throws at once: the SDK then loads something else.
    Module._resolveFilename(request, parent);
    return deferred(() => load.call(this, request, parent, isMain));
};

/** Stands for a module until something asks what is in it. */
function deferred(loadModule) {
    return new Proxy({}, {
        // The compiled `import * as` would copy what has no such mark.
        get: (_, name) => name === "__esModule" || loadModule()[name],
        has: (_, name) => name in loadModule(),
        ownKeys: () => Reflect.ownKeys(loadModule()),
        getOwnPropertyDescriptor: (_, name) => ({ value: loadModule()[name], enumerable: true, configurable: true }),
    });
}
