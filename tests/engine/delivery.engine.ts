import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { copyDeployments, planDeployments } from "../delivery/deployments";
import { allSteps, script, workflow, workflowTexts } from "../delivery/workflows";
import { checksProgram, judgeDelivery } from "./delivery/checks";
import { startPulumiCloud } from "./delivery/pulumiCloud";
import { startEngine } from "./support/baseline";
import { checkOut } from "./support/checkout";
import { Engine, POLICY_PACK, ROOT } from "./support/engine";
import { shell } from "./support/life";

/** What actionlint does not know, and where its versions are. */
const OTHER_ACTIONS = ["pulumi/auth-actions@v1"]; // https://github.com/pulumi/auth-actions/blob/main/README.md

/** A stand-in of `gh api`: two lists, filtered as gh does it, and a log of what would be written. */
const gh = (checks: string) => `#!/bin/sh
method=GET
while [ $# -gt 0 ]; do
  case "$1" in
    --method) method=$2; shift ;;
    --jq) filter=$2; shift ;;
    -F) shift ;;
    repos/*) path=$1 ;;
  esac
  shift
done
if [ "$method" != GET ]; then echo "$method $path" >> calls; exit; fi
case "$path" in
  */pulls\\?*) echo '[{"number": 6, "head": {"sha": "cccc"}}, {"number": 7, "head": {"sha": "aaaa"}}]' | ${checks} jq "$filter" ;;
  */comments) ${checks} jq "$filter" < comments.json ;;
esac
`;

describe("the files of delivery/", function () {
    this.timeout(900_000);

    it("workflows: actionlint has no complaint, about those of this repository neither", async () => {
        const folder = path.join(ROOT, ".github/workflows");
        const own = Object.fromEntries(fs.readdirSync(folder).map(file => [file, fs.readFileSync(path.join(folder, file), "utf8")]));
        const asked = { ...workflowTexts(), ...own };
        assert.equal(Object.keys(asked).length, 6);
        const { workflows } = await judgeDelivery({ workflows: asked });
        assert.deepEqual(workflows, Object.fromEntries(Object.keys(asked).map(file => [file, []])));
    });

    it("workflows: actionlint finds mistakes in them", async () => {
        const text = workflowTexts()["merge.yml"];
        const mistakes = {
            input: text.replace("role-to-assume", "role-to-asume"), context: text.replace("env.ROLE", "env.ROLE.arn"),
            permission: text.replace("id-token: write", "id-token: yes"), cron: text.replace("0 8 * * 2", "0 8 * * 8"),
        };
        const { workflows } = await judgeDelivery({ workflows: mistakes });
        assert.deepEqual(Object.keys(mistakes).filter(name => workflows[name].length === 0), []);
    });

    it("workflows: the versions of their actions exist", async () => {
        const { knownActions } = await judgeDelivery({});
        const used = [...new Set(allSteps().flatMap(({ uses = [] }) => uses))];
        assert.ok(used.length >= 7, used.join());
        assert.deepEqual(used.filter(action => !knownActions.includes(action)), OTHER_ACTIONS);
    });

    it("environments: the evaluator of Pulumi ESC takes them, and they give what docs/delivery.md says", async () => {
        const { stdout } = await planDeployments();
        const made = (JSON.parse(stdout).resources as any[]).filter(({ type }) => type === "pulumiservice:index:Environment");
        const texts = Object.fromEntries(made.map(({ name, inputs }) => [name, inputs.yaml.text]));
        const { environments, values } = await judgeDelivery({ environments: texts });
        assert.deepEqual(environments, { aws: [], policies: [] });
        assert.equal(values.aws.environmentVariables.AWS_REGION, "eu-central-1");
        assert.deepEqual(values.aws.pulumiConfig, { "aws:region": "eu-central-1" });
        assert.deepEqual(values.policies, { policyConfig: { "eks-windows:windows-address-budget": { enforcementLevel: "advisory" } } });

        const mistakes = {
            input: texts.aws.replace("roleArn", "roleARN"), reference: texts.aws.replace("${aws.login.accessKeyId}", "${aws.logon.accessKeyId}"),
            provider: texts.aws.replace("fn::open::aws-login", "fn::open::aws-log-in"),
        };
        const found = await judgeDelivery({ environments: mistakes });
        assert.deepEqual(Object.keys(mistakes).filter(name => found.environments[name].length === 0), []);
    });
});

