import * as assert from "node:assert/strict";
import { NodeRole, VpcCniOwner, WindowsNodeGroup, WindowsSupport } from "../../components";
import { title } from "./providers/callLog";
import { Made } from "./providers/cloud";
import { gapsInAccess, outOfOrder } from "./support/availability";
import { startEngine } from "./support/baseline";
import { NOTHING } from "./support/changes";
import { Deployment } from "./support/deployment";
import { Program } from "./support/engine";

const ENTRY = "aws:eks/accessEntry:AccessEntry windows-support";
const GROUP = "aws:eks/nodeGroup:NodeGroup web";
const ATTACHMENTS = ["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly", "AmazonSSMManagedInstanceCore"]
    .map(policy => `aws:iam/rolePolicyAttachment:RolePolicyAttachment windows-nodes-${policy}`);
const NODES = ["aws:iam/role:Role windows-nodes", ...ATTACHMENTS, "aws:ec2/launchTemplate:LaunchTemplate web", GROUP];
const CLUSTER_POLICY = "aws:iam/rolePolicyAttachment:RolePolicyAttachment windows-support-vpc-resource-controller";

/** Windows nodes in a cluster that somebody else made. */
function adopting(vpcCniOwner: VpcCniOwner): Program {
    return async () => {
        const { Provider } = await import("@pulumi/kubernetes");
        const kubernetes = vpcCniOwner === VpcCniOwner.SelfManaged ? new Provider("legacy", { kubeconfig: "{}" }) : undefined;
        const role = new NodeRole("windows-nodes", {});
        const support = new WindowsSupport("windows-support", {
            clusterName: "legacy", clusterRoleName: "legacy-cluster-role", nodeRoleArn: role.roleArn, vpcCniOwner,
            windowsIpam: { prefixDelegation: true },
        }, { providers: kubernetes && { kubernetes } });
        const group = new WindowsNodeGroup("web", {
            clusterName: "legacy", nodeRoleArn: support.nodeRoleArn, subnetIds: ["subnet-1", "subnet-2"], kubernetesVersion: "1.35", prefixDelegation: true,
        }, { dependsOn: [support, role] });
        return { nodeGroupName: group.nodeGroupName };
    };
}

const ADOPTIONS: { vpcCniOwner: VpcCniOwner; ipam: string }[] = [
    { vpcCniOwner: VpcCniOwner.Addon, ipam: "aws:eks/addon:Addon windows-support-vpc-cni" },
    { vpcCniOwner: VpcCniOwner.SelfManaged, ipam: "kubernetes:core/v1:ConfigMapPatch windows-support-vpc-cni" },
];

describe("adopting a cluster that somebody else made, in the real engine", () => {
    for (const { vpcCniOwner, ipam } of ADOPTIONS) {
        it(`E1, E2, L11: gives it Windows nodes, and takes nothing with it when it goes (${vpcCniOwner})`, async () => {
            const engine = await startEngine();
            const { cloud } = engine;
            cloud.made.push(legacyCluster());
            const program = adopting(vpcCniOwner);
            const deployment = await Deployment.create(engine, "dev", "adoption", { "aws:region": "eu-central-1" }, program);
            cloud.holds.set([ENTRY, ipam, ...ATTACHMENTS]);
            const { changes, failed, output } = await deployment.up({ policies: true });
            assert.equal(failed, false, output);
            assert.deepEqual(changes, { ...NOTHING, created: [...NODES, ENTRY, CLUSTER_POLICY, ipam].sort() });
            assert.deepEqual(outOfOrder(cloud.log, [ENTRY, ipam, ...ATTACHMENTS], call => title(call) === GROUP), []);
            assert.deepEqual(gapsInAccess([], cloud.log), []);
            cloud.holds.set([]);
            assert.deepEqual((await deployment.up()).changes, NOTHING);
            const gone = await deployment.destroy();
            assert.equal(gone.failed, false, gone.output);
            // Detaching the policy could take away what was there before.
            assert.deepEqual(cloud.left().map(title).sort(), [CLUSTER_POLICY, "aws:eks/cluster:Cluster "].sort());
        });
    }

    it("L11: refuses a role that EKS has let in as Linux before, and says which one", async () => {
        const engine = await startEngine();
        engine.cloud.made.push(legacyCluster());
        const linuxEntry = { clusterName: "legacy", principalArn: "arn:aws:iam::111122223333:role/shared", type: "EC2_LINUX" };
        engine.cloud.made.push({ type: "aws:eks/accessEntry:AccessEntry", id: "legacy:shared", name: "", inputs: linuxEntry, outputs: linuxEntry, byAws: true });
        const deployment = await Deployment.create(engine, "dev", "adoption", { "aws:region": "eu-central-1" }, async () => {
            new WindowsSupport("windows-support", {
                clusterName: "legacy", nodeRoleArn: linuxEntry.principalArn, vpcCniOwner: VpcCniOwner.Addon,
            });
        });
        const { failed, output } = await deployment.up();
        assert.equal(failed, true);
        assert.match(output, /aws:eks:AccessEntry \(windows-support\):[^]*?error: ResourceInUseException: the principal has an access entry of type EC2_LINUX/);
    });
});

function legacyCluster(): Made {
    const inputs = {
        name: "legacy", roleArn: "arn:aws:iam::111122223333:role/legacy-cluster-role", vpcConfig: {},
        // EKS takes no access entry in its own default, CONFIG_MAP.
        accessConfig: { authenticationMode: "API_AND_CONFIG_MAP" },
    };
    return { type: "aws:eks/cluster:Cluster", id: "legacy", name: "", inputs, outputs: inputs };
}
