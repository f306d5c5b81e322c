import { REGION_FORM } from "../../limits/cluster/windowsRegion";
import { Shape } from "../schemaShape";
import { AWS_REGION } from "./region";
import { EXISTING, Setting, isTextKey } from "./settings";

type JsonSchema = Record<string, unknown>;

const SECRET = { $ref: "#/$defs/secret" };

/** The JSON Schema of Pulumi.<stack>.yaml, for editors: what it can express of the configuration's schema. */
export function stackJsonSchema(settings: Setting[], project: string): string {
    const required = settings.filter(setting => setting.required).map(({ key }) => key);
    return JSON.stringify({
        $schema: "http://json-schema.org/draft-07/schema#",
        title: `Stack of the Pulumi project ${project}`,
        description: "Made by `npm run docs:configuration`; a test compares the two.",
        type: "object",
        required: ["config"],
        properties: {
            encryptionsalt: { type: "string" }, encryptedkey: { type: "string" }, secretsprovider: { type: "string" }, environment: {},
            config: {
                type: "object",
                properties: {
                    "aws:region": { type: "string", pattern: REGION_FORM.source, description: AWS_REGION.description },
                    ...Object.fromEntries(settings.flatMap(({ key }) => spellings(key, project).map(name => [name, { $ref: `#/$defs/${key}` }]))),
                },
                // Other providers have keys of their own.
                patternProperties: { [`^(?!${project}:|aws:region$)[^:]+:.+$`]: {} },
                additionalProperties: false,
                allOf: required.map(key => ({
                    anyOf: [key, ...key === "windowsNodeGroups" ? [] : [EXISTING]].flatMap(one => spellings(one, project)).map(name => ({ required: [name] })),
                })),
            },
        },
        $defs: {
            secret: {
                type: "object", properties: { secure: { type: "string" } }, required: ["secure"], additionalProperties: false,
                description: "An encrypted value, as pulumi config set --secret writes it",
            },
            ...Object.fromEntries(settings.map(setting => [setting.key, { description: description(setting), anyOf: [...topLevel(setting), SECRET] }])),
        },
    }, undefined, 2) + "\n";
}

/** A key of the project may stand without its prefix; the last form is an old one that the CLI still takes. */
function spellings(key: string, project: string): string[] {
    return [`${project}:${key}`, key, `${project}:config:${key}`];
}

/** The CLI hands every value on as text, so the text of a value is as good as the value. */
function topLevel(setting: Setting): JsonSchema[] {
    const { shape, key } = setting;
    if (shape.kind === "choice") {
        return [{ enum: shape.values }];
    }
    if (isTextKey(key)) {
        return [{ type: ["string", "number", "boolean"] }];
    }
    if (shape.kind === "boolean") {
        return [{ enum: [true, false, "true", "false"] }];
    }
    if (key === EXISTING) {
        return [schemaOf(shape, setting), { type: "string", description: "The name of the cluster, or the keys as JSON" }];
    }
    const asJson = { type: "string", pattern: shape.kind === "list" ? "^\\s*\\[" : "^\\s*\\{", description: "The same as JSON, as pulumi config set writes it" };
    return [schemaOf(shape, setting), ...shape.kind === "list" || shape.kind === "map" || shape.kind === "object" ? [asJson] : []];
}

function schemaOf(shape: Shape, setting: Setting | undefined): JsonSchema {
    switch (shape.kind) {
        case "text": return { type: "string" };
        case "input": return { anyOf: [{ type: "string" }, SECRET] };
        case "number": case "boolean": return { type: shape.kind };
        case "choice": return { enum: shape.values };
        case "list": return { type: "array", items: schemaOf(shape.of, setting) };
        case "map": return { type: "object", additionalProperties: schemaOf(shape.of, undefined) };
        case "object": return {
            type: "object",
            properties: Object.fromEntries((setting?.settings ?? []).map(inner => [
                inner.key, { description: description(inner), ...orSecret(schemaOf(inner.shape, inner)) },
            ])),
            required: (setting?.settings ?? []).filter(inner => inner.required).map(({ key }) => key),
            additionalProperties: false,
        };
    }
}

/** A part of a value may be encrypted as well: the program reads what it stands for. */
function orSecret(schema: JsonSchema): JsonSchema {
    return schema.type === "string" ? { anyOf: [schema, SECRET] } : schema;
}

function description({ description: text, defaultValue }: Setting): string {
    return defaultValue === undefined || text.includes("default") ? text : `${text} Default: ${defaultValue}.`;
}
