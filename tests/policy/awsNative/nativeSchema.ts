import * as fs from "node:fs";
import * as path from "node:path";
import { PlannedResource } from "../../../plan/resource";
import { Json, Properties, UNKNOWN } from "../../../plan/signatures";

/** What a property holds: a kind of value, a list, a map of any names, or an object. */
export type Shape = string | [Shape] | { [name: string]: Shape };

/** What the published package says of the types that rules read: `extract.js` makes it. */
export const SCHEMA = JSON.parse(fs.readFileSync(path.join(__dirname, "schema.json"), "utf8")) as {
    source: string;
    types: Record<string, { inputs: Record<string, Shape>; outputs: Record<string, Shape> }>;
};

/** The shape at a path such as `launchTemplateData.networkInterfaces[].groups`; undefined if there is no such property. */
export function shapeAt(type: string, property: string): Shape | undefined {
    const { inputs, outputs } = SCHEMA.types[type];
    return (property.match(/\[\]|[^.[\]]+/g) ?? []).reduce<Shape | undefined>((shape, key) => Array.isArray(shape) ? key === "[]" ? shape[0] : undefined
        : typeof shape === "object" ? shape[key] ?? shape["*"] : shape === "any" ? shape : undefined, { ...outputs, ...inputs });
}

/** What the schema does not know of a resource's properties, or knows as something else. */
export function schemaProblems({ type, inputs, outputs }: PlannedResource): string[] {
    const known = SCHEMA.types[type];
    return known ? [...problems("inputs", inputs, known.inputs), ...problems("outputs", outputs, { ...known.outputs, ...known.inputs })] : [];
}

function problems(at: string, value: Json, shape: Shape): string[] {
    if (value === UNKNOWN || shape === "any") {
        return [];
    }
    if (Array.isArray(shape)) {
        return Array.isArray(value) ? value.flatMap((item, i) => problems(`${at}[${i}]`, item, shape[0])) : [`${at} is no list`];
    }
    if (typeof shape === "object") {
        return value !== null && typeof value === "object" && !Array.isArray(value) ? Object.entries(value as Properties).flatMap(([key, member]) => {
            const own = shape[key] ?? shape["*"];
            return own === undefined ? [`${at}.${key} is not in the schema`] : problems(`${at}.${key}`, member, own);
        }) : [`${at} is no object`];
    }
    return typeof value === shape ? [] : [`${at} is no ${shape}`];
}
