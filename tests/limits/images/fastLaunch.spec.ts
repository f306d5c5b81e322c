import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import {
    FastLaunchCounts, PARALLEL_LAUNCHES_MINIMUM, SNAPSHOTS_DEFAULT, fastLaunchAccountProblems, fastLaunchProblems, fastLaunchTemplateProblems,
} from "../../../limits/images/fastLaunch";

const problems = (fastLaunch: FastLaunchCounts, surge?: number) => fastLaunchProblems("fastLaunch", fastLaunch, surge);
const LAUNCHES = "must be a whole number of at least 6";
const SNAPSHOTS = "must be a whole number from 1 to 10000";

describe("Fast Launch", () => {
    it("A5: has EC2's own minimum and default", () => {
        assert.deepEqual([PARALLEL_LAUNCHES_MINIMUM, SNAPSHOTS_DEFAULT], [6, 5]);
    });

    for (const [fastLaunch, surge] of [
        [{}], [{}, 50], [{ targetResourceCount: 1 }], [{ targetResourceCount: 10000 }], [{ maxParallelLaunches: 6 }], [{ maxParallelLaunches: 40 }], [{ maxParallelLaunches: 41 }], [{ maxParallelLaunches: 500 }],
        [{ targetResourceCount: 5, maxParallelLaunches: 10 }, 5], [{ targetResourceCount: 6 }, 5], [{ targetResourceCount: 1 }, 0],
        [{ targetResourceCount: undefined, maxParallelLaunches: undefined }, 5],
    ] as [FastLaunchCounts, number?][]) {
        it(`A5: passes ${JSON.stringify(fastLaunch)} where an update launches ${surge ?? "an unknown number"}`, () => {
            assert.deepEqual(problems(fastLaunch, surge), []);
        });
    }

    for (const value of [5, 0, -6, 6.5, NaN, Infinity]) {
        it(`A5: refuses ${value} parallel launches`, () => {
            assert.deepEqual(problems({ maxParallelLaunches: value }, 3), [
                { path: "fastLaunch.maxParallelLaunches", reason: `${LAUNCHES}, got ${value}` },
            ]);
        });
    }

    for (const value of [0, -1, 10001, 1.5, NaN, Infinity]) {
        it(`A5: refuses ${value} snapshots`, () => {
            assert.deepEqual(problems({ targetResourceCount: value }, 3), [
                { path: "fastLaunch.targetResourceCount", reason: `${SNAPSHOTS}, got ${value}` },
            ]);
        });
    }

    it("A5: refuses numbers that are texts, as YAML may give them", () => {
        assert.deepEqual(problems({ targetResourceCount: "5", maxParallelLaunches: "6" } as unknown as FastLaunchCounts), [
            { path: "fastLaunch.maxParallelLaunches", reason: `${LAUNCHES}, got "6"` },
            { path: "fastLaunch.targetResourceCount", reason: `${SNAPSHOTS}, got "5"` },
        ]);
    });

    it("A5: refuses fewer snapshots than an update launches nodes, and says how many to keep", () => {
        assert.deepEqual(fastLaunchProblems("image.fastLaunch", { targetResourceCount: 4 }, 5), [{
            path: "image.fastLaunch.targetResourceCount",
            reason: "is less than the 5 nodes that an update of the groups launches at once, got 4; use 5 or leave it out",
        }]);
    });

    it("A5: passes exactly the counts that are within bounds and enough", () => {
        const count = fc.integer({ min: -5, max: 10005 });
        fc.assert(fc.property(count, fc.integer({ min: -5, max: 60 }), count, (targetResourceCount, maxParallelLaunches, surge) => {
            const fits = targetResourceCount >= Math.max(1, surge) && targetResourceCount <= 10000
                && maxParallelLaunches >= 6;
            assert.equal(problems({ targetResourceCount, maxParallelLaunches }, surge).length === 0, fits);
        }));
    });
});

describe("Fast Launch of a distribution", () => {
    it("A5: names a launch template", () => {
        assert.deepEqual(fastLaunchTemplateProblems("launchTemplate", true), []);
        assert.deepEqual(fastLaunchTemplateProblems("launchTemplate", false), [{
            path: "launchTemplate", reason: "without a launch template, EC2 creates a VPC to prepare the snapshots in, got nothing; "
                + "name a launch template with a subnet of yours",
        }]);
    });

    it("A5: is in an account that owns the AMI", () => {
        assert.deepEqual(fastLaunchAccountProblems("accountId", "111122223333", ["444455556666", "111122223333"]), []);
        assert.deepEqual(fastLaunchAccountProblems("accountId", "111122223333", ["444455556666", "777788889999"]), [{
            path: "accountId", reason: "Fast Launch works only in an account that owns the AMI (444455556666, 777788889999), got \"111122223333\"; "
                + "use that account, or copy the AMI to it with targetAccountIds",
        }]);
    });
});
