import * as assert from "node:assert/strict";
import { ipFamilyProblems } from "../../../limits/cluster/ipFamily";

describe("IP family", () => {
    for (const ipFamily of ["ipv4", undefined]) {
        it(`L4: ${ipFamily ?? "an unset family"} passes`, () => {
            assert.deepEqual(ipFamilyProblems("ipFamily", ipFamily), []);
        });
    }

    it("L4: ipv6 is refused", () => {
        assert.deepEqual(ipFamilyProblems("kubernetesNetworkConfig.ipFamily", "ipv6"), [{
            path: "kubernetesNetworkConfig.ipFamily",
            reason: "Windows nodes can't join an IPv6 cluster, got \"ipv6\"; use \"ipv4\" (it can't be changed later)",
        }]);
    });
});
