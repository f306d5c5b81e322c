import * as assert from "node:assert/strict";
import { publicAccessCidrsProblems, vpcBlockProblems } from "../../../limits/network/addressRanges";

describe("block of a VPC", () => {
    for (const block of [
        "10.0.0.0/16", "172.31.0.0/16", "192.168.0.0/24", "100.64.0.0/16", "1.0.0.0/16", "126.255.0.0/16", "128.0.0.0/16", "169.253.0.0/16",
        "169.255.0.0/16", "223.255.0.0/16", "11.0.0.0/16", "no block",
    ]) {
        it(`may be ${block}`, () => {
            assert.deepEqual(vpcBlockProblems("cidrBlock", block), []);
        });
    }

    for (const [block, range] of [
        ["0.0.0.0/16", "0.0.0.0/8"], ["0.255.255.0/24", "0.0.0.0/8"], ["127.0.0.0/16", "127.0.0.0/8"], ["127.255.0.0/16", "127.0.0.0/8"],
        ["169.254.0.0/16", "169.254.0.0/16"], ["169.254.255.0/24", "169.254.0.0/16"], ["224.0.0.0/16", "224.0.0.0/4"], ["239.255.0.0/16", "224.0.0.0/4"],
    ]) {
        it(`is refused as ${block}`, () => {
            assert.deepEqual(vpcBlockProblems("cidrBlock", block), [{
                path: "cidrBlock", reason: `EC2 allows no VPC in ${range}, got "${block}"; use a private block, such as "10.0.0.0/16"`,
            }]);
        });
    }
});

describe("blocks that may reach the Kubernetes API from the internet", () => {
    for (const block of [
        "0.0.0.0/0", "1.2.3.4/32", "8.8.8.0/24", "9.255.255.255/32", "11.0.0.0/8", "100.63.255.255/32", "100.128.0.0/9", "126.255.255.255/32",
        "128.0.0.0/16", "172.15.255.255/32", "172.32.0.0/11", "192.0.1.0/24", "192.167.255.255/32", "192.169.0.0/16", "198.17.255.255/32",
        "198.20.0.0/16", "198.51.99.255/32", "203.0.114.0/24", "223.255.255.0/24",
    ]) {
        it(`may be ${block}`, () => {
            assert.deepEqual(publicAccessCidrsProblems("cidrs", [block]), []);
        });
    }

    for (const [block, range] of [
        ["0.0.0.1/32", "0.0.0.0/8"], ["10.0.0.0/8", "10.0.0.0/8"], ["10.255.255.255/32", "10.0.0.0/8"], ["100.64.0.0/10", "100.64.0.0/10"],
        ["100.127.255.255/32", "100.64.0.0/10"], ["127.0.0.1/32", "127.0.0.0/8"], ["169.254.169.254/32", "169.254.0.0/16"],
        ["172.16.0.0/32", "172.16.0.0/12"], ["172.31.255.255/32", "172.16.0.0/12"], ["192.0.0.1/32", "192.0.0.0/24"], ["192.0.2.1/32", "192.0.2.0/24"], ["192.88.99.0/24", "192.88.99.0/24"],
        ["192.168.1.0/24", "192.168.0.0/16"], ["198.19.255.255/32", "198.18.0.0/15"], ["198.51.100.7/32", "198.51.100.0/24"],
        ["203.0.113.0/24", "203.0.113.0/24"], ["224.0.0.1/32", "224.0.0.0/4"], ["240.0.0.0/8", "240.0.0.0/4"], ["255.255.255.255/32", "240.0.0.0/4"],
        // A larger block that has some of a private one.
        ["8.0.0.0/6", "10.0.0.0/8"], ["128.0.0.0/1", "169.254.0.0/16"],
    ]) {
        it(`are refused as ${block}`, () => {
            assert.deepEqual(publicAccessCidrsProblems("cidrs", ["0.0.0.0/0", block]), [{
                path: "cidrs[1]", reason: `EKS rejects private and reserved addresses, such as those of ${range}, got "${block}"; `
                    + "use the public addresses of the clients, such as those of a NAT gateway; for clients in the VPC, privateAccess is enough",
            }]);
        });
    }

    it("are 40 at most", () => {
        const blocks = (count: number) => Array.from({ length: count }, (_, i) => `8.8.8.${i}/32`);
        assert.deepEqual(publicAccessCidrsProblems("cidrs", blocks(40)), []);
        assert.deepEqual(publicAccessCidrsProblems("cidrs", blocks(41)), [{
            path: "cidrs", reason: "EKS allows at most 40 blocks, got 41; merge some into larger ones",
        }]);
    });

    it("are refused with an example that passes", () => {
        const [{ reason }] = publicAccessCidrsProblems("cidrs", ["office"]);
        const [, example] = /such as "([^"]+)"/.exec(reason)!;
        assert.deepEqual(publicAccessCidrsProblems("cidrs", [example]), []);
    });
});
