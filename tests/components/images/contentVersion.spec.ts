import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { contentVersion } from "../../../components/images/contentVersion";

const content = fc.array(fc.jsonValue(), { maxLength: 4 });

describe("version that follows from content", () => {
    it("P2: is a semantic version whose numbers are ones that Image Builder takes", () => {
        fc.assert(fc.property(content, parts => {
            const version = contentVersion(...parts);
            assert.match(version, /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/);
            version.split(".").forEach(number => assert.ok(Number(number) < 2 ** 30, version));
        }));
    });

    it("P2: is the same for the same content", () => {
        fc.assert(fc.property(content, parts => {
            assert.equal(contentVersion(...parts), contentVersion(...structuredClone(parts)));
        }));
    });

    it("P2: is another for other content", () => {
        fc.assert(fc.property(content, content, (one, other) => {
            fc.pre(JSON.stringify(one) !== JSON.stringify(other));
            assert.notEqual(contentVersion(...one), contentVersion(...other));
        }));
    });

    it("P2: is another after a change of a single character", () => {
        fc.assert(fc.property(fc.string(), fc.string(), (start, end) => {
            assert.notEqual(contentVersion(start + end), contentVersion(`${start} ${end}`));
        }));
    });

    it("P2: tells parts apart, and something from nothing", () => {
        const all = [[], [undefined], ["null"], [""], ["", ""], ["ab"], ["a", "b"], [["a", "b"]], [["a"], "b"], ["b", "a"], [1], ["1"], [{}], [[]], [{ a: 1 }]];
        assert.equal(new Set(all.map(parts => contentVersion(...parts))).size, all.length);
    });

    it("P2: stays what it was: another one would make every image anew", () => {
        assert.equal(contentVersion("document"), "484748901.238095595.88604455");
    });
});
