import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { cost } from "../../plan/cost/cost";
import { EVERYWHERE, MONTH_HOURS, regionPrices } from "../../plan/cost/listPrices";
import { clusterOf } from "../bench/firstUp";
import { ROOT } from "../support/runPlan";

const NAT_GATEWAY = regionPrices("us-east-1")!.natGateway;

/** The comment of a source as one line of text. */
const comment = (file: string) => fs.readFileSync(path.join(ROOT, "components", file), "utf8").replace(/\n \* ?/g, " ");
const cents = (amount: number) => amount.toFixed(2);

describe("costs in the documentation of components", () => {
    it("count the public IPv4 address of a NAT gateway", () => {
        const [, sum, itself, address] = /NAT gateway costs about ([\d.]+) USD a month in us-east-1 \(([\d.]+) for itself, ([\d.]+) for its public/
            .exec(comment("network/network.ts"))!;
        assert.deepEqual([itself, address], [NAT_GATEWAY, EVERYWHERE.publicIpv4].map(price => cents(price * MONTH_HOURS)));
        assert.equal(sum, cents((NAT_GATEWAY + EVERYWHERE.publicIpv4) * MONTH_HOURS));
    });

    it("are those of the plan for the smallest cluster", async () => {
        const [, sum, text] = /costs about (\d+) USD a month in us-east-1: (.+?)\. /.exec(comment("windowsCluster.ts"))!;
        const amounts = [...text.matchAll(/ (\d+)(?:,|$)/g)].map(([, amount]) => Number(amount));
        const { parts, total } = cost(await clusterOf({ kubernetesVersion: "1.35", windowsNodeGroups: [{ name: "web", instanceTypes: ["m6i.large"] }] }), "us-east-1", "2026-11-27")!;
        const of = (...names: string[]) => Math.round(parts.filter(({ part }) => names.some(name => part.startsWith(name))).reduce((all, { perMonth }) => all + perMonth.minimum, 0));
        assert.deepEqual(amounts, [of("control plane"), of("nodes of cluster-linux"), of("nodes of cluster-web"), of("NAT", "public IPv4"), of("volumes", "KMS")]);
        assert.equal(Math.round(total.minimum), Number(sum));
    });
});
