import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { Cidr, cidrProblems, cidrSize, contains, formatCidr, overlap, parseCidr, subBlock } from "../../../limits/network/cidr";

/** Any block whose prefix length lies between two, in the first `addresses` addresses there are. */
const blocks = (shortest: number, longest: number, addresses = 2 ** 32): fc.Arbitrary<Cidr> =>
    fc.integer({ min: shortest, max: longest }).chain(prefixLength => fc
        .integer({ min: 0, max: addresses / 2 ** (32 - prefixLength) - 1 })
        .map(index => ({ base: index * 2 ** (32 - prefixLength), prefixLength })));

const addressesOf = (block: Cidr) => Array.from({ length: cidrSize(block) }, (_, i) => block.base + i);

describe("CIDR blocks", () => {
    for (const [text, base, prefixLength] of [
        ["0.0.0.0/0", 0, 0], ["10.0.0.0/16", 0x0a000000, 16], ["172.16.0.0/12", 0xac100000, 12],
        ["192.168.4.0/22", 0xc0a80400, 22], ["203.0.113.7/32", 0xcb007107, 32], ["255.255.255.255/32", 0xffffffff, 32],
    ] as const) {
        it(`reads and writes ${text}`, () => {
            assert.deepEqual(parseCidr(text), { base, prefixLength });
            assert.equal(formatCidr({ base, prefixLength }), text);
        });
    }

    for (const text of [
        "", "10.0.0.0", "10.0.0/16", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "256.0.0.0/8", "10.0.0.0/16 ", " 10.0.0.0/16",
        "10.0.0.1/16", "10.0.128.0/16", "128.0.0.0/0", "a.b.c.d/16", "10.0.0.0.0/16", "fd00::/8", "10.0.0.0/16/16", "010.0.0.0/16", "10.0.0.0/08",
    ]) {
        it(`takes ${JSON.stringify(text)} for no block`, () => {
            assert.equal(parseCidr(text), undefined);
        });
    }

    it("reads every block as it wrote it", () => {
        fc.assert(fc.property(blocks(0, 32), block => {
            assert.deepEqual(parseCidr(formatCidr(block)), block);
        }));
    });

    it("finds an overlap where an address is in both blocks", () => {
        fc.assert(fc.property(blocks(24, 32, 1024), blocks(24, 32, 1024), (one, other) => {
            const addresses = new Set(addressesOf(one));
            const shared = addressesOf(other).some(address => addresses.has(address));
            assert.equal(overlap(one, other), shared);
            assert.equal(overlap(other, one), shared);
        }));
    });

    it("divides a block into disjoint ones that fill it", () => {
        fc.assert(fc.property(blocks(0, 28), fc.integer({ min: 1, max: 4 }), (block, bits) => {
            const parts = Array.from({ length: 2 ** bits }, (_, i) => subBlock(block, block.prefixLength + bits, i));
            assert.equal(parts[0].base, block.base);
            parts.slice(1).forEach((part, i) => assert.equal(part.base, parts[i].base + cidrSize(parts[i])));
            assert.equal(parts.reduce((sum, part) => sum + cidrSize(part), 0), cidrSize(block));
        }));
    });

    for (const text of ["10.0.0.0/16", "10.0.0.0/20", "10.0.0.0/24"]) {
        it(`passes ${text} between /16 and /24`, () => {
            assert.deepEqual(cidrProblems("cidrBlock", text, 16, 24), []);
        });
    }

    for (const text of ["10.0.0.0/15", "10.0.0.0/25", "10.0.0.1/24", "ten"]) {
        it(`refuses ${text} between /16 and /24`, () => {
            assert.deepEqual(cidrProblems("cidrBlock", text, 16, 24), [{
                path: "cidrBlock",
                reason: "must be an IPv4 CIDR block between /16 and /24 without host bits, "
                    + `such as "10.0.0.0/16", got "${text}"`,
            }]);
        });
    }

    it("one contains another where all its addresses are of it", () => {
        fc.assert(fc.property(blocks(26, 32, 256), blocks(26, 32, 256), (outer, inner) => {
            assert.equal(contains(outer, inner), addressesOf(inner).every(address => addressesOf(outer).includes(address)));
        }));
    });
});
