import { eksClusterChildren } from "./eksCluster";
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

/** Registers what a component makes inside its own provider, which an offline plan does not start. */
export function remoteComponents(component: PlannedResource, register: RegisterChild): RemoteOutputs {
    return component.type === "eks:index:Cluster"
        ? eksClusterChildren(component, register)
        : { outputs: {}, dependencies: {} };
}
