import { ChildProcess, spawn, SpawnOptions } from "node:child_process";
import { createRequire } from "node:module";
import * as path from "node:path";

/** The processes of Node that a language host has started and that have not ended. */
export class Children {
    private readonly running = new Set<ChildProcess>();

    /** Starts a module of the SDK that is installed for the program in `folder`; Node has more arguments of its own in `nodeArgs`. */
    public start(module: string, folder: string, args: string[], options: SpawnOptions, nodeArgs: string[] = []): ChildProcess {
        const file = createRequire(path.join(folder, "program.js")).resolve(module);
        const child = spawn(process.execPath, [...nodeArgs, file, ...args], options);
        this.running.add(child);
        child.on("close", () => this.running.delete(child));
        return child;
    }

    /** Asks all of them to end. */
    public stop(): void {
        this.running.forEach(child => child.kill("SIGINT"));
    }
}
