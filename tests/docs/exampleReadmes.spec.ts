import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { EVERYWHERE, MONTH_HOURS, instanceHour, regionPrices } from "../../plan/cost/listPrices";
import { costSection } from "../../plan/text/figures";
import { EXAMPLES, NEEDS_A_CLUSTER, exampleNames, plannedExample } from "../support/examples";
import { ROOT } from "../support/runPlan";

/** Width of the plan's text where there is no terminal. */
const WIDTH = 100;
const read = (file: string) => fs.readFileSync(file, "utf8");
const commands = (file: string) => [...read(file).matchAll(/^ {4}(pulumi .*)$/gm)].map(([, command]) => command.replace(/ --policy-pack policy$/, ""));
const readme = (name: string) => path.join(EXAMPLES, name, "README.md");

describe("READMEs of the examples", () => {
    for (const name of exampleNames()) {
        describe(name, () => {
            it("says of the cost what the plan says, if the plan knows it", async () => {
                const { title, lines } = costSection((await plannedExample(name)).document, WIDTH, false);
                const [, shown] = /^```\n(Cost in USD a month: [^]*?)^```$/m.exec(read(readme(name))) ?? [];
                assert.equal(shown === undefined, name === NEEDS_A_CLUSTER);
                assert.equal(shown ?? "", lines.map((line, i) => `${i === 0 ? `${title}\n` : ""}${line}\n`).join(""));
            });

            it("tells commands that the README tells too, where they are run by the real CLI", () => {
                const own = commands(readme(name));
                assert.ok(own.length >= 5, String(own.length));
                assert.deepEqual(own.filter(command => !commands(path.join(ROOT, "README.md")).includes(command)), []);
            });

            it("names outputs that the program has, and explains every warning", async () => {
                const { document } = await plannedExample(name);
                const named = [...read(readme(name)).matchAll(/pulumi stack output (\w+)/g)].map(([, output]) => output);
                assert.ok(named.length > 0);
                assert.deepEqual(named.filter(output => !(output in document.outputs)), []);
                const text = read(readme(name)).replace(/`/g, "").replace(/\s+/g, " ");
                const said = [...document.warnings, ...document.policy.notRead.map(({ what }: { what: string }) => what)];
                assert.deepEqual(said.filter(each => !text.includes(each)), []);
            });
        });
    }

    it("existing-cluster: adds what its nodes cost, which no plan sees", () => {
        const prices = regionPrices("eu-central-1")!;
        const [large, small, volume] = [...["m6i.xlarge", "m6i.large"].map(type => instanceHour("eu-central-1", type, true)! * MONTH_HOURS), 100 * prices.gp3GiB];
        const [, ...shown] = /(\d+) USD for an m6i\.xlarge, (\d+) for an m6i\.large, and (\d+) for a volume[^]* add (\d+)\./.exec(read(readme(NEEDS_A_CLUSTER)))!;
        assert.deepEqual(shown.map(Number), [large, small, volume, 2 * large + small + 3 * volume].map(Math.round));
    });

    it("awsx-vpc: adds what the VPC costs, which no plan sees", () => {
        const prices = regionPrices("eu-central-1")!;
        const [, ...shown] = /NAT gateway, (\d+), and the public address of that, (\d+)\./.exec(read(readme("awsx-vpc")))!;
        assert.deepEqual(shown.map(Number), [prices.natGateway, EVERYWHERE.publicIpv4].map(price => Math.round(price * MONTH_HOURS)));
    });

    it("iis-site: adds the public addresses of the load balancer, which no plan sees", () => {
        const [, price] = /addresses at ([\d.]+) USD a month each/.exec(read(readme("iis-site")))!;
        assert.equal(price, (EVERYWHERE.publicIpv4 * MONTH_HOURS).toFixed(2));
    });
});
