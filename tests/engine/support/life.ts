import { spawn } from "node:child_process";
import * as path from "node:path";
import { CallLog } from "../providers/callLog";
import { Made } from "../providers/cloud";
import { startEngine } from "./baseline";
import { checkOut } from "./checkout";
import { Engine } from "./engine";
import { Project } from "./readmeCommands";

/** What a command did. */
export interface Ran {
    command: string;
    code: number | null;
    /** What it showed, on both streams. */
    output: string;
    /** What the engine asked of AWS and Kubernetes. */
    log: CallLog;
    /** What there was before and after it. */
    before: Made[];
    after: Made[];
    /** Where it ran. */
    folder: string;
}

/** Commands in a shell, one after the other, in a project of a checkout of its own, with a cloud of its own. */
export class Life {
    private readonly runs: Promise<Ran>[] = [];

    /** Begins at once. Other lives may go on at the same time. */
    constructor(project: Project, commands: string[], change: (folder: string) => void = () => undefined) {
        const begun = begin(project, change);
        let last: Promise<unknown> = begun;
        for (const command of commands) {
            const run = last.then(() => begun).then(({ engine, folder }) => runIn(engine, folder, command));
            // The test that waits for this command reports the error.
            run.catch(() => undefined);
            this.runs.push(run);
            last = run.then(({ code }) => {
                if (code !== 0) {
                    throw new Error(`it was not run, since this failed before: ${command}`);
                }
            });
        }
        last.catch(() => undefined);
    }

    /** Waits until nothing of it runs any more. */
    public async ended(): Promise<void> {
        await Promise.allSettled(this.runs);
    }

    /** What a command did, as soon as it has ended. After a failed one, no other is run. */
    public async ran(index: number): Promise<Ran> {
        return this.runs[index];
    }
}

async function begin(project: Project, change: (folder: string) => void): Promise<{ engine: Engine; folder: string }> {
    const engine = await startEngine();
    const checkout = path.join(engine.folder, "checkout");
    checkOut(checkout);
    const folder = path.join(checkout, project.folder);
    change(folder);
    return { engine, folder };
}

async function runIn(engine: Engine, folder: string, command: string): Promise<Ran> {
    const { cloud } = engine;
    cloud.log.clear();
    const { made: before } = cloud.save();
    const { code, output } = await shell(command, folder, {
        // Nobody is there to answer.
        ...process.env, ...engine.environment(), PULUMI_SKIP_CONFIRMATIONS: "true",
    });
    const log = new CallLog();
    log.calls.push(...cloud.log.calls);
    return { command, code, output, log, before, after: cloud.save().made, folder };
}

/** Runs a command in a shell; the output is that of both streams. */
export function shell(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
    const child = spawn(command, { cwd, env, shell: true, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", data => { output += data; });
    child.stderr.on("data", data => { output += data; });
    return new Promise((resolve, reject) => {
        child.on("error", reject);
        child.on("close", code => resolve({ code, output }));
    });
}
