import * as fs from "node:fs";
import * as path from "node:path";
import { ROOT } from "./runPlan";

export const EXAMPLES = path.join(ROOT, "examples");

/** Names of the examples: a folder each. */
export function exampleNames(): string[] {
    return fs.readdirSync(EXAMPLES, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);
}
