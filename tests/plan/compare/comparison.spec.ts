import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Comparison } from "../../../plan/compare/comparison";
import { UPGRADES } from "../../engine/support/upgradePaths";
import { assertPlanSchema } from "../../support/planSchema";
import { devConfig, planWith } from "../../support/runPlan";

describe("comparison of two plans", () => {
    let folder: string;
    let earlier: string;

    before(async () => {
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "earlier-"));
        earlier = path.join(folder, "dev.json");
        fs.writeFileSync(earlier, (await planWith(devConfig(), "--json")).stdout);
    });

    after(() => fs.rmSync(folder, { recursive: true }));

    async function comparison(change: (config: any) => void): Promise<Comparison> {
        const config = devConfig();
        change(config);
        const { stdout, stderr } = await planWith(config, "--json", "--against", earlier);
        assert.match(stdout, /^\{/, stderr);
        const document = JSON.parse(stdout);
        assertPlanSchema(document);
        return document.comparison;
    }

    for (const { title, change, expected } of UPGRADES) {
        it(`says what the real engine does: ${title}`, async () => {
            const { changes } = await comparison(change);
            const of = (kind: string) => changes.filter(each => each.change === kind).map(({ type, name }) => `${type} ${name}`).sort();
            const { created = [], updated = [], replaced = [], deleted = [] } = expected;
            assert.deepEqual({ created: of("create"), updated: of("update"), replaced: of("replace"), deleted: of("delete") }, { created, updated, replaced, deleted });
        });
    }

    it("finds nothing in the same plan", async () => {
        const found = await comparison(() => undefined);
        assert.deepEqual([found.changes, found.figures, found.policy], [[], [], { came: [], went: [] }]);
        assert.equal(found.unchanged, 51);
    });

    it("names the property that replaces, what it means, and the figures before and after", async () => {
        const { changes, figures } = await comparison(config => {
            config.windowsNodeGroups[0].instanceTypes = ["m6i.large"];
            config.windowsNodeGroups[0].scaling.maxSize = 5;
        });
        assert.deepEqual(changes.map(({ properties, meaning }) => [properties, meaning]), [[
            [
                { path: "instanceTypes[0]", before: "t3.large", after: "m6i.large", replaces: true },
                { path: "scalingConfig.maxSize", before: 2, after: 5, replaces: false },
            ],
            "new group, about 8 minutes; its nodes take over the pods, then the old group is deleted",
        ]]);
        const of = (what: string) => figures.filter(figure => figure.what === what).map(({ before: old, after: now }) => [old, now]);
        assert.deepEqual([of("pods of cluster-web at most"), of("addresses needed in cluster-network-private-1")], [[[22, 45]], [[124, 138]]]);
        const [[less, more]] = of("USD a month at maxSize");
        assert.ok(less! < more!, `${less} ${more}`);
    });

    it("follows a new VPC to what is in it, and an audited role to nothing", async () => {
        const { changes } = await comparison(config => { config.network = { ...config.network, cidrBlock: "10.8.0.0/16" }; });
        const replaced = changes.filter(({ change }) => change === "replace").map(({ type }) => type);
        ["aws:ec2/vpc:Vpc", "aws:ec2/subnet:Subnet", "aws:ec2/natGateway:NatGateway", "aws:eks/nodeGroup:NodeGroup"].forEach(type => assert.ok(replaced.includes(type), type));
        assert.ok(!replaced.includes("aws:iam/role:Role") && !replaced.includes("aws:ec2/eip:Eip"), replaced.join("\n"));
    });

    it("names violations that come, and those that are mended", async () => {
        const change = (config: any) => { config.windowsNodeGroups.push({ name: "old", amiType: "WINDOWS_CORE_2019_x86_64" }); };
        assert.deepEqual((await comparison(change)).policy.came.map(({ policy }) => policy), ["windows-one-release"]);
    });

    it("tells it as text, before everything else that the plan says", async () => {
        const config = devConfig();
        config.windowsNodeGroups[0].rootVolume = { sizeGiB: 200 };
        const { stdout } = await planWith(config, "--against", earlier);
        assert.match(stdout, /\nChanges against the plan of stack dev of [\d-]+: 0 to replace, 0 to delete, 2 to update, 0 to\ncreate, 49 resources unchanged\n/);
        assert.match(stdout, /\n {2}update {3}NodeGroup cluster-web\n {11}all its nodes are replaced, about \d+ minutes for 2 nodes\n/);
        assert.match(stdout, /\n {11}blockDeviceMappings\[0\]\.ebs\.volumeSize: 100 → 200\n[^]*\nWindows node groups/);
    });

    it("tells it as Markdown, with a row for each kind of change", async () => {
        const config = devConfig();
        config.windowsNodeGroups[0].instanceTypes = ["m6i.large"];
        const { stdout } = await planWith(config, "--against", earlier, "--markdown");
        assert.match(stdout, /^### Plan of `eks-windows`, stack `dev`\n/);
        assert.match(stdout, /\n\| \*\*replace\*\* \| NodeGroup `cluster-web` \| `instanceTypes\[0\]: t3\.large → m6i\.large \(makes a new one\)` \| new group, about 8 minutes;/);
        assert.equal(stdout.match(/<details>/g)!.length, stdout.match(/<\/details>/g)!.length);
    });

    for (const [title, content, reason] of [
        ["a file that is not there", undefined, "the file can't be read (ENOENT)"],
        ["text", "Plan of eks-windows", "the file is not JSON"],
        ["JSON of something else", "{\"version\": 3}", "the file is not a plan with formatVersion 1"],
        ["a plan that has failed", "{\"formatVersion\": 1, \"problems\": [{\"path\": \"a\", \"reason\": \"b\"}]}", "that plan failed and has no resources"],
        ["half a plan", "{\"formatVersion\": 1, \"problems\": [], \"resources\": [{}]}", "the file is not a whole plan"],
    ] as const) {
        it(`refuses ${title}, and says what to give`, async () => {
            const file = path.join(folder, "other.json");
            fs.rmSync(file, { force: true });
            if (content !== undefined) {
                fs.writeFileSync(file, content);
            }
            const { code, stdout, stderr } = await planWith(devConfig(), "--against", file);
            assert.deepEqual([code, stdout], [2, ""]);
            assert.ok(stderr.includes(`  - --against: ${reason}, got ${JSON.stringify(file)}; give a file that \`npm run plan -- --json\` has printed`), stderr);
        });
    }

    it("shows no secret of either plan", async () => {
        const config = { ...devConfig(), network: { secure: "v1:AAAAAAAAAAAAAAAA:c2VjcmV0" } };
        assert.doesNotMatch((await planWith(config, "--against", earlier, "--json")).stdout, /c2VjcmV0/);
        assert.match(fs.readFileSync(earlier, "utf8"), /"kubeconfig": "\[secret\]"/);
    });
});