describe("the program of Pulumi Deployments under the real CLI", function () {
    this.timeout(900_000);

    it("makes everything at once, and then nothing changes", async () => {
        const engine = await startEngine();
        const { server, port } = await startPulumiCloud();
        try {
            const program = copyDeployments(engine.folder);
            fs.symlinkSync(path.join(ROOT, "node_modules"), path.join(program, "node_modules"));
            const { PULUMI_DEBUG_PROVIDERS, ...environment } = engine.environment();
            const env = { ...process.env, ...environment, PULUMI_DEBUG_PROVIDERS: `${PULUMI_DEBUG_PROVIDERS},pulumiservice:${port}`, PULUMI_SKIP_CONFIRMATIONS: "true" };
            for (const [command, said] of [
                ["pulumi stack init main", /./], ["pulumi up", /\+ 10 created/], ["pulumi preview --expect-no-changes", /10 unchanged/],
            ] as const) {
                const { code, output } = await shell(command, program, env);
                assert.equal(code, 0, output);
                assert.match(output, said);
            }
            // The options that the pages name exist, also of commands that only Pulumi Cloud can run.
            const pages = ["docs/delivery.md", "delivery/deployments/README.md"].map(page => fs.readFileSync(path.join(ROOT, page), "utf8")).join("\n");
            const told = [...new Set([...pages.matchAll(/(?:^ {4}|`)(pulumi [a-z][^`\n]*)/gm)].map(([, command]) => command))];
            assert.ok(told.length >= 9, told.join("\n"));
            for (const command of told) {
                const words = command.split(" ").slice(1);
                const named = words.slice(0, words.findIndex(word => !/^[a-z]+$/.test(word)) >>> 0);
                const { code, output } = await shell(`pulumi ${named.join(" ")} --help`, program, env);
                assert.equal(code, 0, `${command}\n${output}`);
                words.filter(word => word.startsWith("--")).forEach(option => assert.ok(output.includes(`${option} `), `${option} of ${command}`));
            }
        } finally {
            server.forceShutdown();
        }
    });

    it("reads environments of a local policy pack where docs/delivery.md writes them", async () => {
        const engine = await startEngine();
        const folder = engine.workDir("dev", "empty", {});
        const [, text] = /```json\n([^]*?)```/.exec(fs.readFileSync(path.join(ROOT, "docs/delivery.md"), "utf8"))!;
        fs.writeFileSync(path.join(folder, "levels.json"), text);
        fs.writeFileSync(path.join(folder, "index.js"), "");
        const env = { ...process.env, ...engine.environment() };
        await shell("pulumi stack init dev", folder, env);
        const { code, output } = await shell(`pulumi preview --policy-pack ${POLICY_PACK} --policy-pack-config levels.json`, folder, env);
        // Only Pulumi Cloud has environments; the CLI says so instead of taking the key for a policy.
        assert.notEqual(code, 0);
        assert.match(output, /error: policy pack at ".*" specifies ESC environments but the current backend does not support them/);
    });
});

