import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
    ControlPlane, CoreDns, LinuxNodeGroup, Network, NodeRole, SelfManagedWindowsNodeGroup, VpcCniOwner, WindowsImagePipeline, WindowsNodeGroup, WindowsSupport,
} from "../../components";
import { planned } from "../support/planned";

const kubernetesVersion = "1.35";
const nodeRoleArn = "arn:aws:iam::111122223333:role/nodes";
const group = { clusterName: "shop", subnetIds: ["subnet-1", "subnet-2"] };
const COMPONENTS: [string, (tags: Record<string, pulumi.Input<string>>, nodeRoleArn: pulumi.Input<string>) => unknown][] = [
    ["Network", tags => new Network("part", { tags })],
    ["NodeRole", tags => new NodeRole("part", { tags })],
    ["ControlPlane", tags => {
        const roles = ["linux", "windows"].map(name => new NodeRole(name, {}).role);
        return new ControlPlane("part", {
            kubernetesVersion, vpcId: "vpc-1", privateSubnetIds: ["subnet-1", "subnet-2"], linuxNodeRole: roles[0], windowsNodeRole: roles[1], tags,
        });
    }],
    ["CoreDns", tags => new CoreDns("part", { clusterName: "shop", tags })],
    ["WindowsImagePipeline", tags => new WindowsImagePipeline("part", { kubernetesVersion, tags })],
    ["SelfManagedWindowsNodeGroup", tags => new SelfManagedWindowsNodeGroup("part", {
        ...group, kubernetesVersion, nodeRoleName: "nodes", followLatestRelease: true, clusterSecurityGroupId: "sg-1", tags,
        bootstrap: { endpoint: "https://api.example", certificateAuthorityData: "Q0E=", serviceIpv4Cidr: "172.20.0.0/16" },
    })],
    ["LinuxNodeGroup", (tags, role) => new LinuxNodeGroup("part", { ...group, nodeRoleArn: role, tags })],
    ["WindowsNodeGroup", (tags, role) => new WindowsNodeGroup("part", { ...group, kubernetesVersion, nodeRoleArn: role, tags })],
    ["WindowsSupport", (tags, role) => new WindowsSupport("part", {
        clusterName: "shop", nodeRoleArn: role, vpcCniOwner: VpcCniOwner.ControlPlane, tags,
    })],
];

describe("tags and roles of the components", () => {
    for (const [component, make] of COMPONENTS) {
        it(`${component} refuses a tag that AWS refuses, and takes others`, async () => {
            await assert.rejects(planned(() => make({ "aws:team": "web" }, nodeRoleArn)), {
                message: "invalid arguments:\n  - tags[\"aws:team\"]: AWS reserves keys that begin with aws:, got \"aws:team\"; use another key",
            });
            await planned(() => make({ team: "web", owner: pulumi.output("later") }, pulumi.output(nodeRoleArn)));
        });

        it(`${component} refuses a tag that turns out to be wrong once another resource has made its value`, async () => {
            await assert.rejects(planned(() => make({ owner: pulumi.output("aws:later") }, nodeRoleArn)), {
                message: "invalid arguments:\n  - tags[\"owner\"]: AWS reserves values that begin with aws:, got \"aws:later\"; use another value",
            });
        });
    }

    for (const [component, make] of COMPONENTS.slice(-2)) {
        it(`${component} refuses a role that is none`, async () => {
            await assert.rejects(planned(() => make({}, "arn:aws:iam::111122223333:instance-profile/nodes")), /nodeRoleArn: must be the ARN of an IAM role/);
        });
    }
});
