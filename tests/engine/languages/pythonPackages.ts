import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { promisify } from "node:util";
import { cacheFolder } from "./cacheFolder";

/** Folder of the Python packages that a file of requirements names: installed by the first run. */
export async function pythonPackages(requirements: string): Promise<string> {
    const folder = cacheFolder(`python-${createHash("sha256").update(fs.readFileSync(requirements)).digest("hex").slice(0, 12)}`);
    if (!fs.existsSync(folder)) {
        const partial = `${folder}.${process.pid}`;
        await promisify(execFile)("python3", ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", partial, "-r", requirements]);
        fs.renameSync(partial, folder);
    }
    return folder;
}