/** The commands of the workflows, word for word, by the real CLI: npm and npx alone are stand-ins, which take this package's sources. */
describe("the commands of the workflows", function () {
    this.timeout(900_000);
    let engine: Engine;
    let folder: string;
    let tools: string;

    before(async () => {
        engine = await startEngine();
        folder = path.join(engine.folder, "checkout");
        checkOut(folder);
        tools = path.join(engine.folder, "tools");
        fs.mkdirSync(tools);
        const write = (name: string, text: string) => fs.writeFileSync(path.join(tools, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
        // A link to the packages of the tests takes the place of npm ci.
        write("npm", "test \"$1\" = ci");
        write("npx", `test "$1" = pulumi-eks-windows && shift && exec ${process.execPath} -r ${path.join(ROOT, "loader/typescript")} ${path.join(ROOT, "commands/bin.ts")} "$@"`);
    });

    const run = (text: string, cwd: string, more: NodeJS.ProcessEnv = {}) => {
        const file = path.join(engine.folder, "step.sh");
        fs.writeFileSync(file, text);
        // As GitHub runs a step without `shell`.
        return shell(`bash -e ${file}`, cwd, {
            ...process.env, ...engine.environment(), PATH: `${tools}${path.delimiter}${process.env.PATH}`,
            ORGANIZATION: "organization", STACK: "dev", GITHUB_EVENT_NAME: "push", GITHUB_SHA: "1234abcd", ...more,
        });
    };

    async function succeed(text: string): Promise<string> {
        const { code, output } = await run(text, folder);
        assert.equal(code, 0, output);
        return output;
    }

    it("preview and up the stack with the policy pack, find no drift where an autoscaler has worked, and find it once AWS differs", async () => {
        const file = path.join(folder, "Pulumi.dev.yaml");
        fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace("- name: web", "- name: web\n      autoscaled: true"));
        await succeed("pulumi stack init dev");
        const preview = script("pull-request.yml", "preview", "pulumi preview");
        const up = script("merge.yml", "up", "pulumi up");
        const drift = script("drift.yml", "drift", "pulumi refresh");
        for (const command of [preview, up]) {
            assert.match(await succeed(command), /^Policies:\n\s+✅ eks-windows@/m);
        }
        await succeed(drift);
        const { made } = engine.cloud;
        // What an autoscaler does is no drift.
        const group = made.find(({ type, inputs }) => type === "aws:eks/nodeGroup:NodeGroup" && String(inputs.amiType).startsWith("WINDOWS_"))!;
        const scale = (desiredSize: number) => [group.inputs, group.outputs].forEach(properties => { properties.scalingConfig = { ...properties.scalingConfig as object, desiredSize }; });
        scale(2);
        assert.equal((group.inputs.scalingConfig as { maxSize: number }).maxSize, 2);
        await succeed(drift);
        const [entry] = made.filter(({ type }) => type === "aws:eks/accessEntry:AccessEntry");
        engine.cloud.made = made.filter(each => each !== entry);
        engine.cloud.log.clear();
        const found = await run(drift, folder);
        assert.notEqual(found.code, 0);
        assert.match(found.output, /- aws:eks\/accessEntry:AccessEntry: \(delete\)[^]*no changes were expected for refresh but changes were proposed/);
        assert.deepEqual(engine.cloud.log.calls.filter(({ method }) => method !== "read"), [], "it reads and changes nothing");
        assert.match((await succeed("pulumi stack export")), /aws:eks\/accessEntry:AccessEntry/);
    });

    it("plan a pull request and compare it with what is there, or say why there is no plan", async () => {
        const there = script("pull-request.yml", "plan", "--json");
        const change = script("pull-request.yml", "plan", "--markdown");
        const temporary = path.join(engine.folder, "runner");
        const summary = path.join(engine.folder, "summary.md");
        const comment = path.join(temporary, "plan/plan.md");
        const file = path.join(folder, "Pulumi.dev.yaml");
        const text = fs.readFileSync(file, "utf8");
        const plan = async (step: string, configuration: string) => {
            fs.writeFileSync(file, configuration);
            return run(step, folder, { RUNNER_TEMP: temporary, GITHUB_STEP_SUMMARY: summary });
        };
        const begin = () => {
            fs.rmSync(temporary, { recursive: true, force: true });
            fs.mkdirSync(temporary);
        };

        begin();
        assert.equal((await plan(there, text)).code, 0);
        const larger = await plan(change, text.replace("maxSize: 2", "maxSize: 4"));
        assert.equal(larger.code, 0, larger.output);
        const compared = fs.readFileSync(comment, "utf8");
        assert.match(compared, /^### Plan of `eks-windows`, stack `dev`\n[^]*#### Changes against [^]*\| update \| .*`cluster-web`.*scalingConfig.maxSize/);
        assert.equal(fs.readFileSync(summary, "utf8"), compared);

        // Nothing to compare with: what is there has no plan.
        begin();
        assert.equal((await plan(there, text.replace("SINGLE", "SINGEL"))).code, 0);
        assert.equal((await plan(change, text)).code, 0);
        assert.doesNotMatch(fs.readFileSync(comment, "utf8"), /Changes against/);

        begin();
        const failed = await plan(change, text.replace("SINGLE", "SINGEL"));
        assert.equal(failed.code, 2);
        assert.match(fs.readFileSync(comment, "utf8"), /^````text\nThere is no plan. Fix this first:\n {2}- .*natGateways: .*"SINGEL"[^]*\n````\n$/);
        fs.writeFileSync(file, text);
    });

    it("write one comment on the pull request that has the commit, and change it the next time", async () => {
        const step = workflow("pull-request-comment.yml").jobs.comment.steps.find(({ run: text }) => text !== undefined)!;
        const work = path.join(engine.folder, "comment");
        fs.mkdirSync(path.join(work, "plan"), { recursive: true });
        fs.writeFileSync(path.join(work, "plan/plan.md"), `### Plan\n${"x".repeat(70_000)}`);
        fs.writeFileSync(path.join(tools, "gh"), gh(await checksProgram()), { mode: 0o755 });
        const calls = path.join(work, "calls");
        const comments = path.join(work, "comments.json");
        const write = async (head: string, there: object[]) => {
            fs.writeFileSync(comments, JSON.stringify(there));
            fs.writeFileSync(calls, "");
            const { code, output } = await run(step.run!, work, { MARKER: step.env!.MARKER, HEAD_SHA: head, RUN_URL: "https://github.com/acme/shop/actions/runs/1", GITHUB_REPOSITORY: "acme/shop" });
            assert.equal(code, 0, output);
            return fs.readFileSync(calls, "utf8");
        };
        assert.equal(await write("aaaa", []), "POST repos/acme/shop/issues/7/comments\n");
        const body = fs.readFileSync(path.join(work, "comment.md"), "utf8");
        assert.ok(body.startsWith(`${step.env!.MARKER}\n### Plan\n`) && body.endsWith("\n[The run](https://github.com/acme/shop/actions/runs/1)\n"));
        assert.ok(body.length < 65_536, String(body.length));

        const bot = { login: "github-actions[bot]" };
        const others = [{ id: 1, user: { login: "somebody" }, body }, { id: 2, user: bot, body: "another workflow's" }];
        assert.equal(await write("aaaa", others), "POST repos/acme/shop/issues/7/comments\n");
        assert.equal(await write("aaaa", [...others, { id: 3, user: bot, body }]), "PATCH repos/acme/shop/issues/comments/3\n");
        assert.equal(await write("bbbb", []), "", "a commit that no open pull request ends with");
    });
});
