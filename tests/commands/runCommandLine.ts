import { main } from "../../commands/main";

/** Runs a command in this process: its exit code, and what it wrote. */
export async function runCommandLine(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const written = { stdout: "", stderr: "" };
    const original = { stdout: process.stdout.write, stderr: process.stderr.write };
    const streams = ["stdout", "stderr"] as const;
    streams.forEach(stream => {
        process[stream].write = ((text: string | Uint8Array, done?: () => void) => {
            written[stream] += text.toString();
            done?.();
            return true;
        }) as typeof process.stdout.write;
    });
    try {
        return { code: await main(args), ...written };
    } finally {
        streams.forEach(stream => { process[stream].write = original[stream]; });
        // The tests have an exit code of their own.
        process.exitCode = undefined;
    }
}
