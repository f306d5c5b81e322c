import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { Cron } from "croner";
import * as yaml from "js-yaml";
import { destroyAfter } from "../../delivery/deployments/destroyAfter";
import { deliveryProblems, sessionSeconds } from "../../delivery/deployments/problems";
import { DeliverySettings, StackSettings } from "../../delivery/deployments/settings";
import { deployStack } from "../../delivery/deployments/stackDeployments";
import { minutesToMake } from "../../plan/time/durations";
import { configurationProblems } from "../../policy/configuration/configurationProblems";
import { RULES } from "../../policy/rules";
import { planned } from "../support/planned";
import { ROOT, stackSettings } from "../support/runPlan";
import { PlannedJson, planDeployments } from "./deployments";

const POLICIES = RULES.map(({ name }) => name);

describe("the program of Pulumi Deployments", () => {
    let resources: PlannedJson[];

    before(async () => {
        const { code, stdout, stderr } = await planDeployments();
        assert.equal(code, 0, stderr);
        resources = JSON.parse(stdout).resources;
    });

    /** Inputs of the one resource of a type and name. */
    function inputs(type: string, name: string): any {
        const found = resources.filter(each => each.type === `pulumiservice:index:${type}` && each.name === name);
        assert.equal(found.length, 1, `${type} ${name}`);
        return found[0].inputs;
    }

    it("makes nothing but what its example asks for", () => {
        const made = resources.filter(({ type }) => type !== "pulumi:pulumi:Stack").map(({ type, name }) => `${type.split(":").at(-1)} ${name}`).sort();
        assert.deepEqual(made, [
            "DeploymentSchedule prod-roll-out", "DeploymentSettings pr", "DeploymentSettings prod", "DriftSchedule prod-drift", "Environment aws", "Environment policies",
            "OidcIssuer github-actions", "PolicyGroup eks-windows", "PolicyPack eks-windows",
        ]);
    });

    it("deploys the stack on a push to main that changes its program, and previews its pull requests", () => {
        const { organization, project, stack, sourceContext, vcs } = inputs("DeploymentSettings", "prod");
        assert.deepEqual([organization, project, stack], ["acme", "windows-cluster", "prod"]);
        assert.deepEqual(sourceContext, { git: { branch: "refs/heads/main", repoDir: "infrastructure" } });
        assert.deepEqual(vcs, {
            provider: "github", repository: "acme/windows-cluster", paths: ["infrastructure/**", "!infrastructure/**/*.md"],
            deployCommits: true, previewPullRequests: true, pullRequestTemplate: false,
        });
    });

    it("gives its deployments a role by OIDC, for as long as nodes need to roll, and installs what the lock file says", () => {
        const { operationContext } = inputs("DeploymentSettings", "prod");
        assert.deepEqual(operationContext.oidc, { aws: {
            roleARN: "arn:aws:iam::111122223333:role/pulumi-eks-windows-up", duration: "6h", sessionName: "${stack.name}-${operation}-${deployment.version}",
        } });
        assert.deepEqual(operationContext.preRunCommands, ["aws --version", "npm ci"]);
        assert.equal(operationContext.options.skipInstallDependencies, true);
    });

    it("lets review stacks be made in another account, of a template that is never deployed itself", () => {
        const { vcs, operationContext } = inputs("DeploymentSettings", "pr");
        assert.deepEqual([vcs.pullRequestTemplate, vcs.deployCommits, vcs.previewPullRequests], [true, false, false]);
        assert.notEqual(operationContext.oidc.aws.roleARN.split(":")[4], inputs("DeploymentSettings", "prod").operationContext.oidc.aws.roleARN.split(":")[4]);
    });

    it("looks for drift each night and mends nothing by itself", () => {
        const { scheduleCron, autoRemediate, stack } = inputs("DriftSchedule", "prod-drift");
        assert.deepEqual([scheduleCron, autoRemediate, stack], ["0 4 * * *", false, "prod"]);
    });

    it("P3: rolls nodes after the pipeline of prod has built and tested its image, on the same day", () => {
        const { scheduleCron, pulumiOperation } = inputs("DeploymentSchedule", "prod-roll-out");
        assert.equal(pulumiOperation, "update");
        const { expression, timezone } = stackSettings("prod").imagePipelines[0].schedule;
        const build = new Cron(expression.replace(/^cron\((.*) \*\)$/, "$1").replace("?", "*"), { timezone });
        const rollOut = new Cron(scheduleCron, { timezone: "UTC" });
        const minutes = minutesToMake({ type: "aws:imagebuilder/image:Image", inputs: {}, custom: true });
        // A year: also when the clocks of Berlin change.
        const builds = build.nextRuns(52, "2026-01-01T00:00:00Z");
        assert.equal(builds.length, 52);
        for (const built of builds) {
            const hours = (rollOut.nextRun(built)!.getTime() - built.getTime()) / 3_600_000;
            assert.ok(hours * 60 > 2 * minutes && hours < 12, `${built.toISOString()}: ${hours} hours`);
        }
    });

    it("publishes the version of the pack, and lets it block with a configuration that the pack takes", () => {
        const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, "policy/package.json"), "utf8"));
        assert.deepEqual(inputs("PolicyPack", "eks-windows"), { organization: "acme", name: "eks-windows", versionTag: version, sourcePath: "../../build/policy-pack" });
        const { mode, entityType, stacks, policyPacks } = inputs("PolicyGroup", "eks-windows");
        assert.deepEqual([mode, entityType, stacks.map(({ name }: any) => name)], ["preventative", "stacks", ["prod", "pr"]]);
        const [{ name, versionTag, config }] = policyPacks;
        assert.deepEqual([name, versionTag, configurationProblems(config, POLICIES)], ["eks-windows", version, []]);
        assert.ok(Object.keys(config).length > 40);
    });

    it("writes environments: credentials and region in one, configuration of policies in the other", () => {
        const values = (name: string) => {
            const { organization, project, yaml: { text } } = inputs("Environment", name);
            assert.deepEqual([organization, project], ["acme", "eks-windows"]);
            return (yaml.load(text) as { values: any }).values;
        };
        const { aws, environmentVariables, pulumiConfig, ...others } = values("aws");
        assert.deepEqual(others, {});
        assert.deepEqual(aws.login["fn::open::aws-login"].oidc, { roleArn: "arn:aws:iam::111122223333:role/pulumi-eks-windows-up", sessionName: "pulumi-environment", duration: "6h" });
        // The names of the provider's outputs: the evaluator of Pulumi ESC takes any.
        assert.deepEqual(environmentVariables, {
            AWS_ACCESS_KEY_ID: "${aws.login.accessKeyId}", AWS_SECRET_ACCESS_KEY: "${aws.login.secretAccessKey}", AWS_SESSION_TOKEN: "${aws.login.sessionToken}",
            AWS_REGION: "eu-central-1",
        });
        assert.deepEqual(pulumiConfig, { "aws:region": "eu-central-1" });

        const { policyConfig, ...credentials } = values("policies");
        assert.deepEqual(credentials, {});
        const own = Object.fromEntries(Object.entries(policyConfig).map(([key, settings]) => [/^eks-windows:(.+)$/.exec(key)![1], settings]));
        assert.deepEqual([Object.keys(own), configurationProblems(own, POLICIES)], [["windows-address-budget"], []]);
    });

    it("trusts the repository's workflows on GitHub: pull requests, the environment of production, and main", () => {
        const { url, policies } = inputs("OidcIssuer", "github-actions");
        assert.equal(url, "https://token.actions.githubusercontent.com");
        assert.deepEqual(policies.map(({ decision, tokenType, rules }: any) => [decision, tokenType, rules.aud, rules.sub]), ["pull_request", "environment:production", "ref:refs/heads/main"]
            .map(subject => ["allow", "organization", "urn:pulumi:org:acme", `repo:acme/windows-cluster:${subject}`]));
    });

    it("says all that is wrong at once, before anything is made", async () => {
        const { code, stderr } = await planDeployments(config => {
            config.aws.duration = "13h";
            config.stacks[1].drift = { cron: "every night" };
            delete config.stacks[0].roleArn;
        }, true);
        assert.equal(code, 2);
        assert.deepEqual(stderr.match(/^ +- \S+: .*$/gm)!.map(line => line.trim()).slice(1), [
            "- aws.duration: must be 15 minutes to 12 hours, got \"13h\"; write it as 6h or 1h30m",
            "- stacks[0].roleArn: must be the ARN of an IAM role, such as arn:aws:iam::111122223333:role/pulumi-eks-windows-up, got nothing",
            "- stacks[1].drift.cron: must be a cron expression in UTC, got \"every night\"; write five fields such as \"0 4 * * *\"",
            "- stacks[1].reviewTemplate: the template of review stacks has no resources of its own, got drift as well; move them to another stack",
            "- policies: ../../build/policy-pack must hold node_modules, since Pulumi runs the pack to learn its policies, got none; make the pack with npm run policy:pack in a clone of "
                + "pulumi-eks-windows, and run npm install in its folder",
        ]);
    });
});

