import * as assert from "node:assert/strict";
import { instanceTypeListProblems } from "../../../limits/nodes/instanceTypeList";

const types = (count: number) => Array.from({ length: count }, (_, i) => `m6i.${i + 1}xlarge`);

describe("instance types of a node group", () => {
    for (const count of [1, 20]) {
        it(`may be ${count}`, () => {
            assert.deepEqual(instanceTypeListProblems("instanceTypes", types(count)), []);
        });
    }

    it("may be 40 where EKS does not manage the group", () => {
        assert.deepEqual(instanceTypeListProblems("instanceTypes", types(40), true), []);
        assert.deepEqual(instanceTypeListProblems("instanceTypes", types(41), true), [
            { path: "instanceTypes", reason: "EC2 Auto Scaling allows 40 instance types in a node group, got 41; remove 1" },
        ]);
    });

    for (const [list, path, reason] of [
        [[], "", "names no instance type; remove it or name one"],
        [types(21), "", "EKS allows 20 instance types in a node group, got 21; remove 1"],
        [["m6i.large", "m5.large", "m5.large"], "[2]", "is in the list already, as number 2, got \"m5.large\"; remove one"],
    ] as [string[], string, string][]) {
        it(`are refused as ${list.length} with ${new Set(list).size} different`, () => {
            assert.deepEqual(instanceTypeListProblems("group.instanceTypes", list), [{ path: `group.instanceTypes${path}`, reason }]);
        });
    }
});
