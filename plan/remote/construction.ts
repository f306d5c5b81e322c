import { PlannedResource } from "../resource";
import { Properties } from "../signatures";

/** Registers a child, and returns it with its URN. */
export type RegisterChild = (child: Omit<PlannedResource, "urn">) => PlannedResource;

/** What a component that lives in a provider of its own makes its children with. */
export interface Construction {
    register: RegisterChild;
    /** The component's inputs with all that is known of each output in them: see `referencedUrns`. */
    given: Properties;
    /** All that was registered before. */
    resources: readonly PlannedResource[];
}

/** What a component that lives in a provider of its own answers. */
export interface Constructed {
    outputs: Properties;
    /** URNs that each output was made from. */
    dependencies: Record<string, string[]>;
    /** What of the component the plan could not read, and why. */
    notRead?: { what: string; reason: string }[];
}

/** Makes the children of a component, which knows all that the program asked for. */
export type Construct = (component: PlannedResource, construction: Construction) => Constructed;

/** The answer of a component without outputs that a plan knows. */
export const NO_OUTPUTS: Constructed = { outputs: {}, dependencies: {} };
