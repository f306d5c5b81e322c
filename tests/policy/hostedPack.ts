import { ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import { PackConfig, Verdict, Violation } from "../../plan/packProtocol";
import { PlannedResource } from "../../plan/resource";
import type { Remediation } from "./protocolPack";

let host: ChildProcess | undefined;

async function call<T>(name: "judge" | "remediate", ...args: unknown[]): Promise<T> {
    host ??= fork(path.join(__dirname, "packHost.js"), { serialization: "advanced" });
    host.send({ call: name, args });
    const [{ result, error }] = await once(host, "message") as [{ result: T; error?: string }];
    if (error !== undefined) {
        throw new Error(error);
    }
    return result;
}

process.on("exit", () => host?.disconnect());

/** The pack in one process for all files that this process tests: it keeps nothing of a stack. */
export const hostedPack = {
    /** What the pack finds in a stack, with the configuration. */
    async violations(resources: PlannedResource[], config: PackConfig = {}): Promise<Violation[]> {
        return (await call<Verdict>("judge", "project", "stack", resources, config)).violations;
    },

    /** What the pack makes of a resource, as the engine asks it before it shows the resource to the policies. */
    async remediate(resource: PlannedResource, config: PackConfig): Promise<Remediation[]> {
        // Configures the pack.
        await this.violations([], config);
        return call<Remediation[]>("remediate", resource);
    },
};
