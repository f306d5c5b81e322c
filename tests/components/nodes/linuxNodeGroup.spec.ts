import * as assert from "node:assert/strict";
import { LinuxNodeGroup, NodeRole } from "../../../components";
import type { LinuxNodeGroupArgs } from "../../../components";
import { childrenOf, only, planned } from "../../support/planned";

const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ARGS = { clusterName: "shop", nodeRoleArn: "arn:aws:iam::111122223333:role/linux", subnetIds: ["subnet-1", "subnet-2"] };

const build = (more: Partial<LinuxNodeGroupArgs> = {}) => planned(() => new LinuxNodeGroup("linux", { ...ARGS, ...more }));

describe("LinuxNodeGroup", () => {
    it("E4: starts with two Amazon Linux 2023 nodes, spread over the zones of its subnets", async () => {
        const seen = await build();
        assert.deepEqual(childrenOf(seen, only(seen, "eks-windows:index:LinuxNodeGroup")), [`${LAUNCH_TEMPLATE} linux`, `${NODE_GROUP} linux`]);
        const { inputs } = only(seen, NODE_GROUP);
        assert.deepEqual(inputs.scalingConfig, { minSize: 2, maxSize: 3, desiredSize: 2 });
        assert.deepEqual([inputs.amiType, inputs.instanceTypes, inputs.subnetIds], ["AL2023_x86_64_STANDARD", ["t3.medium"], ["subnet-1", "subnet-2"]]);
        assert.equal(inputs.taints, undefined);
    });

    it("has an encrypted gp3 root volume and IMDSv2 alone", async () => {
        const { inputs } = only(await build({ rootVolumeSizeGiB: 80 }), LAUNCH_TEMPLATE);
        assert.deepEqual(inputs.blockDeviceMappings, [{
            deviceName: "/dev/xvda", ebs: { volumeType: "gp3", volumeSize: 80, encrypted: "true", deleteOnTermination: "true" },
        }]);
        assert.deepEqual(inputs.metadataOptions, { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 2 });
    });

    it("takes the Arm AMI for Graviton types", async () => {
        assert.equal(only(await build({ instanceTypes: ["t4g.medium"] }), NODE_GROUP).inputs.amiType, "AL2023_ARM_64_STANDARD");
    });

    it("waits for what the component waits for", async () => {
        const seen = await planned(() => {
            const role = new NodeRole("role", {});
            return new LinuxNodeGroup("linux", ARGS, { dependsOn: [role] });
        });
        const { dependencies } = only(seen, NODE_GROUP);
        seen.filter(({ type }) => type.startsWith("aws:iam")).forEach(({ urn }) => assert.ok(dependencies.includes(urn), urn));
    });

    it("refuses sizes that don't fit and mixed architectures, all at once", async () => {
        const scaling = { minSize: 1, maxSize: 3, desiredSize: 9 };
        await assert.rejects(build({ scaling, instanceTypes: ["t3.medium", "t4g.medium"] }), {
            message: [
                "invalid arguments:",
                "  - scaling.desiredSize: must lie in 1..3 (minSize..maxSize), got 9",
                "  - instanceTypes: mixes Arm and x86_64, got [\"t3.medium\",\"t4g.medium\"]; keep one architecture",
            ].join("\n"),
        });
    });
});
