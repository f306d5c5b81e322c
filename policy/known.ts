import { UnknownValueError } from "@pulumi/policy";

/** A property's value, or that it is not known before `pulumi up`. */
export type Known<T> = { known: true; value: T | undefined } | { known: false };

/**
 * Reads a property that a preview may not know.
 *
 * The SDK throws when an unknown value is touched, and turns the whole policy into an advisory; a rule that reads
 * through here judges the rest of the resource. Anything odd on the way reads as undefined.
 */
export function read<T = unknown>(props: Record<string, any>, ...path: (string | number)[]): Known<T> {
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
export function readText(props: Record<string, any>, ...path: (string | number)[]): string | undefined {
    const found = read(props, ...path);
    return found.known && typeof found.value === "string" ? found.value : undefined;
}
