import * as assert from "node:assert/strict";
import { planWith } from "../support/runPlan";

const REGION = { "aws:region": "eu-central-1" };
const GROUPS = [{ name: "web" }];

describe("a plan of this package's own program with the key existingCluster", () => {
    for (const [given, existingCluster] of Object.entries({
        "the name": "legacy", "a name of digits": "2024", "an object": { clusterName: "legacy" }, "JSON": "{\"clusterName\":\"legacy\",\"vpcCniOwner\":\"ADDON\"}",
    })) {
        it(`makes the component from ${given}, and says what it depends on`, async () => {
            const { code, stdout } = await planWith({ ...REGION, existingCluster, windowsNodeGroups: GROUPS });
            assert.equal(code, 0, stdout);
            assert.match(stdout, /Resources: 0 to create, in 2 components\n {2}ExistingCluster\n/);
            assert.match(stdout, given === "a name of digits" ? /clusterName: 2024 / : /clusterName: legacy /);
            assert.match(stdout, /cluster: this preview can't look up the cluster/);
            assert.doesNotMatch(stdout, /Undefined value|WindowsCluster/);
        });
    }

    it("A3: refuses all at once what counts only for a new cluster, with the mend", async () => {
        const { code, stdout, stderr } = await planWith({
            ...REGION, existingCluster: { clusterName: "", subnetIds: ["x"], vpcCniOwner: "CONTROL_PLANE", role: 1 }, kubernetesVersion: "1.35", clusterName: "a",
            network: { cidrBlock: "10.0.0.0/16" }, smokeTest: true, releaseVersion: "newest",
            windowsNodeGroups: [{ name: "web", imagePipeline: "apps", selfManaged: {} }, { name: "web", instanceTypes: ["m7g.large"] }],
        });
        assert.equal(code, 2, stdout);
        const only = (path: string, got: string, mend = "remove it") => `  - ${path}: has no effect with existingCluster, got ${got}; ${mend}`;
        assert.deepEqual(stderr.trimEnd().split("\n").slice(1).map(line => line.replace(/(role: is not a setting).*/, "$1")).sort(), [
            "  - existingCluster.role: is not a setting",
            "  - existingCluster.clusterName: is required, got \"\"; set the name of the cluster in EKS",
            "  - existingCluster.subnetIds[0]: must be the id of a subnet, such as \"subnet-0123456789abcdef0\", got \"x\"",
            "  - existingCluster.vpcCniOwner: is only for clusters that ControlPlane makes, got \"CONTROL_PLANE\"; leave it out, or use ADDON or SELF_MANAGED",
            only("kubernetesVersion", "\"1.35\"", "remove it: nodes have the cluster's version"),
            only("clusterName", "\"a\"", "remove it, and write the name into existingCluster"),
            only("network", "{\"cidrBlock\":\"10.0.0.0/16\"}", "remove it, and write subnets into existingCluster.subnetIds"),
            only("smokeTest", "true"), only("windowsNodeGroups[0].imagePipeline", "\"apps\""), only("windowsNodeGroups[0].selfManaged", "{}"),
            "  - releaseVersion: must look like \"1.NN-YYYY.MM.DD\" (Kubernetes minor of the cluster, date), got \"newest\"",
            "  - windowsNodeGroups[1].name: is already the name of windowsNodeGroups[0], got \"web\"; use another name",
            "  - windowsNodeGroups[1].instanceTypes[0]: Windows AMIs are x86_64 and this type is Arm, got \"m7g.large\"; use \"m7a.large\"",
        ].sort());
    });

    it("says that existingCluster itself has no name, and nothing of a missing version", async () => {
        const { stderr } = await planWith({ ...REGION, existingCluster: { subnetIds: [] }, windowsNodeGroups: GROUPS });
        assert.match(stderr, /- existingCluster\.clusterName: is required, got nothing; set it/);
        assert.doesNotMatch(stderr, /kubernetesVersion/);
    });
});
