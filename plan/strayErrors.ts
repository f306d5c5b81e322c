import * as pulumi from "@pulumi/pulumi";

// The SDK's own list of what it waits for; its barrel does not export it.
const { leakedPromises } = require("@pulumi/pulumi/runtime/debuggable") as { leakedPromises(): [leaked: Set<unknown>, message: string] };

/** Report handled errors first: they say more than unhandled ones. */
const GRACE_MILLISECONDS = 50;

/**
 * Errors of a program that reach no caller: rejected promises that nobody awaits, errors in timers, a promise that
 * never resolves, and `process.exit`. Pulumi's own host listens for them, too; without it they would end the process
 * with no plan and no message.
 */
export class StrayErrors {
    private readonly found: Promise<never>;
    private reject!: (error: unknown) => void;
    private seen = false;
    private readonly exit = process.exit;

    private readonly note = (error: unknown) => {
        this.seen = true;
        setTimeout(() => this.reject(error), GRACE_MILLISECONDS);
    };
    private readonly idle = () => this.reject(new pulumi.RunError(
        `the program waits for a promise or an output that never resolves${waiting()}; resolve it, or don't await it`));

    constructor() {
        this.found = new Promise<never>((_, reject) => { this.reject = reject; });
        this.found.catch(() => undefined);
        process.on("unhandledRejection", this.note);
        process.on("uncaughtException", this.note);
        process.on("beforeExit", this.idle);
        process.exit = code => {
            throw new Error(`the program calls process.exit(${code ?? ""}), which ends it before Pulumi registers its resources; remove the call`);
        };
    }

    /** Waits for the work, unless a stray error comes first. */
    public async before<T>(work: Promise<T>): Promise<T> {
        const result = await Promise.race([this.found, work]);
        return this.seen ? this.found : result;
    }

    /** Gives the process back; errors from now on end it. */
    public stop(): void {
        process.off("beforeExit", this.idle);
        process.exit = this.exit;
    }
}

/** Names of resources that were not registered, as the SDK knows them. */
function waiting(): string {
    const [, message] = leakedPromises();
    const names = [...message.matchAll(/^ +\* "(.+?)" \[(.+?)\]/gm)].map(([, name, type]) => `${type} ${name}`)
        .filter(name => !name.startsWith("pulumi:pulumi:Stack "));
    return names.length > 0 ? ` (${names.join(", ")})` : "";
}