describe("the parts of the program of Pulumi Deployments", () => {
    const settings = (stack: Partial<StackSettings>): DeliverySettings => ({
        organization: "acme", source: { repository: "acme/shop", project: "shop" }, aws: { region: "eu-central-1" }, githubActions: false,
        stacks: [{ name: "prod", roleArn: "arn:aws:iam::111122223333:role/deploy", ...stack }],
    });

    it("make schedules after the settings that Pulumi Cloud demands for them", async () => {
        const all = settings({ drift: { cron: "0 4 * * *" }, rollOut: { cron: "0 8 * * 2" } });
        const made = await planned(() => deployStack(all, all.stacks[0]));
        const [{ urn }] = made.filter(({ name }) => name === "prod");
        assert.deepEqual(["prod-drift", "prod-roll-out"].map(name => made.find(each => each.name === name)!.dependencies), [[urn], [urn]]);
    });

    it("take the whole repository where no folder is named", async () => {
        const all = settings({});
        const [{ inputs }] = await planned(() => deployStack(all, all.stacks[0]));
        assert.deepEqual([(inputs.vcs as any).paths, (inputs.sourceContext as any).git], [["!**/*.md"], { branch: "refs/heads/main" }]);
    });

    for (const [stack, problem] of [
        [{ name: "acme/prod" }, "stacks[0].name: must be the name of a stack without its organization and project, such as prod, got \"acme/prod\""],
        [{ drift: { cron: "61 4 * * *" } }, "stacks[0].drift.cron: must be a cron expression in UTC, got \"61 4 * * *\""],
        [{ rollOut: { cron: "0 0 8 * * 2" } }, "stacks[0].rollOut.cron: must be a cron expression in UTC, got \"0 0 8 * * 2\""],
        [{ reviewTemplate: true, deployOnPush: true }, "stacks[0].reviewTemplate: the template of review stacks has no resources of its own, got deployOnPush as well"],
    ] as const) {
        it(`refuse ${JSON.stringify(stack)}`, () => {
            const problems = deliveryProblems(settings(stack));
            assert.equal(problems.length, 1, problems.join());
            assert.ok(problems[0].startsWith(problem), problems[0]);
        });
    }

    it("refuse what is wrong elsewhere, and take the rest", () => {
        const right = settings({});
        assert.deepEqual(deliveryProblems(right), []);
        assert.deepEqual(deliveryProblems({ ...right, stacks: [] }), ["stacks: must be a list of at least one stack, got []"]);
        const wrong = { ...right, source: { ...right.source, repository: "https://github.com/acme/shop", branch: "refs/heads/main", folder: "./infrastructure" }, stacks: [...right.stacks, ...right.stacks] };
        assert.deepEqual(deliveryProblems(wrong).map(problem => problem.split(":")[0]), ["source.repository", "source.branch", "source.folder", "stacks[1].name"]);
    });

    it("refuse settings that nobody reads, and what is no object", () => {
        assert.deepEqual(deliveryProblems(settings({ deployOnPsh: true } as any)), [
            "stacks[0].deployOnPsh: there is no such setting; use name, roleArn, deployOnPush, previewPullRequests, reviewTemplate, agentPoolId, drift, rollOut",
        ]);
        assert.deepEqual(deliveryProblems(settings({ rollOut: { expression: "0 8 * * 2" } } as any)), ["stacks[0].rollOut.expression: there is no such setting; use cron"]);
        assert.deepEqual(deliveryProblems({ ...settings({}), aws: "eu-central-1", stacks: [null] } as any), ["aws: must be an object, got \"eu-central-1\"", "stacks[0]: must be an object, got null"]);
    });

    for (const [duration, seconds] of [["1h", 3600], ["1h30m", 5400], ["15m", 900], ["12h", 43_200], ["90s", 90], ["", undefined], ["1 hour", undefined], ["m", undefined]] as const) {
        it(`read ${JSON.stringify(duration)} as ${seconds} seconds`, () => assert.equal(sessionSeconds(duration), seconds));
    }
});

describe("destroyAfter of review stacks", () => {
    it("counts from now, names the stack itself, and keeps the end that the first up has set", async () => {
        const before = Date.now();
        const [{ type, inputs, options }] = await planned(() => { destroyAfter(24); });
        assert.equal(type, "pulumiservice:index:TtlSchedule");
        const { timestamp, ...others } = inputs;
        assert.deepEqual(others, { organization: "organization", project: "project", stack: "stack", deleteAfterDestroy: true });
        // RFC 3339, which the provider reads.
        assert.match(String(timestamp), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        const hours = (Date.parse(String(timestamp)) - before) / 3_600_000;
        assert.ok(hours > 23.9 && hours < 25, String(hours));
        assert.deepEqual(options.ignoreChanges, ["timestamp"]);
    });

    it("refuses what is no time to live", () => {
        for (const hours of [0, -1, NaN, Infinity]) {
            assert.throws(() => destroyAfter(hours), { message: `destroyAfter: must be a number of hours above 0, got ${hours}; write 24 for a day` });
        }
    });
});
