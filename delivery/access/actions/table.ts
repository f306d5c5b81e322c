import { AUTO_SCALING } from "./autoScaling";
import { CLUSTER } from "./cluster";
import { IDENTITY } from "./identity";
import { BUILDS_BY_HAND, IMAGES } from "./images";
import { LOOKUPS } from "./lookups";
import { NETWORK } from "./network";
import { ActionTable, TypeActions } from "./typeActions";

/** Every resource type of AWS that the components make, and some that programs make beside them. */
export const ACTIONS: ActionTable = { ...NETWORK, ...CLUSTER, ...IDENTITY, ...IMAGES, ...AUTO_SCALING };

/** What writes: everything that is not a lookup or a refresh. */
export function writes(row: TypeActions): string[] {
    const { create = [], update = [], delete: remove = [], tag = [] } = row;
    return [...create, ...update, ...remove, ...tag];
}

/** Every action that stands in the tables. */
export function allActions(): string[] {
    const named = Object.values(ACTIONS).flatMap(row => [...row.read, ...writes(row), ...row.serviceLinkedRoles ? ["iam:CreateServiceLinkedRole"] : []]);
    return [...new Set([...named, ...Object.values(LOOKUPS).flatMap(({ actions }) => actions), ...BUILDS_BY_HAND])].sort();
}
