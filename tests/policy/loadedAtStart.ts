import { execFileSync } from "node:child_process";
import * as path from "node:path";
import { ROOT } from "../support/runPlan";

const PACKAGES = path.join(ROOT, "node_modules");
/** Starts the pack from its folder, as the engine does, and prints the files that were loaded until it serves. */
const START = "require('.'); console.log(JSON.stringify(Object.keys(require.cache))); process.exit()";

/** The files of this repository's packages that a policy pack loads at its start, wherever its folder is. */
export function loadedAtStart(folder: string): string[] {
    const output = execFileSync(process.execPath, ["-e", START], { cwd: folder, encoding: "utf8", env: { ...process.env, NODE_PATH: PACKAGES } });
    const loaded = JSON.parse(output.trim().split("\n").pop()!) as string[];
    return loaded.map(file => path.relative(PACKAGES, file).split(path.sep).join("/")).filter(file => !file.startsWith(".."));
}

/** What the SDK loads to serialize functions, which no policy does. */
export function isForSerializing(file: string): boolean {
    return /^(@npmcli\/arborist|pacote|typescript)\//.test(file);
}
