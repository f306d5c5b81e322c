import { createHash } from "node:crypto";

/**
 * Semantic version that follows from content: the same content has the same version, and a change another.
 *
 * Image Builder's components and recipes can't be changed, only made anew under another version.
 */
export function contentVersion(...content: unknown[]): string {
    const hash = createHash("sha256").update(JSON.stringify(content)).digest();
    // Each number may go up to 2^30 - 1; together they tell more contents apart than anybody will have.
    const [major, minor, patch] = [0, 4, 8].map(offset => hash.readUInt32BE(offset) >>> 3);
    return `${major}.${minor}.${patch}`;
}
