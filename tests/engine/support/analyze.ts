import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { Engine, POLICY_PACK } from "./engine";

/**
 * Judges a state, without a backend, a program or a provider.
 *
 * @param config - Text of a configuration file of the pack.
 */
export async function analyze(engine: Engine, state: object, config?: string): Promise<{ code: number; said: string }> {
    const file = path.join(engine.folder, "state.json");
    fs.writeFileSync(file, JSON.stringify(state));
    const configFile = path.join(engine.folder, "policy-config.json");
    fs.writeFileSync(configFile, config ?? "");
    const environment = { ...engine.environment(), PULUMI_BACKEND_URL: "", PULUMI_DEBUG_PROVIDERS: "" };
    const given = config === undefined ? [] : ["--policy-pack-config", configFile];
    return new Promise(resolve => {
        execFile("pulumi", ["policy", "analyze", "--file", file, "--policy-pack", POLICY_PACK, ...given, "--non-interactive"], {
            env: { ...process.env, ...environment }, cwd: engine.folder,
        }, (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }));
    });
}
