import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { powerShellString } from "../../components/powerShell";

const QUOTES = ["'", "\u2018", "\u2019", "\u201a", "\u201b"];

/** The single-quoted literal at the start of `text` as PowerShell reads it, and what follows. */
function readLiteral(text: string): { value: string; rest: string } {
    assert.ok(QUOTES.includes(text[0]), text);
    let value = "";
    for (let i = 1; i < text.length; i++) {
        if (!QUOTES.includes(text[i])) {
            value += text[i];
        } else if (QUOTES.includes(text[i + 1])) {
            // Of two quotes in a row the second stands for itself, whichever kinds they are.
            value += text[++i];
        } else {
            return { value, rest: text.slice(i + 1) };
        }
    }
    throw new Error(`unterminated: ${text}`);
}

describe("PowerShell strings", () => {
    for (const [value, literal] of [
        ["", "''"],
        ["mcr.microsoft.com/windows/servercore:ltsc2022", "'mcr.microsoft.com/windows/servercore:ltsc2022'"],
        ["it's", "'it''s'"],
        ["\u2018a\u2019 \u201ab\u201b", "'\u2018\u2018a\u2019\u2019 \u201a\u201ab\u201b\u201b'"],
        ["'\u2019", "'''\u2019\u2019'"],
        ["$env:Path `n $(exit) \"x\" \u201cy\u201d", "'$env:Path `n $(exit) \"x\" \u201cy\u201d'"],
        ["$&", "'$&'"],
        ["a\nb", "'a\nb'"],
    ]) {
        it(`A6: ${JSON.stringify(value)} is ${JSON.stringify(literal)}`, () => {
            assert.equal(powerShellString(value), literal);
        });
    }

    it("A6: PowerShell reads the very value, whatever it is, and nothing beyond it", () => {
        const piece = fc.oneof(fc.constantFrom(...QUOTES, "$", "`", "\"", ";", "\n", "a"), fc.string({ unit: "binary", maxLength: 3 }));
        const hostile = fc.array(piece).map(parts => parts.join(""));
        fc.assert(fc.property(fc.oneof(hostile, fc.string({ unit: "binary" })), fc.constantFrom("", " | exit", "; $x"), (value, rest) => {
            assert.deepEqual(readLiteral(powerShellString(value) + rest), { value, rest });
        }), { numRuns: 1000 });
    });
});
