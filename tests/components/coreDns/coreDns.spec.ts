import * as assert from "node:assert/strict";
import { CoreDns } from "../../../components";
import { childrenOf, only, planned } from "../../support/planned";

const CORE_DNS = "eks-windows:index:CoreDns";
const ADDON = "aws:eks/addon:Addon";

describe("CoreDns", () => {
    it("E4: is the add-on alone where Linux nodes run it", async () => {
        const seen = await planned(() => new CoreDns("dns", { clusterName: "shop", tags: { team: "web" } }));
        assert.deepEqual(childrenOf(seen, only(seen, CORE_DNS)), ["aws:eks/addon:Addon dns"]);
        assert.deepEqual(only(seen, ADDON).inputs, {
            clusterName: "shop", addonName: "coredns", resolveConflictsOnCreate: "OVERWRITE", resolveConflictsOnUpdate: "OVERWRITE",
            tags: { team: "web" },
        });
    });

    it("E4: on Fargate comes after a profile that takes its pods alone, with a role of its own", async () => {
        const seen = await planned(() => new CoreDns("dns", { clusterName: "shop", fargate: { subnetIds: ["subnet-1"] } }));
        assert.deepEqual(childrenOf(seen, only(seen, CORE_DNS)), [
            "aws:eks/addon:Addon dns",
            "aws:eks/fargateProfile:FargateProfile dns-fargate",
            "aws:iam/role:Role dns-fargate",
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment dns-fargate",
        ]);
        const profile = only(seen, "aws:eks/fargateProfile:FargateProfile");
        assert.deepEqual(profile.inputs.selectors, [{ namespace: "kube-system", labels: { "k8s-app": "kube-dns" } }]);
        assert.ok(profile.dependencies.includes(only(seen, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").urn));
        assert.equal(only(seen, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").inputs.policyArn,
            "arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy");
        const addon = only(seen, ADDON);
        assert.equal(addon.inputs.configurationValues, "{\"computeType\":\"Fargate\"}");
        assert.ok(addon.dependencies.includes(profile.urn));
    });
});
