import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { ROOT } from "../support/runPlan";

/** Hours in a month, as AWS's pricing calculator counts. */
const HOURS = 730;
/** Prices of an hour in us-east-1, in USD: https://aws.amazon.com/vpc/pricing/ */
const NAT_GATEWAY = 0.045;
const PUBLIC_IPV4_ADDRESS = 0.005;

/** The comment of a source as one line of text. */
const comment = (file: string) => fs.readFileSync(path.join(ROOT, "components", file), "utf8").replace(/\n \* ?/g, " ");
const cents = (amount: number) => amount.toFixed(2);

describe("costs in the documentation of components", () => {
    it("count the public IPv4 address of a NAT gateway", () => {
        const [, sum, itself, address] = /NAT gateway costs about ([\d.]+) USD a month in us-east-1 \(([\d.]+) for itself, ([\d.]+) for its public/
            .exec(comment("network/network.ts"))!;
        assert.deepEqual([itself, address], [NAT_GATEWAY, PUBLIC_IPV4_ADDRESS].map(price => cents(price * HOURS)));
        assert.equal(sum, cents((NAT_GATEWAY + PUBLIC_IPV4_ADDRESS) * HOURS));
    });

    it("are the sum of their parts", () => {
        const [, sum, parts] = /costs about (\d+) USD a month in us-east-1: (.+?)\. /.exec(comment("windowsCluster.ts"))!;
        const amounts = [...parts.matchAll(/ (\d+)(?:,|$)/g)].map(([, amount]) => Number(amount));
        assert.equal(amounts.length, 5, parts);
        assert.equal(amounts.reduce((total, amount) => total + amount, 0), Number(sum));
        assert.match(parts, new RegExp(`two NAT gateways with their public addresses ${2 * (NAT_GATEWAY + PUBLIC_IPV4_ADDRESS) * HOURS},`));
    });
});
