import * as path from "node:path";
import { fileURLToPath } from "node:url";

/** A place in a source; line and column count from 1. */
export interface SourcePosition {
    file: string;
    line: number;
    column: number;
}

const FRAME = /^\s+at (?:.*\()?(?:async )?(.+?):(\d+):(\d+)\)?$/gm;
/** What V8 puts before the stack of a syntax error: the file, the line of source and a mark below it. */
export const SYNTAX_ERROR = /^(.+):(\d+)\n(.*)\n([ \t]*)\^/;
/** Folders of the plan itself: their frames say nothing about the program. */
const OWN_FOLDERS = [__dirname, path.join(__dirname, "../loader")];

/** Where in a program's own sources an error arose: in `folder` if it can, else in what the program imports from elsewhere. */
export function programFrame(stack: string, folder: string): SourcePosition | undefined {
    const frames = framesOf(stack).filter(({ file }) => !file.split(path.sep).includes("node_modules")
        && !OWN_FOLDERS.some(own => isWithin(own, file)));
    return frames.find(({ file }) => isWithin(folder, file)) ?? frames[0];
}

/** Where in the plan itself an error arose, if it did. */
export function planFrame(stack: string): SourcePosition | undefined {
    const [first] = framesOf(stack);
    return first && OWN_FOLDERS.some(own => isWithin(own, first.file)) ? first : undefined;
}

/** All frames in files, the innermost first. */
function framesOf(stack: string): SourcePosition[] {
    const syntaxError = SYNTAX_ERROR.exec(stack);
    return [
        ...syntaxError ? [{ file: syntaxError[1], line: Number(syntaxError[2]), column: syntaxError[4].length + 1 }] : [],
        ...[...stack.matchAll(FRAME)].map(([, file, line, column]) => ({
            file: file.startsWith("file:") ? fileURLToPath(file) : file, line: Number(line), column: Number(column),
        })),
    ].filter(({ file }) => path.isAbsolute(file));
}

function isWithin(folder: string, file: string): boolean {
    const relative = path.relative(folder, file);
    return !relative.startsWith("..") && !path.isAbsolute(relative);
}
