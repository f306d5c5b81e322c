import { Json, Properties } from "../../plan/signatures";
import { SERVICES, Service, Shape, isObject, isUnknown } from "./shapes";

/**
 * A value as the request has it: the provider spells members otherwise, writes a single object where the API takes a list, text
 * where it takes numbers and switches, and tags as a map where it takes pairs.
 */
export function asShape(service: Service, name: string, value: Json): Json {
    const shape = service.shapes[name];
    if (isUnknown(value)) {
        return value;
    }
    switch (shape.type) {
        case "structure":
            return isObject(value) ? asStructure(service, shape, value) : value;
        case "list":
            return asList(service, shape, value);
        case "map":
            return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asShape(service, shape.value!, part)])) : value;
        case "boolean":
            return value === "true" || value === "false" ? value === "true" : value;
        case "integer": case "long":
            return typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
        case "string":
            return typeof value === "number" ? String(value) : value;
        default:
            return value;
    }
}

function asStructure(service: Service, shape: Shape, value: Properties): Properties {
    return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null && part !== undefined).map(([key, part]) => {
        const member = memberOf(shape, key);
        return [member ?? key, member === undefined ? part : asShape(service, shape.members![member], part)];
    }));
}

function asList(service: Service, shape: Shape, value: Json): Json {
    const item = service.shapes[shape.member!];
    const pair = ["Key", "TagKey"].find(key => item.members?.[key] !== undefined);
    if (isObject(value) && pair !== undefined) {
        return Object.entries(value).map(([key, text]) => ({ [pair]: key, [pair.replace("Key", "Value")]: text }));
    }
    return Array.isArray(value) || isObject(value)
        ? (Array.isArray(value) ? value : [value]).map(part => asShape(service, shape.member!, part)) : value;
}

/** EC2 begins its members with a capital, and the provider spells acronyms in its own way. */
function memberOf({ members = {} }: Shape, key: string): string | undefined {
    return members[key] === undefined ? Object.keys(members).find(member => member.toLowerCase() === key.toLowerCase()) : key;
}

/** The parameters of a request, in its own spelling. */
export function requestOf(service: string, operation: string, parameters: Properties): Properties {
    const model = SERVICES[service];
    return asShape(model, model.requests[operation], parameters) as Properties;
}
