import * as pulumi from "@pulumi/pulumi";
import { Problem, below } from "../limits/text/problem";
import { PackageSchema, PropertySchema } from "./schema/packageSchema";

/**
 * Outputs where the components need values: they decide which resources there are, so they must be known in a preview.
 *
 * TypeScript says so by types, and the SDKs of other typed languages too. A YAML program can write any expression anywhere,
 * and a secret comes as an output everywhere.
 */
export function plainInputProblems(
    schema: PackageSchema, properties: Record<string, PropertySchema>, inputs: Record<string, unknown>, path = "",
): Problem[] {
    return Object.entries(properties).flatMap(([key, property]) => valueProblems(schema, property, inputs[key], below(path, key)));
}

function valueProblems(schema: PackageSchema, property: PropertySchema, value: unknown, path: string): Problem[] {
    if (pulumi.Output.isInstance(value)) {
        return property.plain ? [{
            path, reason: "decides which resources are made, so its value must be known before, got an output or a "
                + "secret; write the value itself, or read it from the configuration without a secret",
        }] : [];
    }
    if (Array.isArray(value)) {
        return value.flatMap((item, index) => property.items ? valueProblems(schema, property.items, item, `${path}[${index}]`) : []);
    }
    if (typeof value !== "object" || value === null) {
        return [];
    }
    if (property.additionalProperties) {
        return Object.entries(value).flatMap(([key, item]) => valueProblems(schema, property.additionalProperties!, item, below(path, key)));
    }
    const { properties } = schema.types[property.$ref?.replace("#/types/", "") ?? ""] ?? {};
    return properties ? plainInputProblems(schema, properties, value as Record<string, unknown>, path) : [];
}
