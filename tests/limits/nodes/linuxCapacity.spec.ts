import * as assert from "node:assert/strict";
import { linuxCapacityProblems, taintedLinuxProblems, taintsAgainstCoreDns } from "../../../limits/nodes/linuxCapacity";

describe("Linux capacity", () => {
    for (const [nodes, fargate] of [[2, false], [1, false], [0, true], [2, true]] as const) {
        it(`E4: ${nodes} Linux nodes ${fargate ? "and CoreDNS on Fargate" : "alone"} pass`, () => {
            assert.deepEqual(linuxCapacityProblems("linuxNodeGroup", { nodes, fargate }), []);
        });
    }

    it("E4: no Linux node is refused without Fargate", () => {
        assert.deepEqual(linuxCapacityProblems("linuxNodeGroup", { nodes: 0, fargate: false }), [{
            path: "linuxNodeGroup",
            reason: "CoreDNS and other system pods need at least one Linux node (two are better), got 0; "
                + "add a Linux node group or run CoreDNS on Fargate",
        }]);
    });

    for (const [taint, keepsOff] of [
        [{ key: "nvidia.com/gpu", effect: "NO_SCHEDULE" }, true], [{ key: "dedicated", value: "x", effect: "NO_EXECUTE" }, true],
        [{ key: "dedicated", effect: "PREFER_NO_SCHEDULE" }, false], [{ key: "CriticalAddonsOnly", effect: "NO_EXECUTE" }, false],
        [{ key: "node-role.kubernetes.io/control-plane", effect: "NO_SCHEDULE" }, false], [{ effect: "NO_SCHEDULE" }, false],
        [{ key: "dedicated" }, false],
    ] as const) {
        it(`E4: the taint ${JSON.stringify(taint)} ${keepsOff ? "keeps CoreDNS off" : "is no matter, or nobody knows it"}`, () => {
            assert.deepEqual(taintsAgainstCoreDns([taint]), keepsOff ? [taint.key] : []);
        });
    }

    it("E4: tells the taint that is in the way", () => {
        const [{ path, reason }] = taintedLinuxProblems("taints", ["nvidia.com/gpu"]);
        assert.deepEqual([path, reason.includes('got "nvidia.com/gpu"; add a Linux node group without taints')], ["taints", true]);
    });
});
