import { Json, Properties } from "../../plan/signatures";
import { autoScalingMappings } from "./mappings/autoScaling";
import { eksMappings } from "./mappings/eks";
import { ec2Mappings } from "./mappings/ec2";
import { identityMappings } from "./mappings/identity";
import { imageMappings } from "./mappings/images";

/** How a type of resource becomes requests. */
export interface Mapping {
    service: string;
    operation: string;
    /** Property that the provider fills in with a name of its own where the program gives none, and the member that takes it. */
    named?: { property: string; member: string };
    /** Members that the provider spells altogether otherwise, by property. */
    renamed?: Record<string, string>;
    /** Properties that other calls take, or the provider alone; `*` is all of them. */
    elsewhere?: string[];
    /** Kind of resource in EC2's tag specifications. */
    tagged?: string;
    /** Members that follow from the properties, beside those that are passed on. */
    members?: (inputs: Properties) => Record<string, Json | undefined>;
    /** Further requests that the provider makes for the same resource. */
    further?: (inputs: Properties, name: string) => Request[];
}

/** A request, with parameters as the provider spells them. */
export interface Request {
    service: string;
    operation: string;
    parameters: Properties;
}

/** Every type of AWS that a program of this package may plan, or a user beside it. */
const MAPPINGS: Record<string, Mapping> = { ...autoScalingMappings, ...ec2Mappings, ...eksMappings, ...identityMappings, ...imageMappings };

/** What a generated name looks like: a dash and seven hexadecimal digits, as the provider adds them. */
const GENERATED = "-1a2b3c4";

/** In `elsewhere`: nothing is passed on as it is. */
export const EVERYTHING = "*";

/** Whether the judge knows the requests of a type. */
export function isMapped(type: string): boolean {
    return type in MAPPINGS;
}

/**
 * The requests that make a resource.
 *
 * @throws Error where the type has no mapping: nobody would notice that it is judged by nobody.
 */
export function requestsFor(type: string, name: string, inputs: Properties): Request[] {
    const mapping = MAPPINGS[type];
    if (!mapping) {
        throw new Error(`${type} has no requests; add it to tests/models/mappings`);
    }
    const { service, operation, named, renamed = {}, elsewhere = [], tagged, members, further } = mapping;
    const passedOn = Object.entries(inputs)
        .filter(([key, value]) => !elsewhere.includes(key) && !elsewhere.includes(EVERYTHING) && key !== "tags" && !key.startsWith("__") && key !== named?.property && value !== null)
        .map(([key, value]) => [renamed[key] ?? key, value]);
    const parameters: Record<string, Json | undefined> = {
        ...Object.fromEntries(passedOn),
        ...named && { [named.member]: inputs[named.property] ?? name + GENERATED },
        ...tagParameters(inputs.tags, tagged),
        ...members?.(inputs),
    };
    const given = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined)) as Properties;
    return [{ service, operation, parameters: given }, ...further?.(inputs, name) ?? []];
}

/** The provider sends no tags where there are none. */
function tagParameters(tags: Json | undefined, tagged: string | undefined): Properties {
    const none = tags === undefined || tags === null || (typeof tags === "object" && Object.keys(tags).length === 0);
    if (none) {
        return {};
    }
    return tagged === undefined ? { tags } : { TagSpecifications: [{ ResourceType: tagged, Tags: tags }] };
}
