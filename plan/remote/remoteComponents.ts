import { PlannedResource } from "../resource";
import { configFileChildren, configGroupChildren } from "./configFiles";
import { Construct, Constructed, Construction, NO_OUTPUTS } from "./construction";
import { eksClusterChildren } from "./eksCluster";
import { managedNodeGroupChildren } from "./eksManagedNodeGroup";
import { vpcCniAddon } from "./eksVpcCni";
import { UNREADABLE } from "./unreadable";

/** Components whose children an offline plan knows. */
const KNOWN: Record<string, Construct> = {
    "eks:index:Cluster": (component, { register, given }) => eksClusterChildren(component, register, given),
    "eks:index:ManagedNodeGroup": managedNodeGroupChildren,
    "eks:index:VpcCniAddon": (component, { register }) => {
        register(vpcCniAddon(component));
        return NO_OUTPUTS;
    },
    "kubernetes:yaml/v2:ConfigFile": configFileChildren,
    "kubernetes:yaml/v2:ConfigGroup": configGroupChildren,
};

/**
 * A remote component as the engine is told of it. The released provider of @pulumi/eks 4.3 registers its components without
 * inputs, and so does that of @pulumi/kubernetes; those whose children are not known here show them, as there would be nothing to judge.
 */
export function asRegistered(component: Omit<PlannedResource, "urn">): Omit<PlannedResource, "urn"> {
    return Object.hasOwn(KNOWN, component.type) ? { ...component, inputs: {}, propertyDependencies: {} } : component;
}

/** Registers what a component makes inside its own provider, which an offline plan does not start. */
export function constructed(component: PlannedResource, construction: Construction): Constructed {
    const construct = Object.hasOwn(KNOWN, component.type) ? KNOWN[component.type] : undefined;
    return construct?.(component, construction) ?? {
        ...NO_OUTPUTS,
        // Said of the component already, whichever way it is made.
        notRead: Object.hasOwn(UNREADABLE, component.type) ? [] : [{
            what: `the resources of ${component.type} ${component.name}`, reason: "a provider makes them, and an offline plan starts no provider",
        }],
    };
}
