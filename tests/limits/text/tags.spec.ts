import * as assert from "node:assert/strict";
import { CONTROL_PLANE_TAGS, IMAGE_TAGS, NETWORK_TAGS, NODE_TAGS, tagProblems, tagsWithImage } from "../../../limits/text/tags";

const many = (count: number, prefix = "tag") => Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}-${i}`, "x"]));
const tooMany = (on: string, others: number, got: number, remove: number) =>
    [{ path: "tags", reason: `AWS allows 50 tags, of which ${on} has ${others} others, got ${got}; remove ${remove}` }];
const ALLOWED = "digits, spaces and any of _.:/=+-@";

describe("tags", () => {
    for (const [tags, use] of [
        [undefined, NODE_TAGS], [{}, NODE_TAGS], [{ team: "web", "cost center": "a+b=c @ d:e/f_g.h-i", empty: "" }, NODE_TAGS],
        [{ größe: "groß" }, NODE_TAGS], [{ ["k".repeat(127)]: "v".repeat(256), ["𝒌".repeat(127)]: "𝒗".repeat(256) }, NODE_TAGS],
        [{ later: { a: "value that the engine learns later" } }, NODE_TAGS], [{ aws: "aws", "my:aws:key": "x" }, NODE_TAGS],
        // Images get no role, and so are no matter of IAM.
        [{ Team: "web", team: "a*b" }, IMAGE_TAGS],
        [many(44), NODE_TAGS], [many(46), IMAGE_TAGS], [many(47), NETWORK_TAGS], [many(48), CONTROL_PLANE_TAGS],
    ] as const) {
        it(`may be ${JSON.stringify(tags)?.slice(0, 60) ?? "unset"} on ${use.on}`, () => {
            assert.deepEqual(tagProblems("tags", tags, use), []);
        });
    }

    for (const [count, use, others, remove] of [
        [45, NODE_TAGS, 6, 1], [50, NODE_TAGS, 6, 6], [47, IMAGE_TAGS, 4, 1], [48, NETWORK_TAGS, 3, 1], [49, CONTROL_PLANE_TAGS, 2, 1],
    ] as const) {
        it(`are refused as ${count} on ${use.on}`, () => {
            assert.deepEqual(tagProblems("tags", many(count), use), tooMany(use.on, others, count, remove));
        });
    }

    it("of a cluster count together with those of an image, each key once", () => {
        const image = { ...many(10, "image"), ...many(5) };
        assert.deepEqual(tagProblems("tags", many(36), tagsWithImage(many(36), image)), []);
        assert.deepEqual(tagProblems("tags", many(37), tagsWithImage(many(37), image)), tooMany("an image", 14, 37, 1));
    });

    it("of a cluster are not blamed where an image has too many of its own", () => {
        assert.deepEqual(tagProblems("tags", {}, tagsWithImage({}, many(60, "image"))), []);
    });

    for (const [key, value, use, reason] of [
        ["aws:team", "x", NODE_TAGS, "AWS reserves keys that begin with aws:, got \"aws:team\"; use another key"],
        ["AwS:team", "x", NODE_TAGS, "AWS reserves keys that begin with aws:, got \"AwS:team\"; use another key"],
        ["team", "AWS:x", NODE_TAGS, "AWS reserves values that begin with aws:, got \"AWS:x\"; use another value"],
        ["", "x", NODE_TAGS, "a key has 1 to 127 characters, got 0; change the key"],
        ["k".repeat(128), "x", NODE_TAGS, "a key has 1 to 127 characters, got 128; change the key"],
        ["team", "v".repeat(257), NODE_TAGS, "a value has 256 characters at most, got 257; shorten it"],
        ["a*b", "x", NODE_TAGS, `a key has letters, ${ALLOWED}, got "a*b"; change the key`],
        ["team", "a,b", NODE_TAGS, `a value has letters, ${ALLOWED}, got "a,b"; change the value`],
        ["größe", "x", IMAGE_TAGS, `a key has letters from a to z, ${ALLOWED}, got "größe"; change the key`],
        ["größe", "x", tagsWithImage(), `a key has letters from a to z, ${ALLOWED}, got "größe"; change the key`],
    ] as const) {
        it(`are refused with ${key.slice(0, 20)}=${value.slice(0, 20)} on ${use.on}`, () => {
            assert.deepEqual(tagProblems("tags", { [key]: value }, use), [{ path: `tags[${JSON.stringify(key)}]`, reason }]);
        });
    }

    it("have no keys that differ in case alone", () => {
        assert.deepEqual(tagProblems("tags", { Team: "a", owner: "b", team: "c" }, NODE_TAGS), [{
            path: "tags[\"team\"]", reason: "IAM rejects keys that differ only in case, got \"team\" and \"Team\"; keep one",
        }]);
    });
});
