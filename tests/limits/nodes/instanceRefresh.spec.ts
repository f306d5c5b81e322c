import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { instanceRefreshProblems, launchedByRefresh, refreshSurge } from "../../../limits/nodes/instanceRefresh";

describe("instance refresh", () => {
    for (const refresh of [
        {}, { minHealthyPercentage: 0, maxHealthyPercentage: 100 }, { minHealthyPercentage: 100, maxHealthyPercentage: 200 },
        { checkpointPercentages: [100] }, { checkpointPercentages: [1, 50, 100], checkpointDelaySeconds: 172_800 },
    ]) {
        it(`takes ${JSON.stringify(refresh)}`, () => {
            assert.deepEqual(instanceRefreshProblems("instanceRefresh", refresh), []);
        });
    }

    for (const [refresh, path, reason] of [
        [{ minHealthyPercentage: 101 }, "minHealthyPercentage", "must be a whole number from 0 to 100, got 101"],
        [{ maxHealthyPercentage: 99 }, "maxHealthyPercentage", "must be a whole number from 100 to 200, got 99"],
        [{ minHealthyPercentage: 50, maxHealthyPercentage: 151 }, "maxHealthyPercentage", "may be 100 above minHealthyPercentage at most, got 151 and 50; lower it to 150"],
        [{ minHealthyPercentage: 0 }, "maxHealthyPercentage", "may be 100 above minHealthyPercentage at most, got 110 and 0; lower it to 100"],
        [{ checkpointPercentages: [] }, "checkpointPercentages", "must end with 100, or the last nodes keep the old AMI, got []; add 100"],
        [{ checkpointPercentages: [20, 80] }, "checkpointPercentages", "must end with 100, or the last nodes keep the old AMI, got [20,80]; add 100"],
        [{ checkpointPercentages: [50, 50, 100] }, "checkpointPercentages[1]", "must be above the checkpoint before it, got [50,50,100]; put them in ascending order"],
        [{ checkpointPercentages: [0, 100] }, "checkpointPercentages[0]", "must be a whole number from 1 to 100, got 0"],
        [{ checkpointPercentages: [100], checkpointDelaySeconds: 172_801 }, "checkpointDelaySeconds", "must be a whole number from 0 to 172800, got 172801"],
        [{ checkpointDelaySeconds: 60 }, "checkpointDelaySeconds", "needs checkpointPercentages, got 60 without them; set them or remove it"],
    ] as const) {
        it(`refuses ${JSON.stringify(refresh)}`, () => {
            assert.deepEqual(instanceRefreshProblems("", refresh as object), [{ path, reason }]);
        });
    }

    it("adds one node at least where it adds any, and never takes more away than it may", () => {
        assert.deepEqual([1, 3, 10, 11, 100].map(size => refreshSurge({}, size)), [1, 1, 1, 2, 10]);
        assert.equal(refreshSurge({ minHealthyPercentage: 50, maxHealthyPercentage: 100 }, 10), 0);
        assert.deepEqual([launchedByRefresh({}, 3), launchedByRefresh({ minHealthyPercentage: 50, maxHealthyPercentage: 150 }, 10)], [1, 10]);
        fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 500 }), (minHealthyPercentage, size) =>
            launchedByRefresh({ minHealthyPercentage, maxHealthyPercentage: 100 }, size) <= Math.max(1, size)));
    });
});
