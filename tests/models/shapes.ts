import { Json, UNKNOWN } from "../../plan/signatures";
import * as extract from "./awsRequests.json";

/** Constraints of one shape of an AWS API model, as `extract.py` writes them. */
export interface Shape {
    type: string;
    min?: number;
    max?: number;
    pattern?: string;
    enum?: string[];
    members?: Record<string, string>;
    required?: string[];
    member?: string;
    key?: string;
    value?: string;
}

/** What the extract holds of a service: its requests by name of the operation, and the shapes that they reach. */
export interface Service {
    apiVersion: string;
    requests: Record<string, string>;
    shapes: Record<string, Shape>;
}

/** Release of botocore that the extract was made from. */
export const MODEL_SOURCE: string = extract.source;
export const SERVICES = extract.services as unknown as Record<string, Service>;

const compiled = new Map<string, RegExp>();

/**
 * A pattern of the models as a regular expression.
 *
 * The services read it as Java does, and as a whole: a pattern that does not end with `$` ends there all the same. Flag u gives
 * the classes `\p{…}` their meaning, and refuses what JavaScript would read otherwise than Java.
 */
export function patternOf(pattern: string): RegExp {
    const known = compiled.get(pattern) ?? new RegExp(`^(?:${pattern})$`, "u");
    compiled.set(pattern, known);
    return known;
}

/** Whether a value, or a part of a text, is known only after `pulumi up`, or is a secret: nobody can judge it. */
export function isUnknown(value: Json | undefined): boolean {
    return typeof value === "string" && (value.includes(UNKNOWN) || value.includes("[unknown]") || value === "[secret]");
}

/** What the model refuses of a value, each line with the path of the member. */
export function shapeRefusals(service: Service, name: string, value: Json, path: string): string[] {
    if (isUnknown(value)) {
        return [];
    }
    const shape = service.shapes[name];
    const inner = (of: string, part: Json, at: string) => shapeRefusals(service, of, part, at);
    const wrongType = [`${path}: must be a ${shape.type}, got ${JSON.stringify(value)}`];
    switch (shape.type) {
        case "structure": {
            if (!isObject(value)) {
                return wrongType;
            }
            return [
                ...(shape.required ?? []).filter(key => value[key] === undefined).map(key => `${path}.${key}: is required, got nothing`),
                ...Object.entries(value).flatMap(([key, part]) => shape.members![key] === undefined
                    ? [`${path}.${key}: is no member of the request`] : inner(shape.members![key], part, `${path}.${key}`)),
            ];
        }
        case "list":
            return Array.isArray(value)
                ? [...sizeRefusals(shape, value.length, path, "entries"), ...value.flatMap((part, i) => inner(shape.member!, part, `${path}[${i}]`))]
                : wrongType;
        case "map":
            return isObject(value) ? [
                ...sizeRefusals(shape, Object.keys(value).length, path, "entries"),
                ...Object.entries(value).flatMap(([key, part]) => [
                    ...inner(shape.key!, key, `${path} key ${JSON.stringify(key)}`), ...inner(shape.value!, part, `${path}[${JSON.stringify(key)}]`),
                ]),
            ] : wrongType;
        case "string":
            return typeof value === "string" ? textRefusals(shape, value, path) : wrongType;
        case "boolean":
            return typeof value === "boolean" ? [] : wrongType;
        case "timestamp":
            return typeof value === "string" ? [] : wrongType;
        case "integer": case "long":
            return Number.isInteger(value) ? sizeRefusals(shape, value as number, path, "") : wrongType;
        case "float": case "double":
            return typeof value === "number" ? sizeRefusals(shape, value, path, "") : wrongType;
        default:
            throw new Error(`${path}: the judge knows no type ${shape.type}`);
    }
}

function textRefusals(shape: Shape, value: string, path: string): string[] {
    return [
        ...shape.enum && !shape.enum.includes(value) ? [`${path}: is none of ${shape.enum.slice(0, 12).join(", ")}, got ${JSON.stringify(value)}`] : [],
        ...sizeRefusals(shape, value.length, path, "characters"),
        ...shape.pattern !== undefined && !patternOf(shape.pattern).test(value)
            ? [`${path}: does not match ${shape.pattern}, got ${JSON.stringify(value.slice(0, 80))}`] : [],
    ];
}

function sizeRefusals({ min, max }: Shape, size: number, path: string, what: string): string[] {
    const unit = what && ` ${what}`;
    return [
        ...min !== undefined && size < min ? [`${path}: must be at least ${min}${unit}, got ${size}`] : [],
        ...max !== undefined && size > max ? [`${path}: must be at most ${max}${unit}, got ${size}`] : [],
    ];
}

/** Whether a value is an object of properties. */
export function isObject(value: Json | undefined): value is Record<string, Json> {
    return value !== null && typeof value === "object" && !Array.isArray(value);
}
