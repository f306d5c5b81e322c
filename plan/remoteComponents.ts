import { eksClusterChildren } from "./eksCluster";
import { vpcCniAddon } from "./eksVpcCni";
import { PlannedResource } from "./resource";
import { Properties } from "./signatures";

/** Registers a child, and returns it with its URN. */
export type RegisterChild = (child: Omit<PlannedResource, "urn">) => PlannedResource;

/** What a component that lives in a provider of its own answers. */
export interface RemoteOutputs {
    outputs: Properties;
    /** URNs that each output was made from. */
    dependencies: Record<string, string[]>;
}

type Construct = (component: PlannedResource, register: RegisterChild) => RemoteOutputs;

/** Components whose children an offline plan knows. */
const KNOWN: Record<string, Construct> = {
    "eks:index:Cluster": eksClusterChildren,
    "eks:index:VpcCniAddon": (component, register) => {
        register(vpcCniAddon(component));
        return { outputs: {}, dependencies: {} };
    },
};

/**
 * A remote component as the engine is told of it. The released provider of @pulumi/eks 4.3 registers its components without
 * inputs; those whose children are not known here show them, as there would be nothing to judge.
 */
export function asRegistered(component: Omit<PlannedResource, "urn">): Omit<PlannedResource, "urn"> {
    return Object.hasOwn(KNOWN, component.type) ? { ...component, inputs: {}, propertyDependencies: {} } : component;
}

/** Registers what a component makes inside its own provider, which an offline plan does not start. */
export function remoteComponents(component: PlannedResource, register: RegisterChild): RemoteOutputs {
    return KNOWN[component.type]?.(component, register) ?? { outputs: {}, dependencies: {} };
}
