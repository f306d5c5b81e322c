import { ChildProcess, spawn } from "node:child_process";
import { Socket } from "node:net";
import * as grpc from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { PackProtocol } from "./packProtocol";
import { packError } from "./policyPackError";

/** The policy pack in a process of its own. */
export class PolicyPack extends PackProtocol {
    private readonly process: ChildProcess;

    /** @param nodeOptions - Options of Node for its process; those that suit this one suit the pack. */
    constructor(folder: string, nodeOptions = process.execArgv) {
        // As the engine does it: from the SDK that is installed for the pack.
        const server = require.resolve("@pulumi/pulumi/cmd/run-policy-pack", { paths: [folder] });
        // The engine's address is for logs; there is no engine to send them to.
        const child = spawn(process.execPath, [...nodeOptions, server, "127.0.0.1:1", "."], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
        super(connect(child, folder), folder);
        this.process = child;
        // Whoever awaits it later sees the error; until then it is not an unhandled one.
        this.client.catch(() => undefined);
    }

    /** Lets Node end while the pack runs, as if it were not there. */
    public unref(): void {
        this.handles().forEach(handle => handle.unref());
    }

    /** Takes `unref` back. */
    public ref(): void {
        this.handles().forEach(handle => handle.ref());
    }

    /** Ends the process, and waits for it: a plan leaves nothing running. */
    public async stop(): Promise<void> {
        this.ref();
        const { exitCode, signalCode } = this.process;
        if (exitCode === null && signalCode === null) {
            const exited = new Promise(resolve => { this.process.once("exit", resolve); });
            this.process.kill();
            await exited;
        }
    }

    private handles(): { ref(): unknown; unref(): unknown }[] {
        return [this.process, this.process.stdout as Socket, this.process.stderr as Socket];
    }
}

/** Waits for the port, which is the first line that the pack prints. */
async function connect(process: ChildProcess, folder: string): Promise<AnalyzerClient> {
    let errors = "";
    process.stderr!.on("data", data => { errors += data; });
    const port = await new Promise<string>((resolve, reject) => {
        let output = "";
        process.stdout!.on("data", data => {
            output += data;
            const [line, rest] = output.split("\n");
            if (rest !== undefined) {
                resolve(line.trim());
            }
        });
        process.on("close", code => reject(packError(`did not start (exit code ${code})`, errors, folder)));
    });
    return new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
        "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1,
    });
}
