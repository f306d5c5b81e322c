import * as assert from "node:assert/strict";
// The SDK makes a resource of a reference where the resource's module is loaded.
import "@pulumi/aws/eks";
import { Role } from "@pulumi/aws/iam";
import { Provider } from "@pulumi/aws/provider";
import { Cluster, ClusterArgs } from "@pulumi/eks/cluster";
import { ManagedNodeGroup, ManagedNodeGroupArgs } from "@pulumi/eks/managedNodeGroup";
import { output } from "@pulumi/pulumi";
import { eksAccessEntries } from "../../../plan/remote/eksAccessEntries";
import { managedNodeGroupChildren } from "../../../plan/remote/eksManagedNodeGroup";
import { NO_OPTIONS, PlannedResource } from "../../../plan/resource";
import { Json, Properties, UNKNOWN } from "../../../plan/signatures";
import { childrenOf, only, planned } from "../../support/planned";

const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const ENTRY = "aws:eks/accessEntry:AccessEntry";
const COMPONENT = "eks:index:ManagedNodeGroup";
const ROLE = "arn:aws:iam::111122223333:role/nodes";
const WINDOWS = "WINDOWS_CORE_2022_x86_64";
const CLUSTER: ClusterArgs = { vpcId: "vpc-1", privateSubnetIds: ["subnet-1", "subnet-2"], skipDefaultNodeGroup: true, version: "1.34" };

/** What a program with a cluster and a managed node group of @pulumi/eks makes. */
function withGroup(args: Partial<ManagedNodeGroupArgs>, clusterArgs: ClusterArgs = {}): Promise<PlannedResource[]> {
    return planned(() => {
        const cluster = new Cluster("main", { ...CLUSTER, ...clusterArgs });
        new ManagedNodeGroup("windows", { cluster, nodeRoleArn: ROLE, ...args });
    });
}

