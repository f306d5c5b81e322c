import * as assert from "node:assert/strict";
import * as v from "valibot";
import { readSetting } from "../../config/readSettings";

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
        [{ size: "3", names: ["a"] }, "group.size", "must be of type number, got \"3\"", { names: ["a"] }],
        [{ size: null }, "group.size", "must be of type number, got null", {}],
        [{ names: "a" }, "group.names", "must be of type array, got \"a\"", {}],
        [{ colour: "BLUE", size: 1 }, "group.colour", "unknown value \"BLUE\"; use one of RED, GREEN", { size: 1 }],
        [{ sise: 1, size: 2 }, "group.sise", "is no setting, got 1; remove it or check its spelling (there are size, colour, names, volume); did you mean size?", { size: 2 }],
        [{ volume: { kind: "gp3", iops: true } }, "group.volume.iops", "must be of type number, got true", { volume: { kind: "gp3" } }],
        [{ colour: "REDD", size: 1 }, "group.colour", "unknown value \"REDD\"; use one of RED, GREEN; did you mean RED?", { size: 1 }],
        // What is left out must leave the right shape: a volume without a kind is none, nor is a list with a gap.
        [{ volume: {}, size: 1 }, "group.volume.kind", "is required, got nothing; set it", { size: 1 }],
        [{ volume: { kind: 1, iops: 2 }, size: 1 }, "group.volume.kind", "must be of type string, got 1", { size: 1 }],
        [{ names: ["a", 1], size: 1 }, "group.names[1]", "must be of type string, got 1", { size: 1 }],
        ["large", "group", "must be of type object, got \"large\"", undefined],
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
                { path: "groups[1].size", reason: "must be of type number, got \"2\"" },
                { path: "groups[1].colour", reason: "unknown value \"BLUE\"; use one of RED, GREEN" },
                {
                    path: "groups[2].volume.iopz",
                    reason: "is no setting, got 1; remove it or check its spelling (there are kind, iops); did you mean iops?",
                },
            ],
        });
    });

    it("leave out an item of the outermost list alone, and say where the others stood", () => {
        const named = v.array(v.strictObject({ name: v.string() }));
        assert.deepEqual(readSetting("groups", named, [{ name: "a" }, {}, "b", { name: "c" }]), {
            value: [{ name: "a" }, { name: "c" }], places: [0, 3],
            problems: [
                { path: "groups[1].name", reason: "is required, got nothing; set it" }, { path: "groups[2]", reason: "must be of type object, got \"b\"" },
            ],
        });
    });

    it("are never changed where they come from", () => {
        const raw = { size: "3" };
        readSetting("group", group, raw);
        assert.deepEqual(raw, { size: "3" });
    });
});
