import type { PolicyConfigSchema } from "@pulumi/policy";
import { isObject } from "../limits/text/plainObject";
import { Problem, shown, suggestion } from "../limits/text/problem";
import { Subject } from "./rule";

/** A resource that a rule lets pass, and why. */
export interface Exemption {
    /** Name or URN of the resource; `*` stands for any characters. */
    resource: string;
    /** Why: the output shows it beside what would have been a violation. */
    reason: string;
}

/** What an exemption names a resource by. */
export type Place = Pick<Subject, "name" | "urn">;

/** What the configuration of every rule may hold beside its level. */
export const EXEMPTIONS_SCHEMA: PolicyConfigSchema = {
    properties: {
        exemptions: {
            type: "array",
            description: "Exempt resources, by name or URN (* stands for any characters), each with a reason. The output shows the reason.",
            items: {
                type: "object",
                required: ["resource", "reason"],
                additionalProperties: false,
                properties: {
                    resource: { type: "string", pattern: "\\S" },
                    reason: { type: "string", pattern: "\\S" },
                },
            },
        },
    },
};

const KEYS = ["enforcementLevel", "exemptions"];
const EXEMPTION_KEYS = ["resource", "reason"];
const EXAMPLE = "write [{ \"resource\": \"NAME\", \"reason\": \"WHY\" }]";

/** The exemptions of a rule that are well formed, and what is wrong with the rest of its configuration. */
export function readExemptions(config: Record<string, unknown>): { exemptions: Exemption[]; problems: Problem[] } {
    const { exemptions = [], ...others } = config;
    const problems: Problem[] = Object.keys(others).map(key => ({
        path: key, reason: `unknown key, got ${shown(others[key])}${suggestion(key, KEYS) || `; a policy accepts ${KEYS.join(" and ")}`}`,
    }));
    if (!Array.isArray(exemptions)) {
        return { exemptions: [], problems: [...problems, { path: "exemptions", reason: `must be a list, got ${shown(exemptions)}; ${EXAMPLE}` }] };
    }
    const found = exemptions.map((exemption, i) => exemptionProblems(`exemptions[${i}]`, exemption));
    return { exemptions: exemptions.filter((_, i) => found[i].length === 0), problems: [...problems, ...found.flat()] };
}

function exemptionProblems(path: string, exemption: unknown): Problem[] {
    if (!isObject(exemption)) {
        return [{ path, reason: `must have a resource and a reason, got ${shown(exemption)}; ${EXAMPLE}` }];
    }
    const { resource, reason, ...others } = exemption;
    return [
        ...Object.entries({ resource, reason }).filter(([, value]) => typeof value !== "string" || value.trim() === "").map(([key, value]) => ({
            path: `${path}.${key}`, reason: `is required, got ${shown(value)}; name the resource, and say why it is exempt`,
        })),
        ...Object.keys(others).map(key => ({
            path: `${path}.${key}`, reason: `unknown key, got ${shown(others[key])}${suggestion(key, EXEMPTION_KEYS) || "; remove it"}`,
        })),
    ];
}

/** The exemption of a resource, if there is one. */
export function exemptionOf(exemptions: Exemption[], resource: Place): Exemption | undefined {
    return exemptions.find(exemption => matcherOf(exemption)(resource));
}

/** Whether an exemption is of a resource. */
export function matcherOf({ resource }: Exemption): (place: Place) => boolean {
    const escaped = resource.split("*").map(part => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*");
    const pattern = new RegExp(`^${escaped}$`, "s");
    return ({ name, urn }) => pattern.test(name) || pattern.test(urn);
}