describe("children of eks.ManagedNodeGroup in a plan", () => {
    it("is a node group with the cluster's version and subnets, and the sizes of @pulumi/eks", async () => {
        const seen = await withGroup({ amiType: WINDOWS, instanceTypes: ["m6i.large"], diskSize: 100, ignoreScalingChanges: true });
        const group = only(seen, NODE_GROUP);
        assert.deepEqual(group.inputs, {
            amiType: WINDOWS, clusterName: UNKNOWN, diskSize: 100, instanceTypes: ["m6i.large"], nodeRoleArn: ROLE, version: "1.34",
            scalingConfig: { desiredSize: 2, minSize: 1, maxSize: 2 }, subnetIds: ["subnet-1", "subnet-2"],
        });
        assert.deepEqual([group.name, group.parent], ["windows", only(seen, COMPONENT).urn]);
        assert.deepEqual(group.options.ignoreChanges, ["scalingConfig.desiredSize"]);
        assert.deepEqual(group.propertyDependencies.clusterName, [only(seen, "aws:eks/cluster:Cluster").urn]);
        assert.ok(group.dependencies.includes(only(seen, "kubernetes:core/v1:ConfigMap").urn), "waits for aws-auth");
        assert.deepEqual(only(seen, COMPONENT).inputs, {}, "the component shows no inputs, as in the engine");
    });

    it("E3: refers to the role that is passed whole, and to the node group of its own as an output", async () => {
        const seen = await planned(() => {
            const cluster = new Cluster("main", { ...CLUSTER, name: "shop" });
            const role = new Role("nodes", { assumeRolePolicy: "{}" });
            const { nodeGroup } = new ManagedNodeGroup("windows", { cluster, nodeRole: output(role), scalingConfig: output({ minSize: 0, desiredSize: 1, maxSize: 5 }) });
            new Role("later", { assumeRolePolicy: "{}", description: nodeGroup.nodeGroupName });
        });
        const group = only(seen, NODE_GROUP);
        assert.equal(group.inputs.nodeRoleArn, UNKNOWN);
        assert.deepEqual(group.propertyDependencies.nodeRoleArn, [only(seen, "aws:iam/role:Role", "nodes").urn]);
        assert.deepEqual([group.inputs.clusterName, group.inputs.scalingConfig], ["shop", { minSize: 0, desiredSize: 1, maxSize: 5 }]);
        assert.ok(only(seen, "aws:iam/role:Role", "later").dependencies.includes(group.urn));
    });

    for (const [args, amiType] of [
        [{ operatingSystem: "AL2023" }, "AL2023_x86_64_STANDARD"],
        [{ operatingSystem: "AL2023", instanceTypes: ["m7g.large"] }, "AL2023_ARM_64_STANDARD"],
        [{ operatingSystem: "AL2023", gpu: true }, "AL2023_x86_64_NVIDIA"],
        [{ operatingSystem: "AL2", gpu: true }, "AL2_x86_64_GPU"],
        [{ operatingSystem: "Bottlerocket", instanceTypes: ["c6gn.xlarge"] }, "BOTTLEROCKET_ARM_64"],
        [{ operatingSystem: "Bottlerocket", gpu: true, instanceTypes: ["g5.xlarge"] }, "BOTTLEROCKET_x86_64_NVIDIA"],
        [{}, undefined],
    ] as [Partial<ManagedNodeGroupArgs>, string | undefined][]) {
        it(`E4: has the AMI type ${amiType ?? "of EKS"} for ${JSON.stringify(args)}`, async () => {
            assert.equal(only(await withGroup(args), NODE_GROUP).inputs.amiType, amiType);
        });
    }

    it("L11: an own image goes into a launch template, and takes AMI type and version away", async () => {
        const seen = await withGroup({ amiId: "ami-1", enableIMDSv2: true, diskSize: 50, releaseVersion: "1.34-2026.01.22" });
        const template = only(seen, "aws:ec2/launchTemplate:LaunchTemplate");
        assert.deepEqual([template.name, template.inputs], ["windows-launchTemplate", {
            imageId: "ami-1", userData: UNKNOWN, metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2, httpEndpoint: "enabled" },
            blockDeviceMappings: [{ deviceName: UNKNOWN, ebs: { volumeSize: 50 } }],
        }]);
        const { inputs, propertyDependencies } = only(seen, NODE_GROUP);
        assert.deepEqual(Object.keys(inputs).sort(), ["clusterName", "launchTemplate", "nodeRoleArn", "scalingConfig", "subnetIds"]);
        assert.deepEqual(propertyDependencies.launchTemplate, [template.urn]);
    });

    for (const [title, args, expected] of [
        ["no role", { nodeRoleArn: undefined }, /nodeRole: is required, got nothing; set it, or nodeRoleArn/],
        ["an image and an AMI type", { amiId: "ami-1", amiType: "AL2023_x86_64_STANDARD" }, /amiId: can't be set together with amiType; remove one/],
        ["a launch template and what goes into one", { launchTemplate: { id: "lt-1", version: "1" }, kubeletExtraArgs: "-x" },
            /launchTemplate: can't be given beside kubeletExtraArgs; write them into the launch template/],
        ["A1: Windows and an option that needs a launch template", { amiType: WINDOWS, kubeletExtraArgs: "--max-pods=20" },
            /kubeletExtraArgs: makes ManagedNodeGroup of @pulumi\/eks write a launch template, which it can only do for Linux/],
    ] as [string, Record<string, Json | undefined>, RegExp][]) {
        it(`refuses ${title}, as the component does`, () => {
            const inputs = JSON.parse(JSON.stringify({ nodeRoleArn: ROLE, ...args })) as Properties;
            const component = { urn: "urn:c", type: COMPONENT, name: "c", custom: false, inputs, outputs: {}, dependencies: [], propertyDependencies: {}, options: NO_OPTIONS };
            const register = () => assert.fail("makes a child");
            assert.throws(() => managedNodeGroupChildren(component, { register, resources: [], given: inputs }), expected);
        });
    }

    it("has the AWS provider that the component was given", async () => {
        const seen = await planned(() => {
            const provider = new Provider("other", { region: "cn-north-1" });
            const cluster = new Cluster("main", CLUSTER, { providers: [provider] });
            new ManagedNodeGroup("windows", { cluster, nodeRoleArn: ROLE }, { providers: [provider] });
        });
        const { urn } = only(seen, "pulumi:providers:aws");
        assert.deepEqual([NODE_GROUP, "aws:eks/cluster:Cluster"].map(type => only(seen, type).provider), [urn, urn]);
        assert.equal(only(seen, "pulumi:providers:kubernetes").provider, undefined);
    });
});

describe("access entries of eks.Cluster in a plan", () => {
    const program = (authenticationMode: ClusterArgs["authenticationMode"]) => planned(() => {
        const [linux, windows] = ["linux", "windows"].map(name => new Role(name, { assumeRolePolicy: "{}" }));
        new Cluster("main", { ...CLUSTER, authenticationMode, accessEntries: {
            linux: { principalArn: linux.arn, type: "EC2_LINUX" },
            windows: { principalArn: windows.arn, type: "EC2_WINDOWS" },
            team: { principalArn: "arn:aws:iam::111122223333:role/team", username: "team", kubernetesGroups: ["viewers"], accessPolicies: {
                view: { policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy", accessScope: { type: "cluster" } },
            } },
        } });
    });

    it("E3: each refers to its own role", async () => {
        const seen = await program("API");
        for (const name of ["linux", "windows"]) {
            const { inputs, propertyDependencies, parent } = only(seen, ENTRY, `main-${name}`);
            assert.deepEqual(inputs, { principalArn: UNKNOWN, type: `EC2_${name.toUpperCase()}`, clusterName: UNKNOWN });
            assert.deepEqual(propertyDependencies, {
                clusterName: [only(seen, "aws:eks/cluster:Cluster").urn], principalArn: [only(seen, "aws:iam/role:Role", name).urn],
            });
            assert.equal(parent, only(seen, "eks:index:Cluster").urn);
        }
    });

    it("one of a person has a user, groups and policies", async () => {
        const seen = await program("API_AND_CONFIG_MAP");
        const entry = only(seen, ENTRY, "main-team");
        assert.deepEqual(entry.inputs, {
            principalArn: "arn:aws:iam::111122223333:role/team", kubernetesGroups: ["viewers"], userName: "team", clusterName: UNKNOWN,
        });
        assert.deepEqual(childrenOf(seen, entry), ["aws:eks/accessPolicyAssociation:AccessPolicyAssociation main-team-view"]);
    });

    it("are refused in modes that don't read them", () => {
        const inputs: Properties = { accessEntries: { team: { principalArn: ROLE } } };
        const entries = (mode: Properties) => eksAccessEntries({ ...inputs, ...mode }, inputs, () => assert.fail("makes a child"), "urn:c");
        assert.throws(() => entries({ authenticationMode: "CONFIG_MAP" }), /The 'accessEntries' property is not supported when 'authenticationMode' is set to 'CONFIG_MAP'/);
        assert.throws(() => entries({}), /'authenticationMode' is not set/);
    });
});
