import * as assert from "node:assert/strict";
import { linuxCapacityProblems } from "../../limits/linuxCapacity";

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
});
