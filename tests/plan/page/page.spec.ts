import * as assert from "node:assert/strict";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { htmlPage } from "../../../plan/page/page";
import { NO_OPTIONS, PlannedResource } from "../../../plan/resource";
import { secret } from "../../../plan/signatures";
import { planProgram } from "../../support/runPlan";
import { FOUND, TODAY, pagePlan } from "./pagePlans";

const EVIL = `<script>alert("1")</script>'&`;
const SAFE = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;";

const resource = (type: string, name: string, inputs: PlannedResource["inputs"] = {}): PlannedResource => ({
    urn: `urn:pulumi:dev::shop::${type}::${name}`, type, name, custom: true, inputs, outputs: {}, dependencies: [], propertyDependencies: {}, options: NO_OPTIONS,
});
const sectionsOf = (page: string) => [...page.matchAll(/<h2 id="(\w+)">/g)].map(([, id]) => id);

describe("the plan's page", () => {
    it("keeps every value text: names, inputs, outputs, findings, estimates", () => {
        const group = resource("aws:eks/nodeGroup:NodeGroup", EVIL, { amiType: "WINDOWS_CORE_2022_x86_64", instanceTypes: [EVIL], scalingConfig: { desiredSize: 1, minSize: 1, maxSize: 2 } });
        const cluster = resource("aws:eks/cluster:Cluster", EVIL, { version: EVIL, tags: { [EVIL]: EVIL } });
        const model = pagePlan([cluster, group], { policies: [EVIL], violations: [{ policy: EVIL, enforcementLevel: EVIL, urn: EVIL, message: EVIL }] }, {
            project: EVIL, stack: EVIL, region: EVIL, outputs: { [EVIL]: EVIL }, notRead: [{ what: EVIL, urn: EVIL, reason: EVIL }], warnings: [EVIL],
            cost: { region: EVIL, currency: "USD", asOf: EVIL, source: EVIL, parts: [{ part: EVIL, perMonth: { minimum: 1, full: 1 }, basis: EVIL }], total: { minimum: 1, full: 1 }, unknown: [EVIL] },
            time: { firstUpMinutes: 1, criticalPath: [], rollOuts: [{ group: EVIL, nodes: 1, minutes: 1, advice: EVIL }], startTimes: [{ group: EVIL, minutes: 1, steps: [{ what: EVIL, minutes: 1, source: EVIL }] }] },
            calendar: [{ date: "2026-10-01", what: EVIL, kind: "windows", note: EVIL }],
        });
        const page = htmlPage(model, TODAY);
        assert.ok(!page.includes("<script>alert"));
        // Between the quotes of an attribute, too: a quote would end it.
        assert.doesNotMatch(page, /="[^"]*alert\("/);
        assert.ok(page.split(SAFE).length > 30);
        assert.equal(page.match(/<script/g)!.length, 1);
    });

    it("says of a secret only that it is one, in the tree, the drawing and the outputs", () => {
        const page = htmlPage(pagePlan([
            resource("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: secret("10.9.0.0/16") }),
            resource("aws:eks/cluster:Cluster", "cluster", { version: secret("0.99"), tags: { token: secret("hunter2") }, vpcConfig: { publicAccessCidrs: secret("8.8.8.8/32") } }),
            resource("aws:ec2/subnet:Subnet", "subnet", { availabilityZone: secret("eu-hidden-1a"), cidrBlock: secret("10.9.1.0/24") }),
        ], undefined, { outputs: { password: secret("hunter2") } }), TODAY);
        ["hunter2", "10.9.", "0.99", "8.8.8.8", "eu-hidden"].forEach(value => assert.ok(!page.includes(value), value));
        assert.ok(page.split("[secret]").length > 7);
    });

    it("leaves out a section whose data is missing", () => {
        const { cost, time, calendar, ...plan } = pagePlan([]);
        assert.ok(cost && time && calendar);
        assert.deepEqual(sectionsOf(htmlPage(plan, TODAY)), []);
        assert.deepEqual(sectionsOf(htmlPage({ ...plan, cost }, TODAY)), ["cost"]);
        assert.deepEqual(sectionsOf(htmlPage({ ...plan, time: { ...time, rollOuts: [], startTimes: [] }, calendar: [] }, TODAY)), []);
    });

    it("allows its own style and script by their hashes, and nothing else", () => {
        const page = htmlPage(pagePlan([resource("aws:ec2/vpc:Vpc", "vpc")]), TODAY);
        const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)![1].replace(/&#39;/g, "'");
        const hash = (tag: string) => createHash("sha256").update(new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page)![1]).digest("base64");
        assert.equal(policy, `default-src 'none'; style-src 'sha256-${hash("style")}'; script-src 'sha256-${hash("script")}'; img-src data:; base-uri 'none'; form-action 'none'`);
    });

    it("gives the verdict first: a violation before warnings, warnings before silence", () => {
        const said = (more: object) => /<p class="verdict (\w+)">([^<]+)/.exec(htmlPage(pagePlan([], undefined, more), TODAY))!.slice(1);
        assert.deepEqual(said({}), ["good", "No policy is violated and there is no warning. Next: pulumi up --stack dev."]);
        assert.deepEqual(said({ notRead: FOUND.notRead }), ["warn", "No mandatory policy is violated. Read the note below, then run pulumi up --stack dev."]);
        assert.deepEqual(said(FOUND), ["bad", "Do not deploy yet: a mandatory policy is violated. Change the program or its configuration, and plan again."]);
    });

    it("--html writes the page beside the text, and tells why it can't", async () => {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), "page-"));
        try {
            const program = { "Pulumi.yaml": { name: "shop", runtime: "nodejs" }, "Pulumi.dev.yaml": { config: {} }, "index.ts": "export const answer = 42;" };
            const file = path.join(folder, "plan.html");
            const { code, stdout, stderr } = await planProgram(program, "--html", file);
            assert.equal(code, 0, stderr);
            assert.match(stdout, /answer: 42/);
            assert.ok(stderr.includes(`The plan is in ${file}; open it in a browser.`), stderr);
            assert.match(fs.readFileSync(file, "utf8"), /<dt>answer<\/dt><dd>42<\/dd>/);
            const refused = await planProgram(program, "--html", path.join(folder, "missing", "plan.html"));
            assert.equal(refused.code, 2);
            assert.match(refused.stderr, /--html: the page can't be written: ENOENT/);
        } finally {
            fs.rmSync(folder, { recursive: true });
        }
    });
});
