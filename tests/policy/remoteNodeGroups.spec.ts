import * as assert from "node:assert/strict";
import { LaunchTemplate } from "@pulumi/aws/ec2";
import { NodeGroup } from "@pulumi/aws/eks";
import { Role, RolePolicyAttachment } from "@pulumi/aws/iam";
import { Parameter } from "@pulumi/aws/ssm";
import { Cluster } from "@pulumi/eks/cluster";
import { NodeGroupV2 } from "@pulumi/eks/nodeGroupV2";
import { ManagedNodeGroup, ManagedNodeGroupArgs } from "@pulumi/eks/managedNodeGroup";
import { interpolate, output } from "@pulumi/pulumi";
import { only, planned } from "../support/planned";
import { policyPack } from "./judging";

const POLICIES = [
    "windows-address-budget", "windows-instance-type", "windows-nodes-roll", "windows-one-interface", "windows-one-release",
    "windows-release-gate", "windows-release-pin-age", "windows-xen-prefixes",
];
const WINDOWS = { amiType: "WINDOWS_CORE_2022_x86_64", instanceTypes: ["m6i.large"] };

/** A cluster of @pulumi/eks with prefix delegation. */
function cluster(): Cluster {
    const serviceRole = new Role("role", { assumeRolePolicy: "{}" });
    ["AmazonEKSClusterPolicy", "AmazonEKSVPCResourceController"].forEach(policy =>
        new RolePolicyAttachment(policy, { role: serviceRole.name, policyArn: `arn:aws:iam::aws:policy/${policy}` }));
    return new Cluster("main", {
        vpcId: "vpc-1", privateSubnetIds: ["subnet-1", "subnet-2"], skipDefaultNodeGroup: true, serviceRole: output(serviceRole), version: "1.34",
        vpcCniOptions: { configurationValues: { enableWindowsIpam: "true", enableWindowsPrefixDelegation: "true" } },
    });
}

/** A node group that a component makes. */
function managed(args: Omit<ManagedNodeGroupArgs, "cluster">): void {
    const component = cluster();
    new ManagedNodeGroup("group", { cluster: component, clusterName: component.eksCluster.name, nodeRoleArn: "arn:aws:iam::111122223333:role/nodes", ...args });
}

/** A raw node group of the component's cluster. */
function raw(args: Record<string, unknown>): void {
    const template = new LaunchTemplate("template", { networkInterfaces: [{ deviceIndex: 0 }] });
    new NodeGroup("group", {
        clusterName: cluster().eksCluster.name, nodeRoleArn: "arn:aws:iam::111122223333:role/nodes", subnetIds: ["subnet-1", "subnet-2"],
        scalingConfig: { minSize: 1, desiredSize: 1, maxSize: 2 },
        launchTemplate: { id: template.id, version: interpolate`${template.latestVersion}` }, ...WINDOWS, ...args,
    });
}

describe("node groups of a cluster of @pulumi/eks", () => {
    const judge = policyPack();

    /** What the policies on node groups say, beside how each name stands. */
    async function found(program: () => void): Promise<[policy: string, resource: string, path: string][]> {
        const violations = await judge(await planned(program));
        return violations.filter(({ policy }) => POLICIES.includes(policy))
            .map(({ policy, urn, message }) => [policy, urn.split("::").at(-1)!, message.split("\n")[1].split(":")[0]]);
    }

    for (const [title, program, expected] of [
        ["A1: an Arm type of a ManagedNodeGroup", () => managed({ ...WINDOWS, instanceTypes: ["m6g.large"] }),
            ["windows-instance-type", "group", "instanceTypes[0]"]],
        ["A1: Windows Server 2025 of a ManagedNodeGroup on the cluster's 1.34", () => managed({ ...WINDOWS, amiType: "WINDOWS_CORE_2025_x86_64" }),
            ["windows-release-gate", "group", "amiType"]],
        ["A3: an old pin of a ManagedNodeGroup", () => managed({ ...WINDOWS, releaseVersion: "1.34-2024.02.29" }),
            ["windows-release-pin-age", "group", "releaseVersion"]],
        ["P3: $Latest of a ManagedNodeGroup", () => managed({ ...WINDOWS, launchTemplate: { id: "lt-1", version: "$Latest" } }),
            ["windows-nodes-roll", "group", "launchTemplate.version"]],
        ["D2: a Xen type of a raw group, with the component's prefix delegation", () => raw({ instanceTypes: ["m4.large"] }),
            ["windows-xen-prefixes", "group", "instanceTypes[0]"]],
        ["A1: Windows Server 2025 of a raw group on the component's 1.34", () => raw({ amiType: "WINDOWS_FULL_2025_x86_64" }),
            ["windows-release-gate", "group", "amiType"]],
    ] as const) {
        it(`${title} is found`, async () => {
            assert.deepEqual(await found(program), [expected]);
        });
    }

    it("E4: the default node group of a component is Windows by the parameter that its AMI comes from", async () => {
        const resources = await planned(() => {
            const image = new Parameter("image", { name: "/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-EKS_Optimized-1.34/image_id", type: "String" });
            new Cluster("main", { vpcId: "vpc-1", privateSubnetIds: ["subnet-1", "subnet-2"], nodeGroupOptions: { amiId: image.value } });
        });
        const group = only(resources, "aws:autoscaling/group:Group", "main");
        const about = (await judge(resources)).filter(({ urn }) => urn === group.urn).map(({ policy }) => policy);
        assert.deepEqual(about, ["windows-linux-capacity"]);
    });

    it("L4: NodeGroupV2 is of the component that it is given as a whole", async () => {
        const resources = await planned(() => new NodeGroupV2("own", {
            cluster: new Cluster("main", { vpcId: "vpc-1", privateSubnetIds: ["subnet-1", "subnet-2"], skipDefaultNodeGroup: true, ipFamily: "ipv6" }),
            instanceProfileName: "nodes", amiId: "ami-1", nodeUserDataOverride: "<powershell>Install-Tools</powershell>",
        }));
        assert.ok((await judge(resources)).some(({ policy }) => policy === "windows-no-ipv6-cluster"));
    });

    it("E4: the default node group of a component is Linux", async () => {
        assert.deepEqual(await judge(await planned(() => new Cluster("windows", {
            vpcId: "vpc-1", privateSubnetIds: ["subnet-1", "subnet-2"], vpcCniOptions: { configurationValues: { enableWindowsIpam: "true" } },
        }))), []);
    });

    it("A1, A3, D2, L5, P3: pass with all that Windows needs", async () => {
        assert.deepEqual(await found(() => managed(WINDOWS)), []);
        assert.deepEqual(await found(() => raw({})), []);
    });

    it("A1, A3, D2, L5, P3: pass without Windows nodes, whatever they break", async () => {
        assert.deepEqual(await found(() => managed({
            amiType: "AL2023_ARM_64_STANDARD", instanceTypes: ["m6g.large"], launchTemplate: { id: "lt-1", version: "$Latest" },
        })), []);
    });
});
