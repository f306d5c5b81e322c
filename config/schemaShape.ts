import * as v from "valibot";

/** What a schema says of a value, without the library that reads it: for messages, the documentation and editors. */
export type Shape =
    | { kind: "text" | "number" | "boolean" | "input" }
    | { kind: "choice"; values: string[] }
    | { kind: "list" | "map"; of: Shape }
    | { kind: "object"; entries: Record<string, { shape: Shape; optional: boolean }> };

type Schema = v.GenericSchema<unknown, unknown>;

/**
 * The shape of a schema.
 *
 * @param input - The schema that stands for values which need not be known before `pulumi up`, so may be secret.
 */
export function shapeOf(schema: Schema, input?: Schema): Shape {
    if (schema === input) {
        return { kind: "input" };
    }
    const { type, pipe, wrapped, item, value, entries, options } = schema as unknown as {
        type: string; pipe?: Schema[]; wrapped?: Schema; item: Schema; value: Schema; entries: Record<string, Schema>; options: string[];
    };
    if (pipe) {
        const inner = pipe.filter(({ kind, type: part }) => kind === "schema" && part !== "custom");
        const own = inner.find(part => part !== schema && (part as { pipe?: unknown }).pipe === undefined);
        return shapeOf(own!, input);
    }
    switch (type) {
        case "optional": return shapeOf(wrapped!, input);
        case "string": return { kind: "text" };
        case "number": case "boolean": return { kind: type };
        case "picklist": return { kind: "choice", values: options };
        case "array": return { kind: "list", of: shapeOf(item, input) };
        case "record": return { kind: "map", of: shapeOf(value, input) };
        case "strict_object": return { kind: "object", entries: Object.fromEntries(Object.entries(entries).map(([key, entry]) => [
            key, { shape: shapeOf(entry, input), optional: entry.type === "optional" },
        ])) };
        default: throw new Error(`the schema of the configuration has a part of type ${type}, which nobody describes yet`);
    }
}

/** The keys of the object at a path; none where there is no object. */
export function keysAt(schema: Schema, path: (string | number)[]): string[] {
    let shape: Shape | undefined = shapeOf(schema);
    for (const key of path) {
        shape = shape.kind === "object" ? shape.entries[key]?.shape : "of" in shape ? shape.of : undefined;
        if (!shape) {
            return [];
        }
    }
    return shape.kind === "object" ? Object.keys(shape.entries) : [];
}
