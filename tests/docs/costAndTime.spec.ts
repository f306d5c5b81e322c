import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { EVERYWHERE, PRICES_AS_OF, RegionPrices, instanceHour, regionPrices } from "../../plan/cost/listPrices";
import { ROOT } from "../support/runPlan";

const TEXT = fs.readFileSync(path.join(ROOT, "docs/cost-and-time.md"), "utf8");
const REGIONS = ["us-east-1", "us-east-2", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2"];
const PARTS: Record<string, keyof RegionPrices> = {
    "NAT gateway, an hour": "natGateway", "interface endpoint, an hour in each zone": "interfaceEndpoint", "gp3, a GiB a month": "gp3GiB",
    "gp3, an operation a second above 3,000, a month": "gp3Iops", "gp3, a MiB/s above 125, a month": "gp3Throughput", "snapshot, a GiB a month": "snapshotGiB",
};

/** Rows of the table below a heading: the first cell, and one for each region. */
function rows(heading: string): [string, string[]][] {
    const [, section] = TEXT.split(`### ${heading}\n`);
    return section.split("\n#")[0].split("\n").filter(line => line.startsWith("| ")).slice(2).map(line => {
        const [first, us, ...others] = line.split("|").slice(1, -1).map(cell => cell.trim());
        return [first, [us, us, us, ...others]];
    });
}
const written = (price: number | undefined) => price === undefined ? "unknown" : String(Number(price.toFixed(6)));

describe("docs/cost-and-time.md", () => {
    it("has the prices of instances that the plan takes", () => {
        const found = rows("Instances");
        assert.equal(found.length, 17);
        for (const [family, prices] of found) {
            assert.deepEqual(prices, REGIONS.map(region => written(instanceHour(region, `${family}.large`, false))), family);
        }
    });

    it("has the other prices that the plan takes", () => {
        const found = rows("Everything else");
        assert.deepEqual(found.map(([part]) => part), Object.keys(PARTS));
        for (const [part, prices] of found) {
            assert.deepEqual(prices, REGIONS.map(region => written(regionPrices(region)![PARTS[part]])), part);
        }
        for (const { price, as } of [
            { price: EVERYWHERE.controlPlane, as: "control plane 0.1 an hour" }, { price: EVERYWHERE.controlPlaneExtended, as: "and 0.6 after the end" },
            { price: EVERYWHERE.publicIpv4, as: "public IPv4 address 0.005 an hour" }, { price: EVERYWHERE.kmsKey, as: "KMS key 1 a month" },
        ]) {
            assert.ok(as.includes(` ${price} `) && TEXT.includes(as), as);
        }
        assert.ok(TEXT.includes(`The table is of ${PRICES_AS_OF}`));
    });
});
