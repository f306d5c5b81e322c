import { Properties } from "../../../plan/signatures";
import { autoScalingRules } from "./rules/autoScaling";
import { clusterRules } from "./rules/cluster";
import { identityRules } from "./rules/identity";
import { imageRules } from "./rules/images";
import { kubernetesRules } from "./rules/kubernetes";
import { networkRules } from "./rules/network";

/** Where a resource is made: what its ARN and its other outputs follow from. */
export interface Place {
    region: string;
    account: string;
    /** Name of the resource in the program. */
    name: string;
    /** A number that no other resource has; 0 in a preview. */
    serial: number;
}

/** What a stand-in knows of a type of resource, and no more than that; what a change replaces is in plan/compare/replacement.ts. */
export interface ResourceRules {
    /** Properties without which it can't be made. */
    required: string[];
    /** Property that the provider fills in with a name of its own where the program gives none. */
    named?: string;
    /** Properties that are objects and in which AWS fills in parts, which stay when the program changes others. */
    filledIn?: string[];
    /** Where both were read: files of the Terraform provider that the Pulumi provider bridges, or a provider's docs. */
    source: string;
    /** What it is known by: two of a type with the same one are refused. It is the id as well, unless there is one. */
    identity?: (inputs: Properties) => string;
    id?: (inputs: Properties, place: Place) => string;
    /** What the provider computes, beside what the program gave. */
    outputs?: (inputs: Properties, place: Place) => Properties;
}

const RULES: Record<string, ResourceRules> = {
    ...autoScalingRules, ...networkRules, ...identityRules, ...clusterRules, ...imageRules, ...kubernetesRules,
};

/** The rules of a type; a type without them is nothing that a test expects. */
export function rulesOf(type: string): ResourceRules {
    const rules = RULES[type];
    if (!rules) {
        throw new Error(`${type} has no stand-in; add its rules to tests/engine/providers/rules, with their source`);
    }
    return rules;
}
