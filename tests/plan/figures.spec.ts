import * as assert from "node:assert/strict";
import { planProgram } from "../support/runPlan";

const PROGRAM = {
    "Pulumi.yaml": { name: "shop", runtime: "nodejs" }, "Pulumi.dev.yaml": { config: { "aws:region": "us-east-1" } },
    "index.ts": `
        import { WindowsCluster } from "pulumi-eks-windows";
        new WindowsCluster("windows", { kubernetesVersion: "1.35", windowsNodeGroups: [{ name: "web", instanceTypes: ["m6i.large"] }] });`,
};

describe("figures of a plan", () => {
    it("are in its JSON", async () => {
        const { cost, time, calendar } = JSON.parse((await planProgram(PROGRAM, "--json")).stdout);
        assert.deepEqual([cost.region, cost.currency], ["us-east-1", "USD"]);
        assert.equal(cost.total.minimum, Number(cost.parts.reduce((sum: number, { perMonth }: { perMonth: { minimum: number } }) => sum + perMonth.minimum, 0).toFixed(2)));
        assert.ok(time.firstUpMinutes > 15 && time.rollOuts.length === 1 && time.startTimes.length === 1);
        assert.ok(calendar.some(({ kind }: { kind: string }) => kind === "kubernetes"));
    });

    it("are in its text, in lines of 100", async () => {
        const { stdout } = await planProgram(PROGRAM);
        assert.equal(stdout.match(/^(Cost in USD|Time in minutes|Support and calendar)/gm)!.length, 3, stdout);
        assert.match(stdout.split("\n").slice(0, 2).join(" "), / USD [\d,]+ to [\d,]+ a month · first up \d+ minutes$/);
        assert.deepEqual(stdout.split("\n").filter(line => line.length > 100), []);
    });

    it("are left out of a program that makes nothing of the kind", async () => {
        const program = { ...PROGRAM, "index.ts": "export const nothing = 1;" };
        assert.doesNotMatch((await planProgram(program)).stdout, /^(Cost|Time|Support)/m);
        assert.deepEqual(Object.keys(JSON.parse((await planProgram(program, "--json")).stdout)).filter(key => ["cost", "time", "calendar"].includes(key)), []);
    });
});
