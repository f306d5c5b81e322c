import * as fc from "fast-check";
import { Field, settings } from "./fields/field";
import { clusterFields } from "./fields/cluster";
import { imageFields } from "./fields/images";
import { nodeFields } from "./fields/nodes";

export { settings };

/** Every setting of `WindowsCluster`, with values on both sides of its limits. */
export const FIELDS: Field[] = [...clusterFields, ...nodeFields, ...imageFields];

/** A setting and one value of it. */
export interface Setting {
    path: string;
    value: unknown;
}

/** One setting, whichever. */
export const anySetting: fc.Arbitrary<Setting> = fc.oneof(...FIELDS.map(({ path, values }) => values.map(value => ({ path, value }))));
