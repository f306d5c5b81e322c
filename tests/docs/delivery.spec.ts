import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as yaml from "js-yaml";
import { planDeployments } from "../delivery/deployments";
import { workflow, workflowTexts } from "../delivery/workflows";
import { ROOT, planProgram, stackSettings } from "../support/runPlan";

const read = (file: string) => fs.readFileSync(path.join(ROOT, file), "utf8");
const PAGE = read("docs/delivery.md");
const README = read("delivery/deployments/README.md");

/** Code of a language below a heading. */
function code(heading: string, language: string): string {
    const [, section] = PAGE.split(`\n## ${heading}\n`);
    return new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(section.split("\n## ")[0])![1];
}

describe("docs/delivery.md", () => {
    it("shows a review stack that plans under the policy pack, for the money and in the time that it says", async () => {
        const name = "windows-cluster";
        const [importLine, ...rest] = code("Review stacks", "typescript").split("\n");
        const { stdout, stderr, code: exit } = await planProgram({
            "Pulumi.yaml": { name, runtime: "nodejs", main: "index.ts" }, "Pulumi.pr.yaml": code("Review stacks", "yaml"),
            "destroyAfter.ts": read("delivery/deployments/destroyAfter.ts"),
            "index.ts": `${importLine}\n${read("templates/typescript/index.ts")}\n${rest.join("\n")}`,
        }, "--stack", "pr", "--json");
        assert.equal(exit, 0, stderr);
        const { resources, policy, cost, time } = JSON.parse(stdout);
        assert.deepEqual(policy.violations, []);
        const [{ inputs }] = resources.filter(({ type }: { type: string }) => type === "pulumiservice:index:TtlSchedule");
        assert.deepEqual([inputs.project, inputs.stack], [name, "pr"]);
        const cluster = resources.find(({ type }: { type: string }) => type === "eks-windows:index:WindowsCluster");
        assert.equal(cluster.inputs.deletionProtection, false);

        const [, minutes, hour, day] = /takes (\d+) minutes until it is up, and costs about ([\d.]+) USD an hour, or (\d+) USD a day/.exec(PAGE)!;
        assert.equal(Number(minutes), Math.round(time.firstUpMinutes));
        const hourly = cost.total.minimum / 730;
        assert.deepEqual([hour, day], [hourly.toFixed(2), (hourly * 24).toFixed(0)]);
    });

    it("names the workflows, each with what starts it", () => {
        const rows = [...PAGE.matchAll(/^\| `(\S+\.yml)` \|/gm)].map(([, file]) => file);
        assert.deepEqual(rows.sort(), Object.keys(workflowTexts()).sort());
    });

    it("P3: says when prod builds its image and when the nodes roll, as the files do", () => {
        const { expression, timezone } = stackSettings("prod").imagePipelines[0].schedule;
        assert.deepEqual([expression, timezone], ["cron(0 3 ? * TUE *)", "Europe/Berlin"]);
        assert.match(PAGE, /builds on Tuesday\nat 03:00 in Berlin, which is 01:00 or 02:00 UTC/);
        assert.deepEqual(workflow("merge.yml").on.schedule, [{ cron: "0 8 * * 2" }]);
        assert.match(PAGE, /`rollOut` and `merge.yml` start at 08:00 UTC/);
        assert.deepEqual(workflow("drift.yml").on.schedule, [{ cron: "0 4 * * *" }]);
        assert.match(PAGE, /look for it at 04:00 UTC/);
    });

    it("tells the command of the drift that the workflow runs", () => {
        const [, told] = /^ {4}(pulumi refresh .*)$/m.exec(PAGE)!;
        const run = workflow("drift.yml").jobs.drift.steps.at(-1)!.run!;
        told.split(" ").forEach(word => assert.ok(run.split(" ").includes(word), word));
    });
});

describe("delivery/deployments/README.md", () => {
    it("names every type of resource that the program makes, and no other", async () => {
        const { stdout } = await planDeployments();
        const made = new Set((JSON.parse(stdout).resources as { type: string }[]).map(({ type }) => type).filter(type => type.startsWith("pulumiservice:")).map(type => type.split(":").at(-1)!));
        const table = README.split("## Before")[0].split("\n").filter(line => line.startsWith("| `"));
        const told = new Set(table.flatMap(line => [...line.split("|")[1].matchAll(/`([A-Z]\w+)`/g)].map(([, type]) => type)));
        assert.deepEqual([...told].sort(), [...made].sort());
    });

    it("says what the installed provider can't do", () => {
        const folder = path.dirname(require.resolve("@pulumi/pulumiservice/package.json"));
        const { version } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
        assert.ok(README.includes(`@pulumi/pulumiservice ${version}`), version);
        const inputs = fs.readFileSync(path.join(folder, "types/input.d.ts"), "utf8");
        const properties = (name: string) => {
            const [, body] = new RegExp(`export interface ${name} \\{([^]*?)\\n\\}`).exec(inputs)!;
            return [...body.matchAll(/^ {4}(\w+)\??: /gm)].map(([, property]) => property).sort();
        };
        assert.ok(!properties("DeploymentSettingsVcsArgs").includes("reviewStackLabels"));
        assert.deepEqual(properties("PolicyGroupPolicyPackReferenceInputArgs"), ["config", "displayName", "name", "versionTag"]);
        assert.deepEqual(properties("OperationContextOptionsArgs"), ["deleteAfterDestroy", "shell", "skipInstallDependencies", "skipIntermediateDeployments"]);
        assert.deepEqual(properties("AWSOIDCConfigurationArgs"), ["duration", "policyARNs", "roleARN", "sessionName"]);
    });

    it("has an example whose keys are all that the program reads", () => {
        const { config } = yaml.load(read("delivery/deployments/Pulumi.main.yaml")) as { config: Record<string, unknown> };
        const keys = Object.keys(config).map(key => key.replace("eks-windows-delivery:", "")).sort();
        const settings = read("delivery/deployments/settings.ts");
        const readKeys = [...settings.matchAll(/config\.(?:get|require)\w*(?:<[^(]*>)?\("(\w+)"\)/g)].map(([, key]) => key).sort();
        assert.deepEqual(keys, readKeys);
    });
});
