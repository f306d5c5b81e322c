import * as assert from "node:assert/strict";
import { NodeRole } from "../../../components";
import { childrenOf, only, planned } from "../../support/planned";

describe("NodeRole", () => {
    it("is a role that EC2 takes, with the policies of a node and a generated name", async () => {
        const seen = await planned(() => new NodeRole("nodes", { tags: { team: "web" } }));
        const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
        assert.deepEqual(childrenOf(seen, only(seen, "eks-windows:index:NodeRole")), [
            "aws:iam/role:Role nodes",
            `${attachment} nodes-AmazonEC2ContainerRegistryPullOnly`, `${attachment} nodes-AmazonEKSWorkerNodePolicy`,
            `${attachment} nodes-AmazonEKS_CNI_Policy`, `${attachment} nodes-AmazonSSMManagedInstanceCore`,
        ]);
        const { inputs } = only(seen, "aws:iam/role:Role");
        assert.deepEqual([inputs.name, inputs.namePrefix, inputs.tags], [undefined, undefined, { team: "web" }]);
        assert.equal(JSON.parse(inputs.assumeRolePolicy as string).Statement[0].Principal.Service, "ec2.amazonaws.com");
    });
});
