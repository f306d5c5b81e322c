"use strict";
// Code that only the commands and the policy pack load, in one archive: packed together it is a fifth smaller than a tarball makes it
// file by file. Each of its files is a line that takes its code from there.
const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");

const NAME = "archive";
/** Stands between the files: no code has it. */
const BETWEEN = "\0";
const READER = `"use strict";const fs=require("node:fs"),path=require("node:path"),zlib=require("node:zlib");
const parts=zlib.brotliDecompressSync(fs.readFileSync(path.join(__dirname,"${NAME}.br"))).toString().split("\\0");
module.exports=module=>module._compile(parts[parts.indexOf(path.relative(__dirname,module.filename).split(path.sep).join("/"))+1],module.filename);
`;

/** Writes the archive of these files, code by path, and a line for each of them. */
function writeArchive(target, files) {
    const options = { [zlib.constants.BROTLI_PARAM_LGWIN]: zlib.constants.BROTLI_MAX_WINDOW_BITS };
    fs.writeFileSync(path.join(target, `${NAME}.br`), zlib.brotliCompressSync(Object.entries(files).flat().join(BETWEEN), { params: options }));
    fs.writeFileSync(path.join(target, `${NAME}.js`), READER);
    for (const [name, code] of Object.entries(files)) {
        const [interpreter = ""] = /^#!.*\n/.exec(code) ?? [];
        const reader = path.relative(path.dirname(name), NAME).split(path.sep).join("/");
        fs.mkdirSync(path.dirname(path.join(target, name)), { recursive: true });
        fs.writeFileSync(path.join(target, name), `${interpreter}require("${reader.startsWith(".") ? reader : `./${reader}`}.js")(module);\n`);
    }
}

module.exports = { writeArchive };
