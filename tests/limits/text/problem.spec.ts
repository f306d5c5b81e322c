import * as assert from "node:assert/strict";
import { below, enumerationProblems, nearest, problemLines, shown, suggestion, wholeNumberProblems } from "../../../limits/text/problem";

describe("problems", () => {
    for (const [value, text] of [
        [undefined, "nothing"], [null, "null"], ["", "\"\""], ["a \"b\"", "\"a \\\"b\\\"\""], [0, "0"], [NaN, "NaN"], [false, "false"], [["a", 1], "[\"a\",1]"],
    ] as const) {
        it(`shows ${text}`, () => {
            assert.equal(shown(value), text);
        });
    }

    it("cuts what is long", () => {
        assert.equal(shown("a".repeat(198)), `"${"a".repeat(198)}"`);
        assert.equal(shown("a".repeat(199)), `"${"a".repeat(199)}… (201 characters)`);
    });

    for (const [name, known, expected] of [
        ["amitype", ["amiType", "name"], "amiType"], ["kubernetesVersoin", ["clusterName", "kubernetesVersion"], "kubernetesVersion"],
        ["x", ["name", "tags"], undefined], ["lables", ["tags", "labels"], "labels"], ["anything", [], undefined], ["size", ["sizes", "sise"], "sizes"],
    ] as [string, string[], string | undefined][]) {
        it(`offers ${expected ?? "nothing"} for ${name}`, () => {
            assert.equal(nearest(name, known), expected);
            assert.equal(suggestion(name, known), expected ? `; did you mean ${expected}?` : "");
        });
    }

    for (const value of [undefined, 3, 4, 1000]) {
        it(`${value} is a whole number of at least 3, or unset`, () => {
            assert.deepEqual(wholeNumberProblems("size", value, 3), []);
        });
    }

    for (const value of [2, 3.5, -3]) {
        it(`${value} is no whole number of at least 3`, () => {
            assert.deepEqual(wholeNumberProblems("size", value, 3), [
                { path: "size", reason: `must be a whole number of at least 3, got ${value}` },
            ]);
        });
    }

    it("accepts the values of an enumeration, not its keys, and an unset one", () => {
        const Colour = { Red: "RED", Green: "GREEN" };
        assert.deepEqual(enumerationProblems("colour", "RED", Colour), []);
        assert.deepEqual(enumerationProblems("colour", undefined, Colour), []);
        assert.deepEqual(enumerationProblems("colour", "Red", Colour), [
            { path: "colour", reason: "unknown value \"Red\"; use one of RED, GREEN" },
        ]);
    });

    it("writes each problem on a line of its own", () => {
        assert.deepEqual(problemLines([{ path: "a", reason: "is wrong" }, { path: "b.c", reason: "too" }]), ["  - a: is wrong", "  - b.c: too"]);
        assert.deepEqual(problemLines([{ path: "a", reason: "is wrong:\n\there\n" }]), ["  - a: is wrong:\n      here"]);
        assert.deepEqual(problemLines([]), []);
    });

    it("starts a path without a dot at the root", () => {
        assert.equal(below("", "scaling"), "scaling");
        assert.equal(below("groups[0]", "scaling"), "groups[0].scaling");
    });
});
