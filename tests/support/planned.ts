import { PlanEngine } from "../../plan/engine";
import { PlannedResource } from "../../plan/resource";
import { withWholeSdkOnFailure } from "./lightSdk";

/** What `build` registers in a preview, with everything that the engine would see of it. */
export async function planned(build: () => unknown): Promise<PlannedResource[]> {
    return withWholeSdkOnFailure(async () => {
        const engine = new PlanEngine("project", "stack", "eu-central-1");
        await engine.run(build);
        if (engine.failures.length > 0) {
            throw engine.failures[0];
        }
        return engine.resources.filter(({ type }) => type !== "pulumi:pulumi:Stack");
    });
}

/** Type and name of each resource below `parent`, sorted: the order of registration is the SDK's own. */
export function childrenOf(resources: PlannedResource[], parent: PlannedResource): string[] {
    return resources.filter(resource => resource.parent === parent.urn).map(({ type, name }) => `${type} ${name}`).sort();
}

/** The one resource of a type, or of a type and name. */
export function only(resources: PlannedResource[], type: string, name?: string): PlannedResource {
    const found = resources.filter(resource => resource.type === type && (name === undefined || resource.name === name));
    if (found.length !== 1) {
        throw new Error(`${found.length} resources of ${type} ${name ?? ""}: ${found.map(({ urn }) => urn).join(", ")}`);
    }
    return found[0];
}
