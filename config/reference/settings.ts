import * as v from "valibot";
import { Shape, shapeOf } from "../schemaShape";
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
/** Keys that no cluster can be without; every other one has a default. */
const REQUIRED = ["kubernetesVersion", "windowsNodeGroups"];

/** All keys, in the order of the schema: types and choices come from it, the words from the argument interfaces. */
export function settings(): Setting[] {
    const docs = new ArgumentDocs();
    return Object.entries(stackSchema(INPUT)).map(([key, schema]) =>
        setting(docs, ARGUMENTS, key, shapeOf(schema as v.GenericSchema, INPUT), REQUIRED.includes(key)));
}

function setting(docs: ArgumentDocs, owner: string, key: string, shape: Shape, required: boolean): Setting {
    const doc = docs.argument(owner, key);
    const inner = shape.kind === "list" ? shape.of : shape;
    const below = inner.kind === "object" ? Object.entries(inner.entries) : [];
    return {
        ...doc, key, shape, required,
        settings: below.map(([name, entry]) => setting(docs, doc.type, name, entry.shape, !entry.optional)),
    };
}
