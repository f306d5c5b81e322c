import { UnknownValueError } from "@pulumi/policy";
import { below } from "../limits/text/problem";
import { holdsSecret } from "./secrets";

type Key = string | number;
/** A property, and where in it a value stands. */
export type PropertyPath = [property: string, ...Key[]];
type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

/** What a property belongs to; without dependencies, nothing tells what the provider computes. */
interface Owner {
    props: Record<string, any>;
    propertyDependencies?: Record<string, unknown[]>;
}

/** Deeper than any resource is; state that somebody wrote by hand may go on forever. */
const DEPTH_MAXIMUM = 50;

/**
 * What is known of a property:
 * - `absent`: certainly nothing is there. `null` counts as nothing; empty text and empty lists are values.
 * - `known`: a value is there. Its members may be unknown, each for itself: see `Property.part`.
 * - `computed`: unknown and made from nothing, so the provider computes it and the program did not write it.
 * - `pending`: unknown until `pulumi up`, and perhaps written by the program.
 * - `secret`: the program wrote a value that may not be read: a secret, or `"[secret]"` which the CLI did not decrypt.
 */
export type PropertyState = "absent" | "known" | "computed" | "pending" | "secret";

/** What is known of a value, however deep, for judges that know nothing of unknown values. */
export interface KnownPart<T> {
    /** The value without its unknown members; those of a list leave `undefined` behind. */
    value: T | undefined;
    /** Whether nothing was left out. */
    complete: boolean;
}

/** A property of a resource, or of what a component is told, which a preview may not know. */
export class Property<T = unknown> {
    private constructor(public readonly state: PropertyState, private readonly held?: T) {}

    /** A property with a value; `undefined` and `null` are none. */
    public static of<T>(value: T | null | undefined): Property<T> {
        return value === undefined || value === null ? new Property<T>("absent") : new Property<T>("known", value);
    }

    /** A property that is not known. */
    public static unknown<T = never>(state: "computed" | "pending" | "secret" = "pending"): Property<T> {
        return new Property<T>(state);
    }

    /** Whether it is known what the property holds, be it nothing. */
    public get known(): boolean {
        return this.state === "known" || this.state === "absent";
    }

    /** The value; undefined where nothing is there, or nobody knows what. */
    public get value(): T | undefined {
        return this.held;
    }

    /**
     * Whether it is certain that nothing is there. Rules judge absence by this and by `written`, and by nothing else:
     * an undefined `value` or `text` may be unknown, and a `part` that is not `complete` may hold more.
     */
    public get isAbsent(): boolean {
        return this.state === "absent";
    }

    /** The property as the program wrote it: what the provider computes, the program left out. */
    public get written(): Property<T> {
        return this.state === "computed" ? new Property<T>("absent") : this;
    }

    /** Whether the program sets the property, known or not; an empty list sets nothing. */
    public get isSet(): boolean {
        const { state, held } = this.written;
        return state !== "absent" && !(Array.isArray(held) && held.length === 0);
    }

    /** Whether the program wrote a value that nobody can read yet. */
    public get isPending(): boolean {
        return this.state === "pending" || this.state === "secret";
    }

    /** A value that sets something: state has empty text, zero and false for what is not set. A value not known yet is undefined. */
    public get given(): { value: unknown } | undefined {
        const value: unknown = this.held;
        const isGiven = typeof value === "string" ? value.trim() !== "" : typeof value === "number" ? value > 0 : value === true;
        return !this.known || isGiven ? { value } : undefined;
    }

    /** The value if it is known and a string. */
    public get text(): string | undefined {
        return typeof this.held === "string" ? this.held : undefined;
    }

    /** The value if it is known and a number. */
    public get number(): number | undefined {
        return typeof this.held === "number" ? this.held : undefined;
    }

    /** The keys of a list that is known; none of what is no list. Its items may be unknown, each for itself. */
    public get indices(): number[] {
        return Array.isArray(this.held) ? Array.from({ length: this.held.length }, (_, i) => i) : [];
    }

    /** A copy of the value as far as it is known. */
    public get part(): KnownPart<T> {
        let complete = true;
        const copy = (found: Property, depth: number): Plain | undefined => {
            if (!found.known || depth > DEPTH_MAXIMUM) {
                complete = false;
                return undefined;
            }
            const { value } = found;
            if (Array.isArray(value)) {
                return found.indices.map(i => copy(property(value, i), depth + 1) as Plain);
            }
            return value !== null && typeof value === "object"
                ? Object.fromEntries(Object.keys(value).flatMap(key => {
                    const member = copy(property(value, key), depth + 1);
                    return member === undefined ? [] : [[key, member]];
                }))
                : value as Plain | undefined;
        };
        return { value: copy(this, 0) as T | undefined, complete };
    }

    /** The property with another value in place of a known one. */
    public map<R>(change: (value: T | undefined) => R | undefined): Property<R> {
        return this.known ? Property.of<R>(change(this.held)) : new Property<R>(this.state);
    }
}

/** A property, and where the user wrote it. */
export interface PlacedProperty<T = unknown> {
    /** Path as the user wrote it. */
    path: string;
    found: Property<T>;
}

/**
 * A property of a resource.
 *
 * The SDK throws when an unknown value is touched, and turns the whole policy into an advisory; a rule that reads
 * through here judges the rest of the resource. Anything odd on the way reads as absent.
 */
export function propertyOf<T = unknown>({ props, propertyDependencies }: Owner, ...path: Key[]): Property<T> {
    let value: any = props;
    const { stackTraceLimit } = Error;
    // The stack of an error that is only caught would take most of the time.
    Error.stackTraceLimit = 0;
    try {
        for (const key of path) {
            value = value?.[key];
        }
        return Property.of<T>(value);
    } catch (error) {
        if (!(error instanceof UnknownValueError)) {
            throw error;
        }
        const isComputed = propertyDependencies !== undefined && (propertyDependencies[path[0]] ?? []).length === 0;
        return Property.unknown<T>(holdsSecret(props, path[0]) ? "secret" : isComputed ? "computed" : "pending");
    } finally {
        Error.stackTraceLimit = stackTraceLimit;
    }
}

/** The same for values that come without their dependencies, as the inputs of a component do: what is unknown there is pending. */
export function property<T = unknown>(props: Record<string, any>, ...path: Key[]): Property<T> {
    return propertyOf<T>({ props }, ...path);
}

/** A path as the user wrote it: `spec.containers[0].image`. */
export function pathText(path: Key[]): string {
    return path.reduce<string>((sum, key) => typeof key === "number" ? `${sum}[${key}]` : below(sum, key), "");
}
