import * as assert from "node:assert/strict";
import { LaunchTemplate } from "@pulumi/aws/ec2";
import { NodeGroup } from "@pulumi/aws/eks";
import { startEngine } from "./support/baseline";
import { NOTHING } from "./support/changes";
import { Deployment } from "./support/deployment";
import { Program } from "./support/engine";

const GROUP = "aws:eks/nodeGroup:NodeGroup web";

/** A user's own node group, as no component of this package made it. */
function program(labels: Record<string, string>, volume: { iops: number; throughput: number }): Program {
    return async () => {
        const template = new LaunchTemplate("web", {
            blockDeviceMappings: [{ deviceName: "/dev/sda1", ebs: { volumeType: "gp3", volumeSize: 100, encrypted: "true", ...volume } }],
        });
        new NodeGroup("web", {
            clusterName: "shop", nodeRoleArn: "arn:aws:iam::111122223333:role/nodes", subnetIds: ["subnet-1", "subnet-2"],
            amiType: "WINDOWS_CORE_2022_x86_64", scalingConfig: { minSize: 1, maxSize: 3, desiredSize: 1 }, labels,
            launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        });
    };
}

describe("the stand-in of AWS under the real engine", () => {
    it("refuses what AWS's models refuse, in the words of the service, and makes the rest", async () => {
        const proper = { iops: 3_000, throughput: 125 };
        const deployment = await Deployment.create(await startEngine(), "models", "models", { "aws:region": "eu-central-1" }, program({ tier: "" }, proper));
        const { cloud } = deployment.engine;

        const refused = await deployment.up();
        assert.equal(refused.failed, true);
        assert.match(refused.output, /aws:eks:NodeGroup \(web\):[^]*?error: InvalidParameterException: CreateNodegroup\.labels\["tier"\]: must be at least 1 characters, got 0/);
        assert.deepEqual(cloud.left().map(({ type }) => type), ["aws:ec2/launchTemplate:LaunchTemplate"]);

        deployment.use(program({ tier: "web" }, proper));
        const made = await deployment.up();
        assert.equal(made.failed, false, made.output);
        assert.deepEqual(made.changes, { ...NOTHING, created: [GROUP] });

        deployment.use(program({ tier: "web" }, { iops: 3_000, throughput: 1_000 }));
        const update = await deployment.up();
        assert.equal(update.failed, true);
        assert.match(update.output, /error: InvalidParameterValue: CreateLaunchTemplate: gp3 has at most 0\.25 MiB\/s for each of its iops, got 1000 MiB\/s and 3000 iops/);
        assert.deepEqual(cloud.left().map(({ inputs }) => (inputs.blockDeviceMappings as any)?.[0].ebs.throughput).filter(value => value !== undefined), [125]);
    });
});
