import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { ROOT } from "./engine";

/**
 * Fills a folder with what git holds, as a clone would: a file that nobody has added is not there. Changes of files that git
 * knows are taken along. A link to the packages takes the place of `npm ci`.
 */
export function checkOut(folder: string): void {
    const files = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" }).split("\0").filter(file => file !== "");
    for (const file of files.filter(file => fs.existsSync(path.join(ROOT, file)))) {
        fs.cpSync(path.join(ROOT, file), path.join(folder, file));
    }
    fs.symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
}
