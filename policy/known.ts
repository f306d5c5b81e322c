import { UnknownValueError } from "@pulumi/policy";
import { below } from "../limits/text/problem";

/** A property's value, or that it is not known before `pulumi up`. */
export type Known<T> = { known: true; value: T | undefined } | { known: false };

type Key = string | number;
/** A property, and where in it a value stands. */
export type PropertyPath = [property: string, ...Key[]];
type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

/** Deeper than any resource is; state that somebody wrote by hand may go on forever. */
const DEPTH_MAXIMUM = 50;

/**
 * Reads a property that a preview may not know.
 *
 * The SDK throws when an unknown value is touched, and turns the whole policy into an advisory; a rule that reads
 * through here judges the rest of the resource. Anything odd on the way reads as undefined.
 */
export function read<T = unknown>(props: Record<string, any>, ...path: Key[]): Known<T> {
    let value: any = props;
    try {
        for (const key of path) {
            value = value?.[key];
        }
        return { known: true, value: value ?? undefined };
    } catch (error) {
        if (error instanceof UnknownValueError) {
            return { known: false };
        }
        throw error;
    }
}

/** The value if it is known and a string. */
export function readText(props: Record<string, any>, ...path: Key[]): string | undefined {
    const found = read(props, ...path);
    return found.known && typeof found.value === "string" ? found.value : undefined;
}

/** The value if it is known and a number. */
export function readNumber(props: Record<string, any>, ...path: Key[]): number | undefined {
    const found = read(props, ...path);
    return found.known && typeof found.value === "number" ? found.value : undefined;
}

/** Whether it is certain that nothing is there. */
export function isAbsent(props: Record<string, any>, ...path: Key[]): boolean {
    const found = read(props, ...path);
    return found.known && found.value === undefined;
}

/** A path as the user wrote it: `spec.containers[0].image`. */
export function pathText(path: Key[]): string {
    return path.reduce<string>((sum, key) => typeof key === "number" ? `${sum}[${key}]` : below(sum, key), "");
}

/** The keys of a list that is known; none of what is no list. Its items may be unknown, each for itself. */
export function indices(props: Record<string, any>, ...path: Key[]): number[] {
    const found = read(props, ...path);
    return found.known && Array.isArray(found.value) ? Array.from({ length: found.value.length }, (_, i) => i) : [];
}

/** What is known of a value, however deep, for judges that know nothing of unknown values. */
export interface KnownPart<T> {
    /** The value without its unknown members; those of a list leave `undefined` behind. */
    value: T | undefined;
    /** Whether nothing was left out. */
    complete: boolean;
}

/** Copies a value as far as it is known. */
export function readPart<T = unknown>(props: Record<string, any>, ...path: Key[]): KnownPart<T> {
    let complete = true;
    const copy = (owner: Record<string, any>, keys: Key[], depth: number): Plain | undefined => {
        const found = read(owner, ...keys);
        if (!found.known || depth > DEPTH_MAXIMUM) {
            complete = false;
            return undefined;
        }
        const { value } = found;
        if (Array.isArray(value)) {
            return Array.from({ length: value.length }, (_, i) => copy(value, [i], depth + 1) as Plain);
        }
        return value !== null && typeof value === "object"
            ? Object.fromEntries(Object.keys(value).flatMap(key => {
                const member = copy(value, [key], depth + 1);
                return member === undefined ? [] : [[key, member]];
            }))
            : value as Plain | undefined;
    };
    const value = copy(props, path, 0);
    return { value: value as T | undefined, complete };
}
