import * as assert from "node:assert/strict";
import * as problems from "../../components/problems";
import { BASE, ownRefusals, resourcesOf, singleSettings, withSettings } from "./configurations";
import { planRefusals } from "./judge";
import { OWN_REASONS } from "./ownReasons";

const SEED = 20_261_127;
const VALUES_PER_SETTING = 4;

describe("what the package refuses of a single setting", function () {
    this.timeout(300_000);
    // Components must not refuse here, so that AWS's models see what they would have made.
    const { rejectProblems } = problems;
    const patched = problems as { rejectProblems: typeof rejectProblems };
    const ignored: unknown[] = [];
    const ignore = (reason: unknown) => { ignored.push(reason); };

    before(() => {
        patched.rejectProblems = () => undefined;
        // What is built of nonsense fails late, too.
        process.on("unhandledRejection", ignore);
    });
    after(() => {
        patched.rejectProblems = rejectProblems;
        process.off("unhandledRejection", ignore);
    });

    /** Whether AWS would refuse it as well; a program that can't be built never gets there. */
    async function refusedByAws(args: typeof BASE): Promise<boolean> {
        try {
            return planRefusals(await resourcesOf({ project: "shop", stack: "prod", name: "cluster", args })).length > 0;
        } catch {
            return false;
        }
    }

    it("is judged beside settings that AWS takes, so that what it refuses is the setting's doing", async () => {
        assert.equal(await refusedByAws(BASE), false);
    });

    it("AWS refuses as well, or the package has a reason of its own, which its message gives", async () => {
        const unexplained: string[] = [];
        const used = new Set<string>();
        let agreed = 0;
        for (const setting of singleSettings(VALUES_PER_SETTING, SEED)) {
            const args = withSettings(BASE, [setting]);
            const own = ownRefusals({ name: "cluster", args });
            if (own.length > 0 && await refusedByAws(args)) {
                agreed += 1;
            } else {
                for (const { path, reason } of own) {
                    const ours = OWN_REASONS.find(known => known.path.test(path) && known.reason.test(reason));
                    if (ours) {
                        used.add(ours.why);
                    } else {
                        unexplained.push(`${path}: ${reason}`);
                    }
                }
            }
        }
        assert.deepEqual(unexplained, []);
        assert.ok(agreed >= 30, `AWS agreed ${agreed} times`);
        assert.ok(used.size >= 10, `${used.size} of the package's own reasons`);
    });
});
