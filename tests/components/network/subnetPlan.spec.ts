import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { subnetPlan, subnetPlanProblems, vpcPrefixLength } from "../../../components/network/subnetPlan";
import { cidrSize, formatCidr, overlap, parseCidr } from "../../../limits/network/cidr";

const vpcs = fc.integer({ min: 16, max: 24 }).chain(prefixLength => fc
    .integer({ min: 0, max: 2 ** prefixLength - 1 })
    .map(index => ({ base: index * 2 ** (32 - prefixLength), prefixLength })));
const zoneCounts = fc.constantFrom(2, 3);

const NO_BLOCK = "must be an IPv4 CIDR block between /16 and /24 without host bits, such as \"10.0.0.0/16\", got ";

describe("subnet plan", () => {
    for (const [vpc, zones, privateCidrBlocks, publicCidrBlocks] of [
        ["10.0.0.0/16", 2, ["10.0.0.0/18", "10.0.64.0/18"], ["10.0.192.0/22", "10.0.196.0/22"]],
        ["10.0.0.0/16", 3, ["10.0.0.0/18", "10.0.64.0/18", "10.0.128.0/18"], ["10.0.192.0/22", "10.0.196.0/22", "10.0.200.0/22"]],
        ["172.16.8.0/21", 2, ["172.16.8.0/23", "172.16.10.0/23"], ["172.16.14.0/25", "172.16.14.128/25"]],
        ["192.168.1.0/24", 3, ["192.168.1.0/26", "192.168.1.64/26", "192.168.1.128/26"],
            ["192.168.1.192/28", "192.168.1.208/28", "192.168.1.224/28"]],
    ] as const) {
        it(`divides ${vpc} for ${zones} zones`, () => {
            assert.deepEqual(subnetPlan(vpc, zones), { privateCidrBlocks, publicCidrBlocks });
        });
    }

    it("gives each zone one block of each kind, inside the VPC and disjoint from all others", () => {
        fc.assert(fc.property(vpcs, zoneCounts, (vpc, zones) => {
            const { privateCidrBlocks, publicCidrBlocks } = subnetPlan(formatCidr(vpc), zones);
            assert.equal(privateCidrBlocks.length, zones);
            assert.equal(publicCidrBlocks.length, zones);
            const blocks = [...privateCidrBlocks, ...publicCidrBlocks].map(text => parseCidr(text)!);
            for (const [index, block] of blocks.entries()) {
                assert.ok(block.base >= vpc.base && block.base + cidrSize(block) <= vpc.base + cidrSize(vpc));
                assert.ok(!blocks.slice(index + 1).some(other => overlap(block, other)));
            }
        }));
    });

    it("makes private subnets a quarter of the VPC, and public ones large enough for EC2 but no larger than 1,024", () => {
        fc.assert(fc.property(vpcs, zoneCounts, (vpc, zones) => {
            const plan = subnetPlan(formatCidr(vpc), zones);
            const sizes = (blocks: string[]) => blocks.map(text => cidrSize(parseCidr(text)!));
            assert.ok(sizes(plan.privateCidrBlocks).every(size => size === cidrSize(vpc) / 4));
            assert.ok(sizes(plan.publicCidrBlocks).every(size => size >= 16 && size === Math.min(cidrSize(vpc) / 16, 1024)));
        }));
    });

    it("keeps every block where it is when a third zone is added", () => {
        fc.assert(fc.property(vpcs.map(formatCidr), vpc => {
            const [two, three] = [subnetPlan(vpc, 2), subnetPlan(vpc, 3)];
            assert.deepEqual(three.privateCidrBlocks.slice(0, 2), two.privateCidrBlocks);
            assert.deepEqual(three.publicCidrBlocks.slice(0, 2), two.publicCidrBlocks);
        }));
    });

    it("finds the VPC of a private subnet", () => {
        fc.assert(fc.property(vpcs, vpc => {
            const [block] = subnetPlan(formatCidr(vpc), 2).privateCidrBlocks;
            assert.equal(vpcPrefixLength(parseCidr(block)!.prefixLength), vpc.prefixLength);
        }));
    });

    it("throws for what is no block", () => {
        assert.throws(() => subnetPlan("10.0.0.1/16", 2), { message: "not a CIDR block: 10.0.0.1/16" });
    });

    for (const [vpc, zones] of [["10.0.0.0/16", 2], ["10.0.0.0/24", 3]] as const) {
        it(`passes ${vpc} in ${zones} zones`, () => {
            assert.deepEqual(subnetPlanProblems("network", vpc, zones), []);
        });
    }

    for (const [vpc, zones, problems] of [
        ["10.0.0.0/15", 2, [{ path: "network.cidrBlock", reason: `${NO_BLOCK}"10.0.0.0/15"` }]],
        ["10.0.0.0/25", 2, [{ path: "network.cidrBlock", reason: `${NO_BLOCK}"10.0.0.0/25"` }]],
        ["10.0.0.0/16", 1, [{ path: "network.availabilityZoneCount", reason: "must be 2 or 3, got 1" }]],
        ["10.0.0.0/16", 2.5, [{ path: "network.availabilityZoneCount", reason: "must be 2 or 3, got 2.5" }]],
        ["", 4, [
            { path: "network.cidrBlock", reason: `${NO_BLOCK}""` },
            { path: "network.availabilityZoneCount", reason: "must be 2 or 3, got 4" },
        ]],
    ] as const) {
        it(`refuses ${JSON.stringify(vpc)} in ${zones} zones`, () => {
            assert.deepEqual(subnetPlanProblems("network", vpc, zones), problems);
        });
    }
});
