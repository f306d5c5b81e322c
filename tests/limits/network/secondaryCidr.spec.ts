import * as assert from "node:assert/strict";
import { secondaryCidrProblems } from "../../../limits/network/secondaryCidr";

const reasons = (block: string, primary = "10.0.0.0/16") => secondaryCidrProblems("network.secondaryCidrBlock", block, primary).map(({ reason }) => reason);

/** Rows of the table in "IPv4 CIDR block association restrictions" of Amazon's VPC user guide. */
describe("L3: a secondary CIDR block", () => {
    for (const [block, primary] of [
        ["100.64.0.0/16"], ["100.127.255.192/26"], ["10.1.0.0/16"], ["203.0.112.0/24"],
        ["100.64.0.0/16", "172.16.0.0/16"], ["172.20.0.0/16", "172.16.0.0/16"], ["192.168.1.0/24", "192.168.0.0/24"], ["100.65.0.0/16", "100.64.0.0/16"],
        ["198.18.0.0/16", "198.19.0.0/16"],
    ]) {
        it(`may be ${block} beside ${primary ?? "10.0.0.0/16"}`, () => assert.deepEqual(reasons(block, primary), []));
    }

    for (const [block, primary, reason] of [
        ["10.0.128.0/20", "10.0.0.0/16", "overlaps with the primary block of the VPC"],
        ["172.16.0.0/16", "10.0.0.0/16", "EC2 allows no block of 172.16.0.0/12 beside a primary one of 10.0.0.0/8"],
        ["192.168.0.0/24", "10.0.0.0/16", "EC2 allows no block of 192.168.0.0/16 beside a primary one of 10.0.0.0/8"],
        ["10.0.0.0/20", "10.1.0.0/16", "EC2 reserves 10.0.0.0/16 for its own services"],
        ["198.19.0.0/24", "10.0.0.0/16", "EC2 reserves 198.19.0.0/16 for its own services"],
        ["172.31.0.0/20", "172.16.0.0/16", "EC2 reserves 172.31.0.0/16 for its own services"],
        ["10.5.0.0/16", "192.168.0.0/20", "EC2 allows no block of 10.0.0.0/8 beside a primary one of 192.168.0.0/16"],
        ["10.5.0.0/16", "198.19.0.0/16", "EC2 allows no block of 10.0.0.0/8 beside a primary one outside of it"],
        ["192.168.0.0/16", "100.64.0.0/16", "EC2 allows no block of 192.168.0.0/16 beside a primary one outside of it"],
    ]) {
        it(`may not be ${block} beside ${primary}`, () => assert.deepEqual(reasons(block, primary), [
            `${reason}, got "${block}" beside "${primary}"; use a block of 100.64.0.0/10, such as "100.64.0.0/16"`,
        ]));
    }

    it("has a size that EC2 takes, and room for subnets of /28", () => {
        for (const block of ["100.64.0.0/15", "100.64.0.0/27", "100.64.0.1/16", "x"]) {
            assert.deepEqual(reasons(block), [`must be an IPv4 CIDR block between /16 and /26 without host bits, such as "100.64.0.0/16", got "${block}"`]);
        }
        assert.deepEqual(reasons("169.254.0.0/20"), ["EC2 allows no VPC in 169.254.0.0/16, got \"169.254.0.0/20\"; use a private block, such as \"10.0.0.0/16\""]);
    });
});
