import * as fs from "node:fs";
import * as path from "node:path";
import { ROOT } from "./runPlan";

export const EXAMPLES = path.join(ROOT, "examples");

/** The example on a cluster that somebody else made, and no test has: tests/engine/existingCluster.engine.ts makes such clusters for the component. */
export const NEEDS_A_CLUSTER = "existing-cluster";

/** Names of the examples that are programs of this package: a folder each. Those in other languages lie deeper. */
export function exampleNames(): string[] {
    return fs.readdirSync(EXAMPLES, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name)
        .filter(name => fs.existsSync(path.join(EXAMPLES, name, "Pulumi.yaml")));
}
