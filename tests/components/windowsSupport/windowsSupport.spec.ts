import * as assert from "node:assert/strict";
import { Provider } from "@pulumi/kubernetes/provider";
import { AuthenticationMode, VpcCniOwner, WindowsSupport } from "../../../components";
import type { WindowsSupportArgs } from "../../../components";
import { PlanEngine } from "../../../plan/engine";
import { childrenOf, only, planned } from "../../support/planned";

const SUPPORT = "eks-windows:index:WindowsSupport";
const ENTRY = "aws:eks/accessEntry:AccessEntry";
const ARN = "arn:aws:iam::111122223333:role/windows";
const MAPPING = [
    `- rolearn: "${ARN}"`, "  username: \"system:node:{{EC2PrivateDNSName}}\"", "  groups:",
    "    - \"system:bootstrappers\"", "    - \"system:nodes\"", "    - \"eks:kube-proxy-windows\"", "",
].join("\n");

function build(args: Partial<WindowsSupportArgs>, kubernetes = false) {
    return planned(() => new WindowsSupport("sup", { clusterName: "shop", nodeRoleArn: ARN, vpcCniOwner: VpcCniOwner.Addon, ...args },
        kubernetes ? { providers: { kubernetes: new Provider("k8s", { kubeconfig: "{}" }) } } : {}));
}

describe("WindowsSupport", () => {
    it("L11: gives the role an EC2_WINDOWS entry, and nothing else where ControlPlane made the cluster", async () => {
        const seen = await build({ vpcCniOwner: VpcCniOwner.ControlPlane });
        assert.deepEqual(childrenOf(seen, only(seen, SUPPORT)), [`${ENTRY} sup`]);
        assert.deepEqual(only(seen, ENTRY).inputs, { clusterName: "shop", principalArn: ARN, type: "EC2_WINDOWS" });
    });

    it("E3: makes no entry in mode CONFIG_MAP, where ControlPlane has mapped the role", async () => {
        const seen = await build({ vpcCniOwner: VpcCniOwner.ControlPlane, authenticationMode: AuthenticationMode.ConfigMap });
        assert.deepEqual(childrenOf(seen, only(seen, SUPPORT)), []);
    });

    it("E1: attaches the policy to a role that it is told of, and leaves it there when it goes", async () => {
        const seen = await build({ clusterRoleName: "legacy-role" });
        const { inputs, options } = only(seen, "aws:iam/rolePolicyAttachment:RolePolicyAttachment");
        assert.equal(options.retainOnDelete, true);
        assert.deepEqual(inputs, { role: "legacy-role", policyArn: "arn:aws:iam::aws:policy/AmazonEKSVPCResourceController" });
    });

    it("E2: owns the add-on with Windows IPAM, and no ConfigMap beside it", async () => {
        const seen = await build({ windowsIpam: { prefixDelegation: true } });
        assert.deepEqual(childrenOf(seen, only(seen, SUPPORT)), [`${ENTRY} sup`, "aws:eks/addon:Addon sup-vpc-cni"]);
        const { inputs } = only(seen, "aws:eks/addon:Addon");
        assert.deepEqual(JSON.parse(inputs.configurationValues as string), { enableWindowsIpam: "true", enableWindowsPrefixDelegation: "true" });
        assert.deepEqual([inputs.addonName, inputs.resolveConflictsOnCreate, inputs.resolveConflictsOnUpdate, inputs.preserve],
            ["vpc-cni", "OVERWRITE", "OVERWRITE", true]);
    });

    it("E2, D3: patches its own keys of the ConfigMap where the CNI is self-managed, and makes no add-on", async () => {
        const seen = await build({ vpcCniOwner: VpcCniOwner.SelfManaged, windowsIpam: { prefixDelegation: true, warmPrefixTarget: 1 } }, true);
        assert.deepEqual(childrenOf(seen, only(seen, SUPPORT)), [`${ENTRY} sup`, "kubernetes:core/v1:ConfigMapPatch sup-vpc-cni"]);
        const { inputs } = only(seen, "kubernetes:core/v1:ConfigMapPatch");
        assert.deepEqual(inputs.data, {
            "enable-windows-ipam": "true", "enable-windows-prefix-delegation": "true",
            "warm-prefix-target": "1", "warm-ip-target": "0", "minimum-ip-target": "0",
        });
        assert.deepEqual((inputs.metadata as any).name, "amazon-vpc-cni");
    });

    it("E3: owns the whole of aws-auth where the whole list is given, the Windows role once", async () => {
        const other = { roleArn: "arn:aws:iam::111122223333:role/linux", username: "system:node:{{EC2PrivateDNSName}}", groups: ["system:nodes"] };
        const stale = { ...other, roleArn: ARN };
        const seen = await build({ authenticationMode: AuthenticationMode.ConfigMap, awsAuthRoleMappings: [other, stale] }, true);
        const { inputs, options } = only(seen, "kubernetes:core/v1:ConfigMapPatch");
        assert.equal(options.retainOnDelete, true);
        assert.equal((inputs.data as any).mapRoles, [
            "- rolearn: \"arn:aws:iam::111122223333:role/linux\"", "  username: \"system:node:{{EC2PrivateDNSName}}\"",
            "  groups:", "    - \"system:nodes\"", MAPPING,
        ].join("\n"));
        assert.ok(!seen.some(({ type }) => type === ENTRY));
    });

    it("E3: leaves aws-auth alone without the list, and says the missing mapping in full", async () => {
        const engine = new PlanEngine("project", "stack", "eu-central-1");
        await engine.run(() => new WindowsSupport("sup", {
            clusterName: "shop", nodeRoleArn: ARN, vpcCniOwner: VpcCniOwner.Addon, authenticationMode: AuthenticationMode.ConfigMap,
        }));
        assert.ok(!engine.resources.some(({ type }) => type.startsWith("kubernetes:")));
        assert.equal(only(engine.resources, SUPPORT).outputs.roleMapping, MAPPING);
        assert.deepEqual(engine.log.warnings, [`sup: aws-auth must map the role of the Windows nodes; add what is missing to mapRoles:\n${MAPPING}`]);
    });

    it("refuses what has another owner, and a default Kubernetes provider, all at once", async () => {
        await assert.rejects(build({
            vpcCniOwner: VpcCniOwner.ControlPlane, windowsIpam: {}, awsAuthRoleMappings: [], authenticationMode: AuthenticationMode.Api,
        }), {
            message: [
                "invalid arguments:",
                "  - windowsIpam: belongs to ControlPlane; set it there and remove it here",
                "  - awsAuthRoleMappings: aws-auth belongs to ControlPlane; remove it here",
                "  - awsAuthRoleMappings: EKS ignores aws-auth in authentication mode API; remove it",
                "  - providers: is missing: the default Kubernetes provider may belong to another cluster; pass { providers: { kubernetes } } as options",
            ].join("\n"),
        });
    });
});
