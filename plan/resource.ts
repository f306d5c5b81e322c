import { Json, Properties } from "./signatures";

/** One resource that the program registered, as a preview would show it. */
export interface PlannedResource {
    urn: string;
    type: string;
    name: string;
    /** URN of the parent; the stack itself has none. */
    parent?: string;
    /** Whether a provider makes it; components only hold others. */
    custom: boolean;
    inputs: Properties;
    /** What the resource's state is in a preview; for components, what they registered as outputs. */
    outputs: Properties;
    /** URN of its provider, if it has one of its own. */
    provider?: string;
    /** URNs of all that it waits for. */
    dependencies: string[];
    /** URNs that each input was made from. */
    propertyDependencies: Record<string, string[]>;
    options: ResourceOptions;
}

/** Options that policies can look at. */
export interface ResourceOptions {
    protect?: boolean;
    retainOnDelete?: boolean;
    ignoreChanges: string[];
    /** Value whose change makes a new resource. */
    replacementTrigger?: Json;
    aliases: string[];
    /** Durations as Pulumi writes them, such as `120m`; empty where the provider's own hold. */
    customTimeouts: { create: string; update: string; delete: string };
}

/** Options of a resource that was given none. */
export const NO_OPTIONS: ResourceOptions = { ignoreChanges: [], aliases: [], customTimeouts: { create: "", update: "", delete: "" } };

/** URN of a resource below its parent. */
export function urnOf(stack: string, project: string, parent: string | undefined, type: string, name: string): string {
    const parentType = parent?.split("::")[2];
    const qualified = parentType && parentType !== "pulumi:pulumi:Stack" ? `${parentType}$${type}` : type;
    return ["urn:pulumi:" + stack, project, qualified, name].join("::");
}
