import * as v from "valibot";
import { Shape, shapeOf } from "../schemaShape";
import { existingClusterSchema } from "../existingCluster";
import { TEXT_KEYS, stackSchema } from "../stackSchema";
import { ArgumentDoc, ArgumentDocs } from "./argumentDocs";

/** One key of the configuration, with the keys below it. */
export interface Setting extends ArgumentDoc {
    key: string;
    shape: Shape;
    required: boolean;
    /** Keys of the object, or of each object of the list. */
    settings: Setting[];
}

/** Keys of the configuration whose value is the text of the file, even where YAML reads a number. */
export const isTextKey = (key: string): boolean => TEXT_KEYS.includes(key);

const INPUT = v.string();
/** The interface whose arguments the keys are. */
const ARGUMENTS = "WindowsClusterArgs";
/** The key whose values are the arguments of another component. */
export const EXISTING = "existingCluster";
/** Keys that no new cluster can be without; every other one has a default. */
const REQUIRED = ["kubernetesVersion", "windowsNodeGroups"];

/** All keys, in the order of the schema: types and choices come from it, the words from the argument interfaces. */
export function settings(): Setting[] {
    const docs = new ArgumentDocs();
    const shape = shapeOf(existingClusterSchema(INPUT), INPUT);
    return [...Object.entries(stackSchema(INPUT)).map(([key, schema]) =>
        setting(docs, ARGUMENTS, key, shapeOf(schema as v.GenericSchema, INPUT), REQUIRED.includes(key))), {
        key: EXISTING, shape, required: false, type: "ExistingClusterSettings",
        description: "A cluster that any tool made: its name, or these keys. The program adds Windows nodes to it by the component ExistingCluster; "
            + "by default it makes a new cluster. Only windowsNodeGroups, windowsIpam, tags, releaseVersion and releaseVersions work with it.",
        settings: below(docs, "ExistingClusterSettings", shape),
    }];
}

function setting(docs: ArgumentDocs, owner: string, key: string, shape: Shape, required: boolean): Setting {
    const doc = docs.argument(owner, key);
    return { ...doc, key, shape, required, settings: below(docs, doc.type, shape) };
}

function below(docs: ArgumentDocs, owner: string, shape: Shape): Setting[] {
    const inner = shape.kind === "list" ? shape.of : shape;
    return inner.kind === "object" ? Object.entries(inner.entries).map(([name, entry]) => setting(docs, owner, name, entry.shape, !entry.optional)) : [];
}
