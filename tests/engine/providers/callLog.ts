import { Properties } from "../../../plan/signatures";

export type Method = "create" | "update" | "delete" | "read";

/** One call of the engine that changes or reads something; previews make none. */
export interface Call {
    method: Method;
    type: string;
    /** Name in the program. */
    name: string;
    urn: string;
    id: string;
    inputs: Properties;
    /** When it began and ended, as numbers that grow with every beginning and end. */
    started: number;
    ended?: number;
    /** What it was refused with. */
    error?: string;
}

/** Every call in order. */
export class CallLog {
    public readonly calls: Call[] = [];
    private clock = 0;

    /** Grows with every beginning and end of a call. */
    public get now(): number {
        return this.clock;
    }

    public start(call: Omit<Call, "started">): Call {
        const started = { ...call, started: ++this.clock };
        this.calls.push(started);
        return started;
    }

    public end(call: Call, error?: string): void {
        call.ended = ++this.clock;
        call.error = error;
    }

    /** Forgets what was called so far; what follows is counted on. */
    public clear(): void {
        this.calls.length = 0;
    }

    /** The calls of a kind that were done, in the order of their ends. */
    public done(method: Method): Call[] {
        return this.calls.filter(call => call.method === method && call.ended !== undefined && call.error === undefined)
            .sort((one, other) => one.ended! - other.ended!);
    }
}

/** The resource as people write it: `aws:eks/nodeGroup:NodeGroup web`. */
export function title({ type, name }: { type: string; name: string }): string {
    return `${type} ${name}`;
}
