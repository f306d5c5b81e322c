import { stackJsonSchema } from "./jsonSchema";
import { configurationReference } from "./markdown";
import { settings } from "./settings";

/** Project whose prefix the keys have. */
const PROJECT = "eks-windows";

/** Files of the documentation that are made from the configuration, and how. */
export const FILES: Record<string, () => string> = {
    "docs/configuration.md": () => configurationReference(settings(), PROJECT),
    "docs/stack.schema.json": () => stackJsonSchema(settings(), PROJECT),
};
