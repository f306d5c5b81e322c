import { Method, title } from "./callLog";

/** A call that fails. */
export interface Fault {
    method: Method;
    /** Type and name of the resource, as `title` writes them; any one without it. */
    resource?: string;
    /** Which call of those fails first, from 1. */
    nth?: number;
    /** How many fail, from there on. */
    times: number;
    /** What AWS says, or what Kubernetes says of what never got ready. */
    message: string;
    /** Whether it is made all the same and never gets ready, for what the provider waits for; by default nothing is made. */
    unready?: boolean;
}

/** The calls that a test wants to fail. */
export class Faults {
    private readonly planned: { fault: Fault; seen: number }[] = [];

    public plan(fault: Fault): void {
        this.planned.push({ fault, seen: 0 });
    }

    public clear(): void {
        this.planned.length = 0;
    }

    /** How this call fails; undefined if it does not. */
    public meet(method: Method, resource: { type: string; name: string }): Fault | undefined {
        for (const plan of this.planned) {
            const { fault } = plan;
            if (fault.method === method && (fault.resource === undefined || fault.resource === title(resource))) {
                plan.seen++;
                const first = fault.nth ?? 1;
                if (plan.seen >= first && plan.seen < first + fault.times) {
                    return fault;
                }
            }
        }
        return undefined;
    }
}
