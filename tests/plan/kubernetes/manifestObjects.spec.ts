import * as assert from "node:assert/strict";
import { manifestObjects } from "../../../plan/kubernetes/manifestObjects";
import { Json, Properties } from "../../../plan/signatures";
import * as decodings from "./decodings.json";
import * as texts from "./texts.json";

/** What Kubernetes' own decoder made of a text; `decoder/main.go` asks it again. */
interface Decoding {
    text: string;
    objects?: Properties[];
    error?: string;
}

/** Texts that are refused here, and that the decoder reads: rare, and a reader would not guess their meaning. */
const STRICTER = [
    "v: 1e400\n", "v: !!binary aGk=\n", "a: !!set {x, y}\n", "a: !!timestamp 2026-01-01\n", "a: !!float 1\n", "a: !!omap [x: 1]\n", "{\"a\": 1}\n{\"b\": 2}\n",
];
/** Texts that the decoder refuses, or reads otherwise, as its YAML parser is older than the standard. */
const OTHERWISE = ["a: \u2028\n", "a: \"\\ud83d\\ude00\"\n", "a: { e: cron(0 3 ? * TUE *) }\n", "a: [what?]\n"];

/** Without members that have no value: the provider leaves them out. */
function withoutNulls(value: Json): Json {
    if (Array.isArray(value)) {
        return value.map(withoutNulls);
    }
    return value !== null && typeof value === "object"
        ? Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null).map(([key, item]) => [key, withoutNulls(item)])) : value;
}

describe("manifests are read as Kubernetes' decoder reads them", () => {
    const all: Decoding[] = Array.from(decodings as Decoding[]);

    it("has an answer of the decoder for every text, refusals and objects", () => {
        assert.deepEqual(all.map(({ text }) => text), Array.from(texts as string[]));
        assert.ok(all.filter(({ error }) => error).length > 25);
        assert.ok(all.filter(({ objects = [] }) => objects.length > 0).length > 100);
    });

    for (const { text, objects = [], error } of all.filter(({ text }) => ![...STRICTER, ...OTHERWISE].includes(text))) {
        it(`${JSON.stringify(text)}: ${error ? "refused" : JSON.stringify(objects)}`, () => {
            if (error) {
                assert.throws(() => manifestObjects(text), /^Error: line \d+: .+/);
            } else {
                assert.deepEqual(manifestObjects(text), objects.map(withoutNulls));
            }
        });
    }

    for (const text of STRICTER) {
        it(`${JSON.stringify(text)}: refused, though the decoder reads it`, () => {
            assert.equal(all.find(decoding => decoding.text === text)!.error, undefined);
            assert.throws(() => manifestObjects(text), /^Error: line \d+: .+/);
        });
    }

    for (const text of OTHERWISE) {
        it(`${JSON.stringify(text)}: read as the standard says, which the decoder does not`, () => {
            assert.doesNotThrow(() => manifestObjects(text));
        });
    }

    it("names the line of the file, not of the document", () => {
        assert.throws(() => manifestObjects("a: 1\n---\nb: 2\nc: [\n"), /^Error: line [45]: is not valid YAML/);
        assert.throws(() => manifestObjects("a: 1\n---\n- b\n"), /^Error: line 3: a Kubernetes manifest must be an object, got a list; put each object/);
        assert.throws(() => manifestObjects("a: 1\n--- b: 2\n"), /^Error: line 2: a line that starts with --- separates documents/);
    });
});
