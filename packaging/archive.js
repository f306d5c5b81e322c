"use strict";
// Code that only the commands and the policy pack load, in one archive: packed together it is a fifth smaller than a tarball makes it
// file by file. What somebody loads by its path is a line that takes its code from there.
const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");

const NAME = "archive";
/** Stands between the files: no code has it. */
const BETWEEN = "\0";
const INTERPRETER = /^#!.*\n/;
/** Its files find one another in the archive, and what else they load on the disk. */
const READER = `"use strict";const fs=require("node:fs"),path=require("node:path"),zlib=require("node:zlib"),Module=require("node:module");
const parts=zlib.brotliDecompressSync(fs.readFileSync(path.join(__dirname,"${NAME}.br"))).toString().split("\\0"),loaded={};
const place=file=>parts.indexOf(path.relative(__dirname,file).split(path.sep).join("/"))+1;
function load(file){
  if(!loaded[file]){
    const module=loaded[file]=new Module(file),folder=path.dirname(file);
    module.filename=file;
    module.paths=Module._nodeModulePaths(folder);
    module.require=name=>name[0]==="."&&place(path.join(folder,name))?load(path.join(folder,name)):Module.prototype.require.call(module,name);
    module._compile(parts[place(file)],file);
  }
  return loaded[file].exports;
}
module.exports=module=>{module.exports=load(module.filename)};
`;

/** Writes the archive of these files, code by path, and a line for each of those that somebody loads by its path. */
function writeArchive(target, files, entries) {
    const options = { [zlib.constants.BROTLI_PARAM_LGWIN]: zlib.constants.BROTLI_MAX_WINDOW_BITS };
    const parts = Object.entries(files).flatMap(([name, code]) => [name, code.replace(INTERPRETER, "")]);
    fs.writeFileSync(path.join(target, `${NAME}.br`), zlib.brotliCompressSync(parts.join(BETWEEN), { params: options }));
    fs.writeFileSync(path.join(target, `${NAME}.js`), READER);
    for (const name of entries) {
        const [interpreter = ""] = INTERPRETER.exec(files[name]) ?? [];
        const reader = path.relative(path.dirname(name), NAME).split(path.sep).join("/");
        fs.mkdirSync(path.dirname(path.join(target, name)), { recursive: true });
        fs.writeFileSync(path.join(target, name), `${interpreter}require("${reader}.js")(module);\n`);
    }
}

module.exports = { writeArchive };
