import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { Cidr, cidrSize, contains, overlap, parseCidr } from "../../../limits/network/cidr";
import { reservationBlock, reservationLengths, reservationProblems, reservedPrefixes, reservedSurplus } from "../../../limits/network/prefixReservations";

const SUBNET = "10.0.64.0/18";
const blocks = (prefixes: number) => reservationLengths(prefixes).map(length => parseCidr(reservationBlock(SUBNET, length)) as Cidr);
const count = fc.integer({ min: 1, max: 1023 });

describe("reservations for prefixes", () => {
    it("D2: hold exactly as many prefixes as they are made for, within the subnet, none over another", () => {
        fc.assert(fc.property(count, prefixes => {
            const found = blocks(prefixes);
            assert.ok(found.every(block => block && contains(parseCidr(SUBNET)!, block)));
            assert.equal(found.reduce((sum, block) => sum + cidrSize(block) / 16, 0), prefixes);
            assert.ok(found.every((one, i) => found.slice(i + 1).every(other => !overlap(one, other))));
        }));
    });

    it("D2: keep their place when their number changes: those of two numbers are the same or apart", () => {
        fc.assert(fc.property(count, count, (before, after) => {
            for (const one of blocks(before)) {
                assert.ok(blocks(after).every(other => !overlap(one, other) || (one.base === other.base && one.prefixLength === other.prefixLength)));
            }
        }));
    });

    it("D2, D3: are sized by the groups at full size, in three sizes of blocks at most", () => {
        const demand = (nodes: number, prefixes: number, subnets = 2) => ({ nodes, addressesPerNode: 1 + prefixes * 16, subnets });
        assert.deepEqual([[], [demand(3, 1)], [demand(4, 9), demand(1, 2)], [demand(100, 14, 3)]].map(reservedPrefixes), [0, 3, 24, 512]);
        assert.deepEqual([[demand(3, 1)], [demand(4, 9), demand(1, 2)]].map(reservedSurplus), [16, 64]);
        fc.assert(fc.property(fc.integer({ min: 1, max: 5_000 }), held => {
            const reserved = reservedPrefixes([demand(1, held, 1)]);
            assert.ok(reserved > held && reserved <= Math.ceil((held + 1) * 1.25), `${held}: ${reserved}`);
            assert.ok(reservationLengths(reserved).length <= 3);
        }));
    });

    it("D2: leave each node its own address", () => {
        assert.deepEqual(reservationProblems("cidrBlock", 15, "10.0.0.0/24"), []);
        assert.deepEqual(reservationProblems("cidrBlock", 16, "10.0.0.0/24"), [{
            path: "cidrBlock", reason: "has room for 15 prefixes of 16 addresses beside the addresses of the nodes, got \"10.0.0.0/24\" for 16; use a larger subnet, or lower maxSize; see docs/troubleshooting.md#no-block-for-a-prefix",
        }]);
        assert.match(reservationProblems("cidrBlock", 1, "10.0.0.1/24")[0].reason, /must be an IPv4 CIDR block without host bits.*got "10.0.0.1\/24"/);
        assert.match(reservationProblems("cidrBlock", 1, "10.0.0.0/30")[0].reason, /has room for 0 prefixes/);
    });
});
