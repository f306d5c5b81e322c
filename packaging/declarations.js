"use strict";
// Declarations as a program with `exactOptionalPropertyTypes` needs them: what may be left out may be undefined, too. The components
// take both for the same, and a program passes on settings that it may not have.
const ts = require("typescript");

/** The text of a declaration file, with `| undefined` at each optional property of its interfaces and object types. */
function optionalMayBeUndefined(text) {
    const source = ts.createSourceFile("declarations.d.ts", text, ts.ScriptTarget.Latest, true);
    const ends = [];
    const visit = node => {
        if (ts.isPropertySignature(node) && node.questionToken && node.type && !allowsUndefined(node.type)) {
            ends.push(node.type.getEnd());
        }
        ts.forEachChild(node, visit);
    };
    visit(source);
    return ends.sort((one, other) => other - one).reduce((changed, end) => `${changed.slice(0, end)} | undefined${changed.slice(end)}`, text);
}

function allowsUndefined(type) {
    return ts.isUnionTypeNode(type) && type.types.some(({ kind }) => kind === ts.SyntaxKind.UndefinedKeyword);
}

module.exports = { optionalMayBeUndefined };
