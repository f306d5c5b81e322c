import type { PolicyConfigSchema } from "@pulumi/policy";
import { Problem, shown } from "../limits/text/problem";
import { Subject } from "./rule";

/** A resource that a rule lets pass, and why. */
export interface Exemption {
    /** Name or URN of the resource; `*` stands for any characters. */
    resource: string;
    /** Why: the output shows it beside what would have been a violation. */
    reason: string;
}

/** What the configuration of every rule may hold beside its level. */
export const EXEMPTIONS_SCHEMA: PolicyConfigSchema = {
    properties: {
        exemptions: {
            type: "array",
            description: "Resources that pass, by name or URN (* stands for any characters), each with the reason that the output shows.",
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

/** The exemptions of a rule, and what is wrong with its configuration: the engine checks no more than it finds in the schema. */
export function readExemptions(config: Record<string, unknown>): { exemptions: Exemption[]; problems: Problem[] } {
    const { exemptions = [], ...others } = config;
    const problems: Problem[] = Object.keys(others).map(key => ({
        path: key, reason: `unknown key, got ${shown(others[key])}; a policy takes enforcementLevel and exemptions`,
    }));
    if (!Array.isArray(exemptions)) {
        return { exemptions: [], problems: [...problems, { path: "exemptions", reason: `must be a list, got ${shown(exemptions)}` }] };
    }
    const found = exemptions.map((exemption, i) => exemptionProblems(`exemptions[${i}]`, exemption));
    return { exemptions: exemptions.filter((_, i) => found[i].length === 0), problems: [...problems, ...found.flat()] };
}

function exemptionProblems(path: string, exemption: unknown): Problem[] {
    if (exemption === null || typeof exemption !== "object" || Array.isArray(exemption)) {
        return [{ path, reason: `must have a resource and a reason, got ${shown(exemption)}` }];
    }
    const { resource, reason, ...others } = exemption as Record<string, unknown>;
    return [
        ...Object.entries({ resource, reason }).filter(([, value]) => typeof value !== "string" || value.trim() === "").map(([key, value]) => ({
            path: `${path}.${key}`, reason: `is required, got ${shown(value)}; name the resource and why it may pass`,
        })),
        ...Object.keys(others).map(key => ({ path: `${path}.${key}`, reason: `unknown key, got ${shown(others[key])}; remove it` })),
    ];
}

/** The exemption of a resource, if there is one. */
export function exemptionOf(exemptions: Exemption[], { name, urn }: Pick<Subject, "name" | "urn">): Exemption | undefined {
    return exemptions.find(({ resource }) => {
        const escaped = resource.split("*").map(part => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*");
        const pattern = new RegExp(`^${escaped}$`, "s");
        return pattern.test(name) || pattern.test(urn);
    });
}
