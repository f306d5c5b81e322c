import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { ROOT, devConfig, planWith, runPlan } from "../support/runPlan";

const README = fs.readFileSync(path.join(ROOT, "README.md"), "utf8");

/** Without the days of the calendar, which go by. */
function undated(plan: string): string {
    return plan.split("\n").filter(line => !/^ {2}\d{4}-\d\d-\d\d {2}/.test(line)).join("\n").trim();
}

describe("README", () => {
    it("shows the plan's real output", () => {
        const [, shown] = /<!-- plan of dev[^]*?```\n([^]*?)```/.exec(README)!;
        assert.equal(undated(shown), undated(runPlan().stdout));
    });

    it("shows what the plan really says of a wrong configuration", async () => {
        const [, shown] = /```\n(There is no plan[^]*?)```/.exec(README)!;
        const config = devConfig();
        config.windowsNodeGroups[0].instanceTypes = ["m7g.large"];
        assert.equal((await planWith({ ...config, windowsIpam: { warmPrefixTarget: 1 } })).stderr, shown);
    });

    it("names the two commands, and they exist", () => {
        const { scripts } = JSON.parse(fs.readFileSync(path.join(ROOT, "package.json"), "utf8"));
        assert.ok("plan" in scripts && "test" in scripts);
        assert.ok(README.includes("npm ci && npm run plan\n") && README.includes("npm ci && npm test\n"));
    });
});
