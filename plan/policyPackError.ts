import * as path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { PlanError } from "./planError";
import { programFrame } from "./programFrame";

/** Lines that Pulumi's host of policy packs puts before the message. */
const HOST = /^error: \[runtime\]|^Running program .* failed with an unhandled exception:$/;

/** What a policy pack printed or answered when it failed: its message and its own place, without the stack of its host. */
export function packError(what: string, error: unknown, folder: string): PlanError {
    if (error instanceof PlanError) {
        return error;
    }
    const { details, message } = error as { details?: string; message?: string };
    const text = stripVTControlCharacters(typeof error === "string" ? error : details ?? message ?? String(error));
    const lines = text.split("\n").map(line => line.trim()).filter(line => line && !line.startsWith("at ") && !HOST.test(line));
    // The host maps places to the sources itself.
    const frame = programFrame(text, folder);
    const place = frame && ` (${path.relative(folder, frame.file)}:${frame.line}:${frame.column})`;
    return new PlanError([{ path: "policy pack", reason: `${what}: ${lines.join("\n") || "it gave no message"}${place ?? ""}` }]);
}
