"use strict";
// Preloaded by a test: whatever would be compiled now was not compiled before.
for (const [name, compile] of [["typescript", "transpileModule"], ["esbuild", "buildSync"]]) {
    const compiler = require(name);
    require.cache[require.resolve(name)].exports = { ...compiler, [compile]: () => { throw new Error(`${name} compiles again`); } };
}
