import * as assert from "node:assert/strict";
import * as v from "valibot";
import { originalPath, readSetting } from "../../config/readSettings";

const group = v.strictObject({
    size: v.optional(v.number()),
    colour: v.optional(v.picklist(["RED", "GREEN"])),
    names: v.optional(v.array(v.string())),
    volume: v.optional(v.strictObject({ kind: v.string(), iops: v.optional(v.number()) })),
});

describe("settings", () => {
    for (const raw of [{}, { size: 3, colour: "RED", names: ["a"], volume: { kind: "gp3" } }]) {
        it(`are read as they are: ${JSON.stringify(raw)}`, () => {
            assert.deepEqual(readSetting("group", group, raw), { value: raw, problems: [] });
        });
    }

    it("are read by what the schema makes of them", () => {
        const doubled = v.pipe(v.number(), v.transform(value => value * 2));
        assert.deepEqual(readSetting("size", doubled, 3), { value: 6, problems: [] });
    });

    for (const [raw, path, reason, value] of [
        [{ size: "3", names: ["a"] }, "group.size", "must be of type number, got \"3\"; write 3 without quotes", { names: ["a"] }],
        [{ size: null }, "group.size", "must be of type number, got null; give it a value or remove the key", {}],
        [{ names: "a" }, "group.names", "must be of type array, got \"a\"; write a list: [a]", {}],
        [{ names: "[a" }, "group.names", "must be of type array, got \"[a\"; correct the JSON (names in double quotes), or write it as YAML in the stack's file", {}],
        [{ size: "many" }, "group.size", "must be of type number, got \"many\"; write a number", {}],
        [{ colour: "BLUE", size: 1 }, "group.colour", "unknown value \"BLUE\"; use one of RED, GREEN", { size: 1 }],
        [{ sise: 1, size: 2 }, "group.sise", "is not a setting, got 1; remove it or check its spelling (there are size, colour, names, volume); did you mean size?", { size: 2 }],
        [{ volume: { kind: "gp3", iops: true } }, "group.volume.iops", "must be of type number, got true; write a number", { volume: { kind: "gp3" } }],
        [{ colour: "REDD", size: 1 }, "group.colour", "unknown value \"REDD\"; use one of RED, GREEN; did you mean RED?", { size: 1 }],
        // What is left out must leave the right shape: a volume without a kind is none, nor is a list with a gap.
        [{ volume: {}, size: 1 }, "group.volume.kind", "is required, got nothing; set it", { size: 1 }],
        [{ volume: { kind: 1, iops: 2 }, size: 1 }, "group.volume.kind", "must be of type string, got 1; write it in quotes: \"1\"", { size: 1 }],
        ["large", "group", "must be of type object, got \"large\"; write keys with values, such as { key: value }", undefined],
    ] as [unknown, string, string, unknown][]) {
        it(`of the wrong shape are reported and left out: ${JSON.stringify(raw)}`, () => {
            assert.deepEqual(readSetting("group", group, raw), { value, problems: [{ path, reason }] });
        });
    }

    it("are reported all at once, by the place where they stand", () => {
        const raw = [{ size: 1 }, { size: "2", colour: "BLUE" }, { volume: { kind: "gp3", iopz: 1 } }];
        assert.deepEqual(readSetting("groups", v.array(group), raw), {
            value: [{ size: 1 }, {}, { volume: { kind: "gp3" } }],
            problems: [
                { path: "groups[1].size", reason: "must be of type number, got \"2\"; write 2 without quotes" },
                { path: "groups[1].colour", reason: "unknown value \"BLUE\"; use one of RED, GREEN" },
                {
                    path: "groups[2].volume.iopz",
                    reason: "is not a setting, got 1; remove it or check its spelling (there are kind, iops); did you mean iops?",
                },
            ],
        });
    });

    it("leave out an item of a list alone, however deep, and say where the others stood", () => {
        const named = v.array(v.strictObject({ name: v.string() }));
        assert.deepEqual(readSetting("groups", named, [{ name: "a" }, {}, "b", { name: "c" }]), {
            value: [{ name: "a" }, { name: "c" }], places: { groups: [0, 3] },
            problems: [
                { path: "groups[1].name", reason: "is required, got nothing; set it" }, { path: "groups[2]", reason: "must be of type object, got \"b\"; write keys with values, such as { key: value }" },
            ],
        });
    });

    it("leave out one item where two keys are missing in it, and no neighbour", () => {
        const named = v.array(v.strictObject({ name: v.string(), kind: v.string(), parts: v.optional(v.array(v.string())) }));
        const { value, places } = readSetting("groups", named, [{}, { name: "a", kind: "b", parts: ["c", 1, "d", 2, "e"] }]);
        assert.deepEqual(value, [{ name: "a", kind: "b", parts: ["c", "d", "e"] }]);
        assert.deepEqual(places, { groups: [1], "groups[1].parts": [0, 2, 4] });
        assert.equal(originalPath("groups[0].parts[2].x", places!), "groups[1].parts[4].x");
    });

    it("keep an object for its judges, where these can do without a key that it lacks", () => {
        const scaling = v.strictObject({ minSize: v.number(), maxSize: v.number() });
        const judged = v.strictObject({ minSize: v.optional(v.number()), maxSize: v.optional(v.number()) }) as unknown as typeof scaling;
        assert.deepEqual(readSetting("scaling", scaling, { minSize: "1", maxSize: 2 }, judged).value, { maxSize: 2 });
    });

    it("are never changed where they come from", () => {
        const raw = { size: "3" };
        readSetting("group", group, raw);
        assert.deepEqual(raw, { size: "3" });
    });
});
