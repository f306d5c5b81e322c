import * as assert from "node:assert/strict";
import { networkPolicyProblems, podIdentityProblems, securityGroupPolicyProblems } from "../../../limits/pods/windowsPodSupport";
import { workloadList } from "../../../limits/pods/workloadList";

const SELECTOR = { matchLabels: { app: "web" } };

describe("what Windows pods can't have", () => {
    it("L2: are security groups of their own", () => {
        assert.deepEqual(securityGroupPolicyProblems("spec.podSelector", SELECTOR, []), []);
        assert.deepEqual(securityGroupPolicyProblems("spec.podSelector", SELECTOR, ["Deployment web", "Job once"]), [{
            path: "spec.podSelector",
            reason: "selects Windows pods (Deployment web and Job once), which can't have security groups of their own, "
                + "got {\"matchLabels\":{\"app\":\"web\"}}; select labels that only Linux pods have, "
                + "and protect Windows nodes by the security groups of their node group",
        }]);
    });

    it("E6: are network policies", () => {
        assert.deepEqual(networkPolicyProblems("spec.podSelector", {}, []), []);
        assert.deepEqual(networkPolicyProblems("spec.podSelector", {}, ["Deployment web"]), [{
            path: "spec.podSelector",
            reason: "selects Windows pods (Deployment web), and the VPC CNI enforces no network policy on Windows nodes, got {}; "
                + "restrict their traffic by security groups of the Windows node group",
        }]);
    });

    it("E6: is a role from EKS Pod Identity", () => {
        assert.deepEqual(podIdentityProblems("serviceAccount", "web", []), []);
        assert.deepEqual(podIdentityProblems("serviceAccount", "web", ["Deployment web"]), [{
            path: "serviceAccount",
            reason: "is the service account of Windows pods (Deployment web), which get no credentials from EKS Pod Identity, "
                + "got \"web\"; give them an IAM role for service accounts, "
                + "by the annotation eks.amazonaws.com/role-arn; WindowsServiceAccount of pulumi-eks-windows makes both",
        }]);
    });

    for (const [names, expected] of [
        [[], ""], [["a"], "a"], [["a", "b"], "a and b"], [["a", "b", "c"], "a, b and c"], [["a", "b", "c", "d"], "a, b, c and 1 more"],
        [Array(1000).fill("a"), "a, a, a and 997 more"],
    ] as [string[], string][]) {
        it(`L2, E6: is said of ${names.length} workloads in few words`, () => {
            assert.equal(workloadList(names), expected);
        });
    }
});
