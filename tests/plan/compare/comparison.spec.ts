import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Comparison } from "../../../plan/compare/comparison";
import { UPGRADES } from "../../engine/support/upgradePaths";
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

    async function comparison(change: (config: any) => void, ...args: string[]): Promise<Comparison> {
        const config = devConfig();
        change(config);
        const { stdout, stderr } = await planWith(config, "--json", "--against", earlier, ...args);
        assert.match(stdout, /^\{/, stderr);
        return JSON.parse(stdout).comparison;
    }

    for (const { title, change, expected } of UPGRADES) {
        it(`says what the real engine does: ${title}`, async () => {
            const { changes } = await comparison(change);
            const of = (kind: string) => changes.filter(each => each.change === kind).map(({ type, name }) => `${type} ${name}`).sort();
            const { created = [], updated = [], replaced = [], deleted = [] } = expected;
            assert.deepEqual({ created: of("create"), updated: of("update"), replaced: of("replace"), deleted: of("delete") }, { created, updated, replaced, deleted });
        });
    }
});
