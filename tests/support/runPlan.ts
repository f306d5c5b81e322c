import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as yaml from "js-yaml";

export const ROOT = path.join(__dirname, "../..");

export interface PlanRun {
    code: number | null;
    stdout: string;
    stderr: string;
}

/** Runs the plan as a user does, in a process of its own, without a terminal. */
export function runPlan(...args: string[]): PlanRun {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(ROOT, "plan/run.js"), ...args], { encoding: "utf8", cwd: os.tmpdir() });
    return { code: status, stdout, stderr };
}

/** A folder with a Pulumi program in it, removed when `use` has ended. */
export function withProgram<T>(files: Record<string, string | object>, use: (folder: string) => T): T {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "program-"));
    try {
        for (const [name, content] of Object.entries(files)) {
            fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
            fs.writeFileSync(path.join(folder, name), typeof content === "string" ? content : yaml.dump(content));
        }
        return use(folder);
    } finally {
        fs.rmSync(folder, { recursive: true });
    }
}

/** Plans this package's own program with another configuration. */
export function planWith(config: Record<string, unknown> | string, ...args: string[]): PlanRun {
    const keys = typeof config === "string" ? config : {
        config: Object.fromEntries(Object.entries(config).map(([key, value]) => [key.includes(":") ? key : `eks-windows:${key}`, value])),
    };
    return withProgram({
        "Pulumi.yaml": fs.readFileSync(path.join(ROOT, "Pulumi.yaml"), "utf8"),
        "tsconfig.pulumi.json": fs.readFileSync(path.join(ROOT, "tsconfig.pulumi.json"), "utf8"),
        "Pulumi.dev.yaml": keys,
        "index.ts": `export * from ${JSON.stringify(path.join(ROOT, "index"))};`,
    }, folder => runPlan("--program", folder, ...args));
}

/** The configuration of stack dev, for tests to change. */
export function devConfig(): Record<string, any> {
    const { config } = yaml.load(fs.readFileSync(path.join(ROOT, "Pulumi.dev.yaml"), "utf8")) as { config: Record<string, unknown> };
    return Object.fromEntries(Object.entries(config).map(([key, value]) => [key.replace("eks-windows:", ""), value]));
}
