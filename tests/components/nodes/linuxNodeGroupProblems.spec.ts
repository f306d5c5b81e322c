import * as assert from "node:assert/strict";
import { linuxNodeGroupProblems } from "../../../components/nodes/linuxNodeGroup";

describe("settings of the Linux node group", () => {
    for (const settings of [
        {}, { instanceTypes: ["m6i.large", "m5.large"] }, { instanceTypes: ["t4g.medium", "m7g.large"] },
        { scaling: { minSize: 0, maxSize: 4, desiredSize: 2 }, rootVolumeSizeGiB: 80, labels: { workload: "system" } },
    ]) {
        it(`E4: pass as ${JSON.stringify(settings)}`, () => {
            assert.deepEqual(linuxNodeGroupProblems("linuxNodeGroup", settings), []);
        });
    }

    for (const [settings, path, reason] of [
        [{ instanceTypes: [] }, "instanceTypes", "names no instance type; remove it or name one"],
        [{ instanceTypes: ["m6i.large", "m7g.large"] }, "instanceTypes",
            "mixes Arm and x86_64, got [\"m6i.large\",\"m7g.large\"]; keep one architecture"],
        [{ instanceTypes: ["large"] }, "instanceTypes[0]", "must be an EC2 instance type such as \"m6i.xlarge\", got \"large\""],
        [{ rootVolumeSizeGiB: 65537 }, "rootVolumeSizeGiB", "EC2 allows at most 65536, got 65537; use 65536 or less"],
        [{ instanceTypes: ["m6i.large", "m6i.large"] }, "instanceTypes[1]",
            "is in the list already, as number 1, got \"m6i.large\"; remove one"],
        [{ labels: { "node-role.kubernetes.io/web": "true" } }, "labels[\"node-role.kubernetes.io/web\"]",
            "nodes that set a label of kubernetes.io or k8s.io can't join, got \"node-role.kubernetes.io/web\"; use a prefix of your own, "
            + "node.kubernetes.io or kubelet.kubernetes.io"],
        [{ rootVolumeSizeGiB: 10 }, "rootVolumeSizeGiB", "must be a whole number of at least 20, got 10"],
        [{ scaling: { minSize: 3, maxSize: 2, desiredSize: 2 } }, "scaling.minSize", "is above maxSize, got 3 and 2; lower it or raise maxSize"],
    ] as [any, string, string][]) {
        it(`E4: are refused as ${JSON.stringify(settings)}`, () => {
            assert.deepEqual(linuxNodeGroupProblems("linuxNodeGroup", settings), [{ path: `linuxNodeGroup.${path}`, reason }]);
            assert.deepEqual(linuxNodeGroupProblems("", settings), [{ path, reason }]);
        });
    }

    it("E4: are judged all at once", () => {
        assert.deepEqual(linuxNodeGroupProblems("", { instanceTypes: [], scaling: { minSize: -1, maxSize: 1, desiredSize: 1 } }), [
            { path: "scaling.minSize", reason: "must be a whole number of at least 0, got -1" },
            { path: "instanceTypes", reason: "names no instance type; remove it or name one" },
        ]);
    });
});
