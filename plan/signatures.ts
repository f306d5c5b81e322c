import { isObject } from "../limits/text/plainObject";

/**
 * How values travel between a program and the engine: marks that stand for what JSON can't say.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/runtime/rpc.ts
 */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** What a person reads in its place. */
export const UNKNOWN_TEXT = "[unknown]";
/** What stands for a secret that a person may not read. */
export const SECRET_TEXT = "[secret]";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Properties = Record<string, Json>;

/** A reference to a resource, as an output of a component. */
export function resourceReference(urn: string): Json {
    return { [SIGNATURE]: RESOURCE, urn, id: "" };
}

/** A value that must not be shown. */
export function secret(value: Json): Json {
    return { [SIGNATURE]: SECRET, value };
}

/** Rebuilds a value; `replace` answers for what it knows and leaves the rest to go on with. */
function rebuild(value: Json, replace: (value: Json) => Json | undefined): Json {
    const replaced = replace(value);
    if (replaced !== undefined) {
        return replaced;
    }
    if (Array.isArray(value)) {
        return value.map(item => rebuild(item, replace));
    }
    return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rebuild(item, replace)])) : value;
}

/** References become the id, or the URN while there is none, as the engine hands them to a policy pack. */
export function withoutReferences(properties: Properties): Properties {
    return rebuild(properties, value => isObject(value) && value[SIGNATURE] === RESOURCE
        ? value.id || (value.urn as string) : undefined) as Properties;
}

/** URNs of the resources that a value refers to, or that an output in it was made from. */
export function referencedUrns(value: Json | undefined): string[] {
    const urns: string[] = [];
    rebuild(value ?? null, found => {
        if (isObject(found) && found[SIGNATURE] === RESOURCE) {
            urns.push(found.urn as string);
        } else if (isObject(found) && found[SIGNATURE] === OUTPUT) {
            urns.push(...(found.dependencies ?? []) as string[]);
        }
        return undefined;
    });
    return urns;
}

/** Outputs become their values, as the inputs of a remote component hold outputs with all that is known of each. */
export function withoutOutputs(properties: Properties): Properties {
    return rebuild(properties, found => {
        if (!isObject(found) || found[SIGNATURE] !== OUTPUT) {
            return undefined;
        }
        const value = found.value === undefined ? UNKNOWN : withoutOutputs(found.value as Properties);
        return found.secret === true ? secret(value) : value;
    }) as Properties;
}

/** The value as a person may see it: secrets masked, unknowns named. */
export function readable(value: Json): Json {
    return rebuild(value, found => {
        if (typeof found === "string" && found.includes(UNKNOWN)) {
            return found.split(UNKNOWN).join(UNKNOWN_TEXT);
        }
        if (!isObject(found)) {
            return undefined;
        }
        if (found[SIGNATURE] === SECRET) {
            return SECRET_TEXT;
        }
        return found[SIGNATURE] === RESOURCE ? found.urn : undefined;
    });
}

/** The plain value behind a secret, or undefined where it is not known before `pulumi up`. */
export function plain(value: Json | undefined): Json | undefined {
    if (value === undefined || value === UNKNOWN) {
        return undefined;
    }
    return isObject(value) && value[SIGNATURE] === SECRET ? plain(value.value) : value;
}
