import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import {
    UpdateStrategy, launchedAtOnce, nodeScalingProblems, nodeUpdateProblems, surgeNodes, unavailableNodes, updateTimeoutMinutes,
} from "../../../limits/nodes/nodeScaling";

const scaling = (minSize: number, maxSize: number, desiredSize: number) => ({ minSize, maxSize, desiredSize });

describe("node scaling", () => {
    for (const [minSize, maxSize, desiredSize] of [[1, 3, 1], [0, 1, 0], [2, 2, 2], [1, 3, 3]]) {
        it(`${minSize}..${maxSize} with ${desiredSize} passes`, () => {
            assert.deepEqual(nodeScalingProblems("scaling", scaling(minSize, maxSize, desiredSize)), []);
        });
    }

    for (const [sizes, path, reason] of [
        [scaling(-1, 3, 1), "scaling.minSize", "must be a whole number of at least 0, got -1"],
        [scaling(0, 0, 0), "scaling.maxSize", "must be a whole number of at least 1, got 0"],
        [scaling(1, 3, 1.5), "scaling.desiredSize", "must be a whole number of at least 0, got 1.5"],
        [{ minSize: 1, desiredSize: 1 } as any, "scaling.maxSize", "is required if other sizes are set, got nothing; set it"],
        [scaling(4, 3, 3), "scaling.minSize", "is above maxSize, got 4 and 3; lower it or raise maxSize"],
        [scaling(2, 3, 1), "scaling.desiredSize", "must lie in 2..3 (minSize..maxSize), got 1"],
        [scaling(2, 3, 4), "scaling.desiredSize", "must lie in 2..3 (minSize..maxSize), got 4"],
    ] as const) {
        it(`refuses ${JSON.stringify(sizes)}`, () => {
            assert.deepEqual(nodeScalingProblems("scaling", sizes), [{ path, reason }]);
        });
    }

    for (const [sizes, problem] of [
        [{ maxSize: 2, desiredSize: 3 }, { path: "scaling.desiredSize", reason: "must be at most maxSize, 2, got 3" }],
        [{ minSize: 2, desiredSize: 1 }, { path: "scaling.desiredSize", reason: "must be at least minSize, 2, got 1" }],
        [{ minSize: 3, maxSize: 2 }, { path: "scaling.minSize", reason: "is above maxSize, got 3 and 2; lower it or raise maxSize" }],
        [{ minSize: -1, maxSize: 2, desiredSize: 3 }, { path: "scaling.desiredSize", reason: "must be at most maxSize, 2, got 3" }],
    ] as const) {
        it(`compares the sizes that are right in themselves: ${JSON.stringify(sizes)}`, () => {
            const problems = nodeScalingProblems("scaling", sizes as any);
            assert.equal(problems.length, 2);
            assert.deepEqual(problems[1], problem);
        });
    }

    it("reports every size that is wrong in itself", () => {
        assert.deepEqual(nodeScalingProblems("scaling", scaling(0.5, 0, -2)).map(({ path }) => path),
            ["scaling.minSize", "scaling.maxSize", "scaling.desiredSize"]);
    });

    it("passes what is in order, and nothing else", () => {
        const size = fc.integer({ min: -1, max: 5 });
        fc.assert(fc.property(size, size, size, (minSize, maxSize, desiredSize) => {
            const inOrder = minSize >= 0 && maxSize >= 1 && minSize <= desiredSize && desiredSize <= maxSize;
            assert.equal(nodeScalingProblems("scaling", scaling(minSize, maxSize, desiredSize)).length === 0, inOrder);
        }));
    });
});

describe("node updates", () => {
    for (const update of [{}, { maxUnavailable: 1 }, { maxUnavailable: 100 }, { maxUnavailablePercentage: 1 }, { maxUnavailablePercentage: 100 }]) {
        it(`P3: ${JSON.stringify(update)} passes`, () => {
            assert.deepEqual(nodeUpdateProblems("update", update), []);
        });
    }

    for (const key of ["maxUnavailable", "maxUnavailablePercentage"]) {
        for (const value of [0, 101, 1.5, -1]) {
            it(`P3: ${key} of ${value} is refused`, () => {
                assert.deepEqual(nodeUpdateProblems("update", { [key]: value }), [
                    { path: `update.${key}`, reason: `must be a whole number from 1 to 100, got ${value}` },
                ]);
            });
        }
    }

    it("P3: a count and a percentage exclude one another", () => {
        assert.deepEqual(nodeUpdateProblems("update", { maxUnavailable: 2, maxUnavailablePercentage: 50 }), [{
            path: "update", reason: "only one of maxUnavailable and maxUnavailablePercentage is allowed, got 2 and 50; keep one",
        }]);
    });

    for (const [update, size, nodes] of [
        [{}, 20, 1], [{ maxUnavailable: 3 }, 20, 3], [{ maxUnavailablePercentage: 50 }, 9, 4], [{ maxUnavailablePercentage: 10 }, 5, 1],
        [{ maxUnavailablePercentage: 100 }, 7, 7],
    ] as const) {
        it(`P3: ${JSON.stringify(update)} of ${size} nodes lets ${nodes} be unavailable`, () => {
            assert.equal(unavailableNodes(update, size), nodes);
        });
    }

    for (const [zones, unavailable, surge] of [[2, 1, 4], [3, 1, 6], [2, 4, 4], [2, 5, 5]] as const) {
        it(`P3: EKS adds ${surge} nodes in ${zones} zones with ${unavailable} unavailable`, () => {
            assert.equal(surgeNodes(zones, unavailable), surge);
        });
    }

    it("P3: EKS adds no node with strategy MINIMAL, and launches as many as it has taken away", () => {
        fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 100 }), (zones, unavailable) => {
            assert.equal(surgeNodes(zones, unavailable, UpdateStrategy.Minimal), 0);
            assert.equal(launchedAtOnce(zones, unavailable, UpdateStrategy.Minimal), unavailable);
            assert.equal(launchedAtOnce(zones, unavailable, UpdateStrategy.Default), surgeNodes(zones, unavailable));
        }));
    });

    for (const [maxSize, unavailable, minutes] of [[1, 1, 60], [3, 1, 60], [4, 1, 80], [20, 1, 400], [20, 4, 100], [21, 4, 120]] as const) {
        it(`P3: an update of ${maxSize} nodes, ${unavailable} at a time, may take ${minutes} minutes`, () => {
            assert.equal(updateTimeoutMinutes(maxSize, unavailable), minutes);
        });
    }

    it("P3: a percentage takes away one node at least, and never more than there are", () => {
        fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 450 }), (maxUnavailablePercentage, size) => {
            const nodes = unavailableNodes({ maxUnavailablePercentage }, size);
            assert.ok(Number.isInteger(nodes) && nodes >= 1 && nodes <= size);
        }));
    });
});
