import * as assert from "node:assert/strict";
import { LAUNCH_TEMPLATE_OPTIONS, managedGroupProblems, selfManagedGroupProblems } from "../../../limits/cluster/eksComponents";

const WINDOWS = "WINDOWS_FULL_2025_x86_64";
const INSTEAD = "use aws.eks.NodeGroup with an aws.ec2.LaunchTemplate, or WindowsNodeGroup of this package";

describe("node groups of @pulumi/eks", () => {
    it("A1: have no Windows where they manage themselves", () => {
        assert.deepEqual(selfManagedGroupProblems("amiType", "NodeGroupV2", WINDOWS), [
            { path: "amiType", reason: `NodeGroupV2 of @pulumi/eks can't make Windows nodes, got "${WINDOWS}"; ${INSTEAD}` },
        ]);
    });

    it("A1: have Windows where EKS manages them, unless they need a launch template", () => {
        assert.deepEqual(managedGroupProblems(WINDOWS, []), []);
        assert.deepEqual(managedGroupProblems(WINDOWS, ["diskSize", "labels"]), []);
        assert.deepEqual(managedGroupProblems(WINDOWS, ["diskSize", "userData"]), [{
            path: "userData", reason: `makes ManagedNodeGroup of @pulumi/eks write a launch template, which it can only do for Linux, got "${WINDOWS}"; `
                + `leave it out, or ${INSTEAD}`,
        }]);
    });

    for (const amiType of [undefined, null, "", "AL2023_x86_64_STANDARD", "CUSTOM", 1, [WINDOWS]]) {
        it(`A1: may be anything with the AMI type ${JSON.stringify(amiType)}`, () => {
            assert.deepEqual([...selfManagedGroupProblems("amiType", "NodeGroup", amiType),
                ...managedGroupProblems(amiType, LAUNCH_TEMPLATE_OPTIONS)], []);
        });
    }
});
