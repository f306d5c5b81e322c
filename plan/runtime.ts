import { POLICY_PACK } from "../commands/packageRoot";
import { shown, suggestion } from "../limits/text/problem";
import { PlanError } from "./planError";

/** Runtimes whose programs Node.js can run. */
const PLANNED = ["nodejs", "bun"];

/**
 * Refuses a project whose program the offline plan can't run. Pulumi.yaml gives `runtime` as a name or as an object with a name.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/projects/project-file/
 */
export function requireNodejs(runtime: unknown): void {
    const name = runtime !== null && typeof runtime === "object" ? (runtime as { name?: unknown }).name : runtime ?? undefined;
    if (name === undefined) {
        const reason = runtime === undefined || runtime === null ? "has no runtime" : `has a runtime without a name, got ${shown(runtime)}`;
        throw new PlanError([{ path: "Pulumi.yaml", reason: `${reason}; write runtime: nodejs` }]);
    }
    if (!PLANNED.includes(name as string)) {
        throw new PlanError([{
            path: "Pulumi.yaml",
            reason: `the offline plan runs only TypeScript and JavaScript programs (runtime: nodejs), got runtime ${shown(name)}; `
                + `run this one with: pulumi preview --policy-pack ${POLICY_PACK}${suggestion(String(name), PLANNED)}`,
        }]);
    }
}
