import { Problem } from "../limits/text/problem";

/** Why there is no plan, in words for the person at the keyboard. */
export class PlanError extends Error {
    constructor(public readonly problems: Problem[]) {
        super(problems.map(({ path, reason }) => `${path}: ${reason}`).join("\n"));
    }
}
