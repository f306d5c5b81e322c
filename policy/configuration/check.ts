import * as fs from "node:fs";
import { isObject } from "../../limits/text/plainObject";
import { Problem, problemLines, shown } from "../../limits/text/problem";
import { RULES } from "../rules";
import { configurationProblems } from "./configurationProblems";

const EXAMPLE = "{ \"windows-ipam\": \"mandatory\" }";

/**
 * Checks a file for `pulumi preview --policy-pack-config`, and prints everything that is wrong in it.
 *
 * @returns The exit code: 0 where all is right, or 1.
 */
export function checkPolicyConfig(file: string): 0 | 1 {
    const problems = fileProblems(file);
    if (problems.length === 0) {
        console.log(`${file} is right.`);
        return 0;
    }
    console.error([`${file} is not right:`, ...problemLines(problems)].join("\n"));
    return 1;
}

function fileProblems(file: string): Problem[] {
    const text = read(file);
    if (typeof text !== "string") {
        return [text];
    }
    let configuration: unknown;
    try {
        configuration = JSON.parse(text);
    } catch (error) {
        return [{ path: "the file", reason: text.trim() === "" ? `is empty, so every policy keeps its default level; write {} for that, or ${EXAMPLE}`
            : `must be JSON, got text that is not: ${(error as Error).message}` }];
    }
    return isObject(configuration) ? configurationProblems(configuration, RULES.map(({ name }) => name))
        : [{ path: "the file", reason: `must be an object with policies by name, got ${shown(configuration)}; write ${EXAMPLE}` }];
}

function read(file: string): string | Problem {
    try {
        return fs.readFileSync(file, "utf8");
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        const reason = code === "ENOENT" ? "does not exist; give the path of a JSON file"
            : code === "EISDIR" ? "is a folder; give the path of a JSON file" : `can't be read: ${message}`;
        return { path: "the file", reason };
    }
}
