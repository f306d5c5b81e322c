import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { capacity } from "../../plan/capacity";
import { PlanModel, planModel } from "../../plan/model/planModel";
import { Plan } from "../../plan/plan";
import { NO_OPTIONS, PlannedResource } from "../../plan/resource";
import { TextOptions, outputOptions } from "../../plan/text/textOptions";
import { textReport } from "../../plan/textReport";
import { PLAIN_ENV, ROOT, planInHost } from "../support/runPlan";

const PIPE: TextOptions = { width: 100, colour: false, resources: false, details: false };

/** A plan with one Windows group of this type. */
function planOf(type: string): Plan {
    const group: PlannedResource = {
        urn: `urn:pulumi:dev::shop::${type}::web`, type, name: "web", custom: true, inputs: { amiType: "WINDOWS_CORE_2022_x86_64" }, outputs: {},
        dependencies: [], propertyDependencies: {}, options: NO_OPTIONS,
    };
    return {
        project: "shop", stack: "dev", region: "eu-central-1", resources: [group], outputs: {}, capacity: capacity([group]),
        verdict: { policies: ["one", "two"], violations: [] }, notRead: [], warnings: [],
    };
}

/** What a person reads of it. */
function reportOf(type: string, more: Partial<Plan> = {}): string {
    return textReport(planModel({ ...planOf(type), ...more }, "2026-09-01"), PIPE);
}

const NONE = "This program has no Windows node group of type aws:eks/nodeGroup:NodeGroup; the plan counts only\nthese.";
const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";

describe("the plan's text", () => {
    let dev: PlanModel;
    let prod: PlanModel;

    before(async () => {
        dev = JSON.parse((await planInHost("--json")).stdout);
        prod = JSON.parse((await planInHost("--stack", "prod", "--json")).stdout);
    });

    it("says which node groups it counts, where it counts none", () => {
        const report = reportOf("aws-native:eks:Nodegroup");
        assert.ok(report.includes(`\n${NONE}\n`), report);
    });

    it("says nothing of them where it counts one", () => {
        assert.doesNotMatch(reportOf(NODE_GROUP), /counts no others/);
    });

    it("begins with the verdict and ends with the next step", () => {
        assert.match(reportOf(NODE_GROUP), /^Stack dev of shop in eu-central-1: 1 Windows node group, 1 resource · 2 policies found nothing\n[^]*\nNext: pulumi up --stack dev, .*\n$/);
        const violations = ["mandatory", "mandatory", "advisory"].map(enforcementLevel => ({ policy: "one", enforcementLevel, urn: "urn:pulumi:dev::shop::t::web", message: "is wrong" }));
        assert.match(reportOf(NODE_GROUP, { verdict: { policies: ["one", "two"], violations } }),
            /^.*, 1 resource ·\n2 mandatory, 1 advisory violations of policies\n[^]*\nPolicies: 1 of 2 found nothing\n {2}mandatory {2}one\n {6}web: is wrong\n[^]*\nNext: fix 2 mandatory violations; the policy pack blocks pulumi up until then\n$/);
    });

    it("does not say that what was not read passed", () => {
        const report = reportOf(NODE_GROUP, { notRead: [{ what: "chart nginx", urn: "urn:pulumi:dev::shop::t::web", reason: "Helm renders it" }] });
        assert.match(report, / ·\n2 policies found nothing in the resources that could be read\n/);
        assert.match(report, /\nPolicies: 2 found nothing in the resources that could be read; not read: chart nginx\n/);
    });

    it("shows dev on a screen of 100 × 45, with a line left for the prompt", () => {
        const lines = textReport(dev, PIPE).trimEnd().split("\n");
        assert.ok(lines.length <= 44, String(lines.length));
    });

    for (const width of [80, 100, 140]) {
        it(`fits ${width} columns without a broken word`, () => {
            for (const model of [dev, prod]) {
                for (const all of [false, true]) {
                    const report = textReport(model, { width, colour: false, resources: all, details: all });
                    const wide = report.split("\n").filter(line => line.length > width);
                    assert.deepEqual(wide.filter(line => line.replace(/^[ │├└─]+/, "").includes(" ")), [], "only a word without a space may be longer");
                    assert.ok(wide.length <= 3, wide.join("\n"));
                    // No word of the widest text is missing in a narrower one.
                    const words = new Set(report.split(/\s+/));
                    [...model.policy.policies.filter(() => all), ...model.capacity.nodeGroups.map(({ name }) => name)].forEach(name =>
                        assert.ok([...words].some(word => word.replace(/[,:;]$/, "") === name), name));
                }
            }
        });
    }

    it("prints as values only what arguments take", () => {
        const report = textReport(dev, { ...PIPE, width: 400 });
        assert.match(report, /\nChosen by default: cluster: authenticationMode = API_AND_CONFIG_MAP, .*endpoint\.publicAccess = true, windowsIpam\.prefixDelegation = false, linuxNodeGroup\.instanceTypes = \["t3\.medium"\], cluster-web: .*releaseVersion is left to EKS, rootVolume\.sizeGiB = 100\n/);
    });

    it("gives reasons and every resource where they are asked for", () => {
        const report = textReport(dev, { ...PIPE, resources: true, details: true });
        assert.match(report, /\n {6}access entries take precedence; you can change it to API later, but never back\n/);
        assert.match(report, /\n {2}└─ eks-windows:index:WindowsCluster {2}cluster\n/);
    });

    it("says who gets in, and how the API is reached", () => {
        assert.match(textReport(prod, { ...PIPE, width: 400 }), /\nKubernetes API: public from the whole internet, with credentials; private, within the VPC\nWho gets in: .*arn:aws:iam::111122223333:role\/developers \(AmazonEKSEditPolicy\);/);
    });

    it("has colours that change no character of it", () => {
        const coloured = textReport(prod, { ...PIPE, colour: true });
        assert.ok(coloured.startsWith("\x1b[1m\x1b[3"), coloured.slice(0, 20));
        assert.equal(stripVTControlCharacters(coloured), textReport(prod, PIPE));
        assert.ok(!textReport(prod, PIPE).includes("\x1b"));
    });
});

