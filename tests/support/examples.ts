import * as fs from "node:fs";
import * as path from "node:path";
import { PlanRun, ROOT, planInHost } from "./runPlan";

export const EXAMPLES = path.join(ROOT, "examples");

/** The example on a cluster that somebody else made, and no test has: tests/engine/existingCluster.engine.ts makes such clusters for the component. */
export const NEEDS_A_CLUSTER = "existing-cluster";

/** Names of the examples that are programs of this package: a folder each. Those in other languages lie deeper. */
export function exampleNames(): string[] {
    return fs.readdirSync(EXAMPLES, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name)
        .filter(name => fs.existsSync(path.join(EXAMPLES, name, "Pulumi.yaml")));
}

const plans = new Map<string, Promise<PlanRun>>();

/** The plan of an example as JSON; each is planned once, however many tests ask. */
export function exampleRun(name: string): Promise<PlanRun> {
    plans.set(name, plans.get(name) ?? planInHost("--program", path.join(EXAMPLES, name), "--json"));
    return plans.get(name)!;
}

/** The plan of an example, and its resources by type and name. */
export async function plannedExample(name: string): Promise<{ document: any; inputs(type: string, name: string): any; types: string[] }> {
    const document = JSON.parse((await exampleRun(name)).stdout);
    const resources = document.resources as { type: string; name: string; inputs: unknown }[];
    return {
        document, types: resources.map(({ type }) => type),
        inputs: (type, of) => {
            const found = resources.find(each => each.type === type && each.name === of);
            if (!found) {
                throw new Error(`${name} plans no ${type} ${of}, but ${resources.map(each => `${each.type} ${each.name}`).join(", ")}`);
            }
            return found.inputs;
        },
    };
}
