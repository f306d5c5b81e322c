import { NO_OPTIONS, PlannedResource } from "../resource";
import { Json, Properties, referencedUrns } from "../signatures";
import { RegisterChild } from "./construction";

/** What sets a child apart from the others. */
export interface ChildOptions {
    parent?: PlannedResource;
    provider?: string;
    ignoreChanges?: string[];
    dependsOn?: string[];
    /** What the provider fills in of properties that are given. */
    computed?: Properties;
}

/** Registers a child of a component under `name-suffix`, with the inputs that have a value. */
export type Child = (
    type: string, suffix: string, given: Record<string, Json | undefined>, propertyDependencies?: Record<string, string[]>, options?: ChildOptions,
) => PlannedResource;

/**
 * Finds the URNs that arguments of a component were made from. The SDK leaves resources that are passed whole, such as the role, out of
 * a remote component's dependencies.
 *
 * @param given - The component's inputs with what is known of each output in them.
 */
export function sourcesOf({ propertyDependencies }: PlannedResource, given: Properties): (...keys: string[]) => string[] {
    return (...keys) => [...new Set(keys.flatMap(key => [...propertyDependencies[key] ?? [], ...referencedUrns(given[key])]))];
}

/** What makes the children of a component of @pulumi/eks; an empty suffix stands for the component's own name. */
export function childrenOf(component: PlannedResource, register: RegisterChild): Child {
    const { name } = component;
    return (type, suffix, given, propertyDependencies = {}, { parent = component, provider, ignoreChanges = [], dependsOn = [], computed = {} } = {}) => {
        const properties = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Properties;
        const custom = !type.startsWith("eks:");
        return register({
            type, name: suffix === "" ? name : `${name}-${suffix}`, parent: parent.urn, custom, inputs: properties,
            outputs: custom ? { ...properties, ...computed } : {}, provider,
            dependencies: [...new Set([...Object.values(propertyDependencies).flat(), ...dependsOn])], propertyDependencies, options: { ...NO_OPTIONS, ignoreChanges },
        });
    };
}
