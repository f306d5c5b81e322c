import * as assert from "node:assert/strict";
import { analyze } from "./support/analyze";
import { deployed, startEngine } from "./support/baseline";
import { Deployment } from "./support/deployment";
import { Program } from "./support/engine";

/** A program of somebody who does not use the components: Windows nodes, and no Linux node for CoreDNS. */
const withoutLinux: Program = async () => {
    const { Role, RolePolicyAttachment } = await import("@pulumi/aws/iam");
    const { Cluster, NodeGroup } = await import("@pulumi/aws/eks");
    const role = new Role("control-plane", { assumeRolePolicy: "{}" });
    const attachments = ["AmazonEKSClusterPolicy", "AmazonEKSVPCResourceController"].map(policy => new RolePolicyAttachment(policy, {
        role: role.name, policyArn: `arn:aws:iam::aws:policy/${policy}`,
    }));
    const cluster = new Cluster("raw", { roleArn: role.arn, vpcConfig: { subnetIds: ["subnet-1", "subnet-2"] } }, { dependsOn: attachments });
    new NodeGroup("windows", {
        clusterName: cluster.name, nodeRoleArn: new Role("nodes", { assumeRolePolicy: "{}" }).arn, subnetIds: ["subnet-1", "subnet-2"],
        amiType: "WINDOWS_CORE_2022_x86_64", scalingConfig: { minSize: 1, maxSize: 2, desiredSize: 1 },
    });
};

describe("the policy pack in the real engine", () => {
    it("E4: a violation stops the preview, with the policy, the resource and what to do", async () => {
        const deployment = await Deployment.create(await startEngine(), "dev", "raw", { "aws:region": "eu-central-1" }, withoutLinux);
        const { failed, output } = await deployment.preview({ policies: true });
        assert.equal(failed, true);
        assert.match(output, /Policies:\s+❌ eks-windows/);
        assert.match(output, /\[mandatory\].*windows-linux-capacity.*\(aws:eks:NodeGroup: windows\)[^]*?Linux node group or run CoreDNS on Fargate/);
        assert.match(output, /preview failed/);
    });

    for (const stack of ["dev", "prod"]) {
        it(`finds nothing in the state that the engine wrote of stack ${stack}`, async () => {
            const { deployment } = await deployed(stack);
            const { code, said } = await analyze(deployment.engine, await deployment.exportState());
            assert.equal(code, 0, said);
            assert.match(said, /eks-windows/);
            assert.doesNotMatch(said, /\[(mandatory|advisory)\]/);
        });
    }

    it("E1: finds in a state what somebody has taken away since", async () => {
        const { deployment } = await deployed("dev");
        const state = await deployment.exportState();
        const { resources } = state.deployment;
        state.deployment.resources = resources.filter(({ urn }: { urn: string }) => !urn.endsWith("::cluster-role-AmazonEKSVPCResourceController"));
        const { code, said } = await analyze(deployment.engine, state);
        assert.notEqual(code, 0, said);
        assert.match(said, /windows-cluster-role-policies/);
    });
});
