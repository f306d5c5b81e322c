import { ChildProcess, fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as yaml from "js-yaml";

export const ROOT = path.join(__dirname, "../..");

/** Without what the plan's width and colour follow: mocha sets FORCE_COLOR for its workers. */
export const PLAIN_ENV: NodeJS.ProcessEnv = Object.fromEntries(Object.entries(process.env).filter(([key]) => !["COLUMNS", "FORCE_COLOR", "NO_COLOR"].includes(key)));

export interface PlanRun {
    code: number | null;
    stdout: string;
    stderr: string;
}

/** Runs the plan as a user does, in a process of its own, without a terminal. */
export function runPlan(...args: string[]): PlanRun {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(ROOT, "plan/run.js"), ...args], { encoding: "utf8", cwd: os.tmpdir(), env: PLAIN_ENV });
    return { code: status, stdout, stderr };
}

/** Files of a program, by name. */
export type ProgramFiles = Record<string, string | object>;

/** A folder with a Pulumi program in it, removed when `use` has ended. */
export function withProgram<T>(files: ProgramFiles, use: (folder: string) => T): T {
    const folder = programFolder(files);
    try {
        return use(folder);
    } finally {
        fs.rmSync(folder, { recursive: true });
    }
}

function programFolder(files: ProgramFiles): string {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "program-"));
    for (const [name, content] of Object.entries(files)) {
        fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        fs.writeFileSync(path.join(folder, name), typeof content === "string" ? content : yaml.dump(content));
    }
    return folder;
}

let host: ChildProcess | undefined;

/** Plans as `runPlan` does, in one process for all plans of a test run: for what does not depend on how a process starts or ends. */
export async function planInHost(...args: string[]): Promise<PlanRun> {
    host ??= fork(path.join(__dirname, "planHost.js"), { cwd: os.tmpdir(), env: PLAIN_ENV });
    host.send(args);
    const [run] = await once(host, "message");
    return run as PlanRun;
}

/** Plans a program in that process. */
export async function planProgram(files: ProgramFiles, ...args: string[]): Promise<PlanRun> {
    const folder = programFolder(files);
    try {
        return await planInHost("--program", folder, ...args);
    } finally {
        fs.rmSync(folder, { recursive: true });
    }
}

process.on("exit", () => host?.disconnect());

/** Files of this package's own program with another configuration. */
export function ownProgramWith(config: Record<string, unknown> | string): ProgramFiles {
    const keys = typeof config === "string" ? config : {
        config: Object.fromEntries(Object.entries(config).map(([key, value]) => [key.includes(":") ? key : `eks-windows:${key}`, value])),
    };
    return {
        "Pulumi.yaml": fs.readFileSync(path.join(ROOT, "Pulumi.yaml"), "utf8"),
        "tsconfig.pulumi.json": fs.readFileSync(path.join(ROOT, "tsconfig.pulumi.json"), "utf8"),
        "Pulumi.dev.yaml": keys,
        "index.ts": `export * from ${JSON.stringify(path.join(ROOT, "index"))};`,
    };
}

/** Plans this package's own program with another configuration, in that process. */
export function planWith(config: Record<string, unknown> | string, ...args: string[]): Promise<PlanRun> {
    return planProgram(ownProgramWith(config), ...args);
}

/** The configuration of a stack of this repository, for tests to change. */
export function stackSettings(stack: string): Record<string, any> {
    const { config } = yaml.load(fs.readFileSync(path.join(ROOT, `Pulumi.${stack}.yaml`), "utf8")) as { config: Record<string, unknown> };
    return Object.fromEntries(Object.entries(config).map(([key, value]) => [key.replace("eks-windows:", ""), value]));
}

/** The configuration of stack dev, for tests to change. */
export function devConfig(): Record<string, any> {
    return stackSettings("dev");
}
