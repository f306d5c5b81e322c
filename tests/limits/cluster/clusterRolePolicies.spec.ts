import * as assert from "node:assert/strict";
import { CLUSTER_ROLE_POLICIES, clusterRoleProblems, managedPolicyArn } from "../../../limits/cluster/clusterRolePolicies";

const CLUSTER = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy";
const CONTROLLER = "arn:aws:iam::aws:policy/AmazonEKSVPCResourceController";
const NO_CLUSTER = {
    path: "role",
    reason: "the cluster's role lacks AmazonEKSClusterPolicy, so EKS can't run the control plane; attach it with a RolePolicyAttachment",
};
const NO_CONTROLLER = {
    path: "role",
    reason: "the cluster's role lacks AmazonEKSVPCResourceController, so Windows pods get no IP addresses; "
        + "attach it with a RolePolicyAttachment",
};

describe("policies of the cluster's role", () => {
    for (const [what, arns, problems] of [
        ["both policies", [CLUSTER, CONTROLLER], []],
        ["more than the two", ["arn:aws:iam::aws:policy/ReadOnlyAccess", CONTROLLER, CLUSTER], []],
        ["both policies of another partition", [CLUSTER, CONTROLLER].map(arn => arn.replace("aws:iam", "aws-us-gov:iam")), []],
        ["no VPC resource controller", [CLUSTER], [NO_CONTROLLER]],
        ["no cluster policy", [CONTROLLER], [NO_CLUSTER]],
        ["no policy", [], [NO_CLUSTER, NO_CONTROLLER]],
        ["policies of its account's own of the same names", [CLUSTER, CONTROLLER].map(arn => arn.replace("::aws:", "::111122223333:")), [NO_CLUSTER, NO_CONTROLLER]],
        ["policies of similar names", [`${CLUSTER}V2`, "arn:aws:iam::aws:policy/MyAmazonEKSVPCResourceController"], [NO_CLUSTER, NO_CONTROLLER]],
    ] as const) {
        it(`E1: a role with ${what} ${problems.length > 0 ? "is refused" : "passes"}`, () => {
            assert.deepEqual(clusterRoleProblems("role", [...arns]), problems);
        });
    }

    it("E1: the package's own list of policies is complete, in any partition", () => {
        assert.deepEqual(CLUSTER_ROLE_POLICIES.map(policy => managedPolicyArn("aws", policy)), [CLUSTER, CONTROLLER]);
        assert.deepEqual(clusterRoleProblems("role", CLUSTER_ROLE_POLICIES.map(policy => managedPolicyArn("aws-cn", policy))), []);
    });
});
