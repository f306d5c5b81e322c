import type * as pulumi from "@pulumi/pulumi";
import type * as v from "valibot";
import type { WindowsClusterArgs } from "../components/windowsClusterSettings";
import type { stackSchema } from "./stackSchema";

type Schemas = ReturnType<typeof stackSchema>;
/** The keys as they are read; the compiler holds them against the arguments of `WindowsCluster`, in both directions. */
export type StackSettings = {
    [K in keyof Schemas as undefined extends WindowsClusterArgs[K] ? never : K]: v.InferOutput<Schemas[K]>
} & { [K in keyof Schemas as undefined extends WindowsClusterArgs[K] ? K : never]?: v.InferOutput<Schemas[K]> };

type Texts = pulumi.Input<pulumi.Input<string>[]>;
/**
 * The type with every key required, so that a key which one side lacks is a difference. A file holds numbers and lists as such, even where
 * an argument may be another resource's output.
 */
type Complete<T> =
    [pulumi.Input<string>] extends [T] ? pulumi.Input<string>
        : [Texts] extends [T] ? pulumi.Input<string>[]
            : [pulumi.Input<number>] extends [T] ? number
                : T extends (infer Item)[] ? Complete<NonNullable<Item>>[]
                    : T extends object ? { [K in keyof T]-?: Complete<NonNullable<T[K]>> } : T;
type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends (<T>() => T extends Other ? 1 : 2) ? true : false;
/** Whether a key is optional, for every key of an object and of the objects in it. */
type Optional<T> =
    [pulumi.Input<string>] extends [T] ? "input"
        : [Texts] extends [T] ? "input"
            : [pulumi.Input<number>] extends [T] ? "value"
                : T extends (infer Item)[] ? Optional<NonNullable<Item>>
                    : T extends object ? { [K in keyof T]-?: [undefined extends T[K] ? "optional" : "required", Optional<NonNullable<T[K]>>] } : "value";
type Differing = {
    [K in keyof WindowsClusterArgs | keyof Schemas]-?: K extends keyof WindowsClusterArgs & keyof Schemas
        ? Same<Complete<NonNullable<WindowsClusterArgs[K]>>, Complete<v.InferOutput<Schemas[K]>>> extends true
            ? Same<Optional<NonNullable<WindowsClusterArgs[K]>>, Optional<v.InferOutput<Schemas[K]>>> extends true ? never : K
            : K
        : K
}[keyof WindowsClusterArgs | keyof Schemas];

/** Does not compile while a key of the configuration and an argument of `WindowsCluster` differ; the error names the key. */
export const KEYS_ARE_ARGUMENTS: [Differing] extends [never] ? true : { differing: Differing } = true;
