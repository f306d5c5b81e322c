import { Json, Properties } from "../../../plan/signatures";
import { isObject, isUnknown } from "../shapes";

/** What AWS states in words only: the model of the request doesn't know it. */
export interface ProseRule {
    /** Requests that it is about, by name of the operation. */
    operations: string[];
    /** Page that states it. */
    source: string;
    /** What is wrong with the parameters of such a request. */
    refuses: (parameters: Properties) => string[];
}

/** The entries of a list that are objects; none where it is unknown or not given. */
export function objects(value: Json | undefined): Properties[] {
    return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The texts of a list that are known. */
export function texts(value: Json | undefined): string[] {
    return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === "string" && !isUnknown(entry)) : [];
}

/** The object behind a member; an empty one where it is unknown or not given. */
export function objectOf(value: Json | undefined): Properties {
    return isObject(value) ? value : {};
}

/** A text that is known. */
export function textOf(value: Json | undefined): string | undefined {
    return typeof value === "string" && !isUnknown(value) ? value : undefined;
}

/** A number that is known. */
export function numberOf(value: Json | undefined): number | undefined {
    return typeof value === "number" ? value : undefined;
}
