import * as assert from "node:assert/strict";
import { LaunchTemplate } from "@pulumi/aws/ec2";
import { NodeGroup } from "@pulumi/aws/eks";
import { Role, RolePolicyAttachment } from "@pulumi/aws/iam";
import { Cluster, ClusterArgs } from "@pulumi/eks/cluster";
import { output } from "@pulumi/pulumi";
import { UNKNOWN } from "../../plan/signatures";
import { only, planned } from "../support/planned";
import { policyPack } from "./judging";

const CLUSTER = "aws:eks/cluster:Cluster";
const ADDON = "aws:eks/addon:Addon";
const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const POLICIES = ["AmazonEKSClusterPolicy", "AmazonEKSVPCResourceController"];
const IPAM = { enableWindowsIpam: "true" };
const CUSTOM_NETWORKING = { configurationValues: { ...IPAM, env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true" } } };

/** What differs from a good cluster. */
interface Given {
    args?: ClusterArgs;
    policies?: string[];
    windows?: boolean;
    linux?: boolean;
}

/** A cluster of @pulumi/eks with its role, and node groups of raw resources that join it. */
function cluster(name: string, { args = {}, policies = POLICIES, windows = true, linux = true }: Given = {}): void {
    const serviceRole = new Role(`${name}-role`, { assumeRolePolicy: "{}" });
    policies.forEach(policy =>
        new RolePolicyAttachment(`${name}-${policy}`, { role: serviceRole.name, policyArn: `arn:aws:iam::aws:policy/${policy}` }));
    const { eksCluster } = new Cluster(name, {
        vpcId: "vpc-1", privateSubnetIds: ["subnet-1", "subnet-2"], skipDefaultNodeGroup: true, serviceRole: output(serviceRole),
        vpcCniOptions: { configurationValues: IPAM }, ...args,
    });
    const group = (suffix: string, amiType: string) => new NodeGroup(`${name}-${suffix}`, {
        clusterName: args.name ?? eksCluster.name, amiType, nodeRoleArn: "arn:aws:iam::111122223333:role/nodes",
        subnetIds: ["subnet-1", "subnet-2"], scalingConfig: { minSize: 1, desiredSize: 2, maxSize: 3 },
    });
    if (windows) {
        group("windows", "WINDOWS_CORE_2022_x86_64");
    }
    if (linux) {
        group("linux", "AL2023_x86_64_STANDARD");
    }
}

const BROKEN: Given = { args: { ipFamily: "ipv6", vpcCniOptions: CUSTOM_NETWORKING }, policies: [POLICIES[0]], linux: false };

describe("a cluster of @pulumi/eks", () => {
    const judge = policyPack();

    /** The policy and the resource of each finding. */
    async function found(program: () => void): Promise<[policy: string, type: string, name: string][]> {
        const resources = await planned(program);
        return (await judge(resources)).map(({ policy, urn }) => {
            const { type, name } = resources.find(resource => resource.urn === urn)!;
            return [policy, type, name];
        });
    }

    for (const [title, given, expected] of [
        ["E1: without AmazonEKSVPCResourceController fails", { policies: [POLICIES[0]] }, ["windows-cluster-role-policies", CLUSTER, "main-eksCluster"]],
        ["E2: without Windows IPAM fails", { args: { vpcCniOptions: {} } }, ["windows-ipam", ADDON, "main-vpc-cni"]],
        ["E2: with Windows IPAM turned off fails", { args: { vpcCniOptions: { configurationValues: { enableWindowsIpam: "false" } } } },
            ["windows-ipam", ADDON, "main-vpc-cni"]],
        ["D3: with a warm prefix target that doesn't count is advised on", {
            args: { vpcCniOptions: { configurationValues: { ...IPAM, warmWindowsPrefixTarget: 1 } } },
        }, ["windows-ipam-warm-targets", ADDON, "main-vpc-cni"]],
        ["E4: without Linux nodes fails", { linux: false }, ["windows-linux-capacity", NODE_GROUP, "main-windows"]],
        ["L3: with custom networking by the add-on's values fails", { args: { vpcCniOptions: CUSTOM_NETWORKING } },
            ["windows-no-custom-networking", ADDON, "main-vpc-cni"]],
        ["L3: with custom networking by the component's option fails", { args: { vpcCniOptions: { cniCustomNetworkCfg: true, configurationValues: IPAM } } },
            ["windows-no-custom-networking", ADDON, "main-vpc-cni"]],
        ["L4: with IPv6 fails", { args: { ipFamily: "ipv6" } }, ["windows-no-ipv6-cluster", CLUSTER, "main-eksCluster"]],
        ["L4: with IPv6 and a name of its own fails", { args: { ipFamily: "ipv6", name: "written" } },
            ["windows-no-ipv6-cluster", CLUSTER, "main-eksCluster"]],
    ] as [string, Given, [string, string, string]][]) {
        it(title, async () => {
            assert.deepEqual(await found(() => cluster("main", given)), [expected]);
        });
    }

    it("E1, E4, L3, L4: passes with all that Windows needs", async () => {
        assert.deepEqual(await found(() => cluster("main")), []);
    });

    it("E4, L2: passes with Auto Mode, and with interfaces for Linux pods, beside Windows node groups", async () => {
        assert.deepEqual(await found(() => cluster("main", { args: { autoMode: { enabled: true }, vpcCniOptions: undefined } })), []);
        assert.deepEqual(await found(() => cluster("main", { args: { vpcCniOptions: { configurationValues: IPAM, enablePodEni: true } } })), []);
    });

    it("L3: passes with the option that @pulumi/eks 4.3 overrules: its add-on keeps custom networking off", async () => {
        assert.deepEqual(await found(() => cluster("main", { args: { vpcCniOptions: { customNetworkConfig: true, configurationValues: IPAM } } })), []);
    });

    it("E1, E2, L3, L4: is spoken of by the options that its user wrote, not by the properties of its children", async () => {
        const paths = async (given: Given) => (await judge(await planned(() => cluster("main", given))))
            .map(({ message }) => message.split("\n")[1].split(": ")[0]).sort();
        assert.deepEqual(await paths(BROKEN), [
            "CoreDNS and other system pods need at least one Linux node (two are better) in the cluster main, got 0; add a Linux node group or run CoreDNS on Fargate",
            "ipFamily of eks.Cluster \"main\"", "serviceRole of eks.Cluster \"main\"",
            "vpcCniOptions (AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG) of eks.Cluster \"main\"",
        ]);
        assert.deepEqual(await paths({ args: { vpcCniOptions: { configurationValues: { enableWindowsIpam: "false" } } } }),
            ["vpcCniOptions.configurationValues.enableWindowsIpam of eks.Cluster \"main\""]);
    });

    it("E1, E4, L3, L4: shows none of its inputs, as in the engine", async () => {
        const resources = await planned(() => cluster("main", BROKEN));
        assert.deepEqual(["eks:index:Cluster", "eks:index:VpcCniAddon"].map(type => only(resources, type).inputs), [{}, {}]);
    });

    it("E1, E4, L3, L4: passes without Windows nodes, whatever it breaks", async () => {
        assert.deepEqual(await found(() => cluster("main", { ...BROKEN, windows: false })), []);
    });

    it("E1, L3, L4: passes without Windows nodes, whatever it breaks, beside a good one with Windows nodes", async () => {
        assert.deepEqual(await found(() => {
            cluster("main");
            cluster("other", { ...BROKEN, windows: false });
        }), []);
    });

    it("L4: is the one that is found, beside a good one", async () => {
        assert.deepEqual(await found(() => {
            cluster("other");
            cluster("main", { args: { ipFamily: "ipv6" } });
        }), [["windows-no-ipv6-cluster", CLUSTER, "main-eksCluster"]]);
    });

    it("E3: has roles in aws-auth that nobody knows in a first preview, so they are not judged, whatever it hides", async () => {
        const resources = await planned(() => {
            cluster("main", { args: { authenticationMode: "CONFIG_MAP", roleMappings: [] }, windows: false });
            new NodeGroup("own", {
                clusterName: "written", amiType: "CUSTOM", nodeRoleArn: new Role("nodes", { assumeRolePolicy: "{}" }).arn,
                subnetIds: ["subnet-1", "subnet-2"], scalingConfig: { minSize: 1, desiredSize: 1, maxSize: 2 },
                launchTemplate: { id: new LaunchTemplate("own", { imageId: "ami-1" }).id, version: "1" },
                taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }],
            });
        });
        const group = only(resources, NODE_GROUP, "own");
        Object.assign(group.propertyDependencies, { clusterName: [only(resources, CLUSTER).urn] });
        const about = (await judge(resources)).filter(({ policy }) => policy === "windows-node-identity");
        assert.deepEqual(about.map(({ enforcementLevel, urn, message }) => [enforcementLevel, urn, message.split("\n")[1].split(",")[0]]), [
            ["advisory", only(resources, "kubernetes:core/v1:ConfigMap").urn, "roleMappings of eks.Cluster \"main\": not known before `pulumi up`"],
        ]);
    });

    it("E1, E4, L3, L4: is linked to its node groups by what the name is made from, as no name is known", async () => {
        const resources = await planned(() => cluster("main"));
        const { inputs, propertyDependencies } = only(resources, NODE_GROUP, "main-windows");
        assert.equal(inputs.clusterName, UNKNOWN);
        assert.ok(propertyDependencies.clusterName.includes(only(resources, CLUSTER).urn));
    });
});
