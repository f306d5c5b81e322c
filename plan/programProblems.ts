import * as fs from "node:fs";
import * as path from "node:path";
import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { PACKAGE_ROOT } from "../commands/packageRoot";
import { Problem, shown } from "../limits/text/problem";
import { PlanError } from "./planError";
import { SYNTAX_ERROR, SourcePosition, planFrame, programFrame } from "./programFrame";
import { UNKNOWN } from "./signatures";
import { StackFiles } from "./stackFiles";

interface SourceMistake extends SourcePosition {
    text: string;
    sourceLine: string;
}
const { SourceError, inWords } = require("../loader/sourceError.js") as {
    SourceError: new () => Error & { mistakes: SourceMistake[] }; inWords(mistake: SourceMistake): string;
};
const { sourcePosition } = require("../loader/sourceMap.js") as { sourcePosition(position: SourcePosition): SourcePosition };

/** Where no frame shows the place. */
const PROGRAM = "program";
/** What `pulumi.Config.require` throws, on two lines. */
const MISSING_SETTING = /^Missing required configuration variable '(.+)'/;

/** Whatever a program threw or rejected, as problems: its message and its place, without the stack of what ran it. */
export function programProblems(error: unknown, folder: string, files: StackFiles): Problem[] {
    return problemsOf(error, fs.realpathSync(folder), files).map(({ path: place, reason }) => ({
        path: place, reason: reason.split(UNKNOWN).join("[secret]"),
    }));
}

function problemsOf(error: unknown, folder: string, files: StackFiles): Problem[] {
    if (error instanceof PlanError) {
        return error.problems;
    }
    if (error instanceof SourceError) {
        return error.mistakes.map(mistake => ({ path: placeOf(mistake, folder), reason: inWords(mistake) }));
    }
    if (!(error instanceof Error)) {
        const got = typeof error === "string" ? shown(error) : inspect(error, { depth: 1, breakLength: Infinity });
        return [{ path: PROGRAM, reason: `threw a value that is not an Error, got ${got}; throw new Error("…") instead: it shows where` }];
    }
    const { problems, stack, notCompiled } = error as { problems?: unknown; stack?: unknown; notCompiled?: string };
    const { message } = error;
    if (isProblems(problems)) {
        return problems.map(problem => ({ ...problem, reason: withSecret(problem, files) }));
    }
    if ((error as NodeJS.ErrnoException).code === "ERR_REQUIRE_ASYNC_MODULE") {
        return [{
            path: path.relative(folder, files.entry.main),
            reason: "the program, or a module that it imports, uses await outside of a function; export a function instead: export = async () => { … }",
        }];
    }
    const [, missing] = MISSING_SETTING.exec(error.message) ?? [];
    if (missing !== undefined && pulumi.RunError.isInstance(error)) {
        return [{ path: missing, reason: `is required by the program, got nothing; set it: pulumi config set ${missing} <value>` }];
    }
    const reason = messageOf(error, folder);
    if (pulumi.RunError.isInstance(error) || pulumi.ResourceError.isInstance(error)) {
        return [{ path: PROGRAM, reason }];
    }
    const frame = programFrame(String(stack), folder);
    if (!frame) {
        return [planFrame(String(stack)) ? planProblem(error) : { path: PROGRAM, reason }];
    }
    const position = sourcePosition(frame);
    if (notCompiled !== undefined) {
        return [{
            path: placeOf(position, folder),
            reason: `${message}: ${path.relative(folder, notCompiled)} is TypeScript, which Pulumi does not compile in node_modules; `
                + "install a version of that package that holds JavaScript",
        }];
    }
    return [{
        path: placeOf(position, folder),
        // JavaScript that was never compiled has its syntax errors here; those of JSON.parse() have no place in a source.
        reason: SYNTAX_ERROR.test(String(stack)) ? inWords({ ...position, text: (error as Error).message, sourceLine: lineOf(position) }) : reason,
    }];
}

/** A mistake of the plan itself: its place among the sources of this package. */
export function planProblem(error: unknown): Problem {
    const frame = planFrame(String((error as Error | undefined)?.stack));
    return {
        path: frame ? placeOf(sourcePosition(frame), PACKAGE_ROOT) : "plan",
        reason: `${String(error)}; this is a bug in the plan, not in your program: please report it`,
    };
}

function lineOf({ file, line }: SourcePosition): string {
    return fs.readFileSync(file, "utf8").split(/\r?\n/)[line - 1] ?? "";
}

function placeOf({ file, line, column }: SourcePosition, folder: string): string {
    return `${path.relative(folder, path.resolve(file))}:${line}:${column}`;
}

/** The message; an error's class only where it says something. */
function messageOf(error: Error, folder: string): string {
    if (["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND"].includes((error as NodeJS.ErrnoException).code!)) {
        return missingModule(error.message, folder);
    }
    const { cause } = error;
    const message = [error.message || error.name, ...cause === undefined ? [] : [`(cause: ${cause instanceof Error ? cause.message : shown(cause)})`]].join(" ");
    return ["Error", "RunError", "ResourceError"].includes(error.name) || !error.message ? message : `${error.name}: ${message}`;
}

/** What can't be found and what to do; the files that Node lists below are those of the plan. */
function missingModule(message: string, folder: string): string {
    const [first] = message.split("\n");
    // An ES module says who imports it, too.
    const [, name = ""] = /Cannot find (?:module|package) '(.+?)'/.exec(message) ?? [];
    const isFile = name.startsWith(".") || path.isAbsolute(name);
    return `${first}; ${isFile ? "check the path" : `run npm install in ${folder}, or npm install ${packageOf(name)} if package.json lacks it`}`;
}

/** Name of the package that a module lies in. */
function packageOf(module: string): string {
    return module.split("/").slice(0, module.startsWith("@") ? 2 : 1).join("/");
}

function isProblems(value: unknown): value is Problem[] {
    return Array.isArray(value) && value.length > 0
        && value.every(item => typeof item?.path === "string" && typeof item?.reason === "string");
}

/** A setting that is encrypted can't be judged offline. */
function withSecret({ path: place, reason }: Problem, { project, secretKeys }: StackFiles): string {
    const [key] = place.split(/[.[]/);
    return secretKeys.includes(key.includes(":") ? key : `${project}:${key}`)
        ? `${reason} (an offline plan can't read encrypted values, so it may be valid; encrypt only what is marked "secret possible" there)` : reason;
}
