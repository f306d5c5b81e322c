"use strict";
// The schema says what the declarations say, in the same words. In the package it has the number of a doc comment in place of its text:
// a third of the size.

/** Texts of the doc comments in a declaration file, without their tags. */
function docComments(declarations) {
    return [...declarations.matchAll(/\/\*\*([\s\S]*?)\*\//g)].map(([, text]) => text.replace(/^\s*\* ?/gm, "").split(/^@/m)[0].trim());
}

/** The schema with numbers in place of the texts that the declarations have. */
function pack(schema, declarations) {
    const numbers = new Map(docComments(declarations).map((text, number) => [text, number]));
    return withDescriptions(schema, text => numbers.get(text) ?? text);
}

/** What was packed, from the same declarations. */
function unpack(packed, declarations) {
    const texts = docComments(declarations);
    return withDescriptions(packed, entry => texts[entry] ?? entry);
}

/** A property called description is an object: only what is none is replaced. */
function withDescriptions(schema, change) {
    return JSON.parse(JSON.stringify(schema, (key, value) => key === "description" && typeof value !== "object" ? change(value) : value));
}

module.exports = { pack, unpack };
