"use strict";
// What the loaders throw where a source is no TypeScript, or imports a file that is not there.

/** Longest part of a source line that a message shows, in characters. */
const SHOWN_CHARACTERS = 120;

/**
 * Every syntax error of a source: {file, line, column, text, sourceLine}, line and column from 1.
 *
 * A SyntaxError by name, since Pulumi's hosts print those without a stack.
 */
class SourceError extends SyntaxError {
    constructor(mistakes) {
        super(mistakes.map(mistake => `${mistake.file}:${mistake.line}:${mistake.column}: ${inWords(mistake)}`).join("\n"));
        // Hidden, or Node prints it below the message.
        Object.defineProperty(this, "mistakes", { value: mistakes });
        // The message names the place; the stack would show only the loader.
        this.stack = this.message;
    }
}

/** What is wrong, and the line in which it is. */
function inWords({ text, sourceLine, column }) {
    const start = sourceLine.length > SHOWN_CHARACTERS ? Math.max(0, column - SHOWN_CHARACTERS / 2) : 0;
    // The bundler also finds files that are missing.
    const kind = text.startsWith("Could not resolve ") ? "" : "syntax error: ";
    const part = sourceLine.slice(start, start + SHOWN_CHARACTERS).trim();
    return `${kind}${text.replace(/\.$/, "")}${part === "" ? "" : `, in the line: ${part}`}`;
}

module.exports = { SourceError, inWords };
