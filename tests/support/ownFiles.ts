import * as fs from "node:fs";
import * as path from "node:path";
import { ROOT } from "./runPlan";

/** Folders that git does not hold, wherever they are: packages, and what commands make. */
const IGNORED = fs.readFileSync(path.join(ROOT, ".gitignore"), "utf8").split("\n").filter(line => line.endsWith("/")).map(line => line.slice(0, -1));

/** Files of this package, relative to its root. */
export function ownFiles(): string[] {
    return fs.readdirSync(ROOT, { recursive: true, encoding: "utf8" })
        .filter(file => !file.split(path.sep).some(part => IGNORED.includes(part)));
}