describe("width and colour of an output", () => {
    const terminal = { isTTY: true, columns: 137 };
    const pipe = { isTTY: false, columns: 0 } as const;

    for (const [title, output, env, expected] of [
        ["a terminal's own", terminal, { COLUMNS: "60" }, { width: 137, colour: true }],
        ["COLUMNS in a pipe, without colour", pipe, { COLUMNS: "80" }, { width: 80, colour: false }],
        ["100 where nothing says more", pipe, { COLUMNS: "wide" }, { width: 100, colour: false }],
        ["no colour under NO_COLOR", terminal, { NO_COLOR: "1", FORCE_COLOR: "1" }, { width: 137, colour: false }],
        ["colour in a pipe under FORCE_COLOR", pipe, { FORCE_COLOR: "1" }, { width: 100, colour: true }],
        ["no colour on a dumb terminal", terminal, { TERM: "dumb" }, { width: 137, colour: false }],
    ] as const) {
        it(`are ${title}`, () => {
            assert.deepEqual(outputOptions(output as Parameters<typeof outputOptions>[0], env), expected);
        });
    }

    it("are those of a real terminal", function () {
        const script = (command: string) => spawnSync("script", ["-qec", command, "/dev/null"], { encoding: "utf8", input: "", env: { ...PLAIN_ENV, TERM: "xterm" } });
        if (script("true").error) {
            this.skip();
        }
        const { stdout } = script(`stty cols 80 rows 45; ${process.execPath} ${path.join(ROOT, "plan/run.js")}`);
        const lines = stripVTControlCharacters(stdout).split("\r\n");
        assert.ok(stdout.includes("\x1b[1m"), stdout);
        assert.ok(lines.length > 40 && lines.every(line => line.length <= 80), lines.filter(line => line.length > 80).join("\n"));
        assert.ok(lines.some(line => line.length > 70), "the width is used");
    });
});
