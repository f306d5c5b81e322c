import * as pulumi from "@pulumi/pulumi";

/** What a program said through `pulumi.log` while there was no engine to take it. */
export class ProgramLog {
    public readonly warnings: string[] = [];
    public readonly errors: string[] = [];

    /** Listens while `run` runs. */
    public async during<T>(run: () => Promise<T>): Promise<T> {
        const log = pulumi.log as unknown as Record<string, unknown>;
        const { warn, error, info } = log;
        Object.assign(log, {
            warn: (message: string, resource?: pulumi.Resource) => this.take(this.warnings, message, resource),
            error: (message: string, resource?: pulumi.Resource) => this.take(this.errors, message, resource),
            // Standard output belongs to the plan.
            info: (message: string) => Promise.resolve(console.error(message)),
        });
        try {
            return await run();
        } finally {
            Object.assign(log, { warn, error, info });
        }
    }

    private take(list: string[], message: string, resource: pulumi.Resource | undefined): Promise<void> {
        if (resource) {
            resource.urn.apply(urn => list.push(`${urn.split("::").pop()}: ${message}`));
        } else {
            list.push(message);
        }
        return Promise.resolve();
    }
}
