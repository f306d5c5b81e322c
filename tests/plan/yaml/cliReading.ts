import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** What the CLI makes of a stack's file: the values by full key, or what it says against it. */
export interface CliReading {
    config?: Record<string, { value?: string; secret: boolean }>;
    error?: string;
}

/** Asks a Pulumi CLI what the configuration of each stack file is, in a project named `p` with a state of its own. */
export function cliReadings(cli: string, texts: string[]): CliReading[] {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cli-reading-"));
    const project = path.join(folder, "project");
    const env = {
        ...process.env, PULUMI_BACKEND_URL: `file://${folder}`, PULUMI_HOME: path.join(folder, "home"), PULUMI_CONFIG_PASSPHRASE: "x",
        PULUMI_SKIP_UPDATE_CHECK: "true", TZ: "UTC",
    };
    try {
        fs.mkdirSync(project);
        fs.writeFileSync(path.join(project, "Pulumi.yaml"), "name: p\nruntime: nodejs\n");
        execFileSync(cli, ["stack", "init", "dev", "--non-interactive"], { cwd: project, env, stdio: "pipe" });
        return texts.map(text => {
            fs.writeFileSync(path.join(project, "Pulumi.dev.yaml"), text);
            const { status, stdout, stderr } = spawnSync(cli, ["config", "--json", "--stack", "dev"], { cwd: project, env, encoding: "utf8" });
            return status === 0 ? { config: values(JSON.parse(stdout)) } : { error: stderr.replaceAll(project, ".").replace(/^error: /, "").trim() };
        });
    } finally {
        fs.rmSync(folder, { recursive: true });
    }
}

/** Values without the second form that objects have. */
function values(config: Record<string, { value?: string; secret: boolean }>): CliReading["config"] {
    return Object.fromEntries(Object.entries(config).map(([key, { value, secret }]) => [key, { ...value !== undefined && { value }, secret }]));
}
