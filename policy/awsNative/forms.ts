import { isObject } from "../../limits/text/plainObject";
import { isUnknown } from "../secrets";

/** How a value of aws-native is written in the model, where it is written otherwise. */
export interface Form {
    /** The value in the model; it is given none that is unknown. */
    toModel?(value: unknown): unknown;
    /** A value of the model, as aws-native writes it. */
    toNative?(value: unknown): unknown;
}

/** `"3"`: 3. */
export const NUMBER: Form = {
    toModel: value => typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value,
};

/** What the model has as text: `true`. */
export const FLAG: Form = { toNative: value => value === "true" };

/** `[{key, value}]`: an object. A key that is not known may be any. */
export const KEYED: Form = {
    toModel: value => {
        if (!Array.isArray(value)) {
            return value;
        }
        const unknown = value.flatMap(item => isUnknown(item) ? [item] : isUnknown(item?.key) ? [item.key] : [])[0];
        return unknown ?? Object.fromEntries(value.filter(item => typeof item?.key === "string").map(({ key, value: member }) => [key, member]));
    },
};

/** Lists of one value each: the values. */
export const FIRSTS: Form = {
    toModel: value => isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, Array.isArray(member) ? member[0] : member])) : value,
};

/** A list that takes one value: the value. */
export const ONLY: Form = { toModel: value => Array.isArray(value) ? value[0] : value };

/** An object of lists: a list of names with their values. */
export const NAMED: Form = {
    toModel: value => isObject(value) ? Object.entries(value).map(([name, values]) => ({ name, values })) : value,
};
