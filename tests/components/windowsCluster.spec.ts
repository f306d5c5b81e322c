import * as assert from "node:assert/strict";
import { AuthenticationMode, WindowsAmiType, WindowsCluster } from "../../components";
import type { WindowsClusterArgs } from "../../components";
import { PlannedResource } from "../../plan/resource";
import { childrenOf, only, planned } from "../support/planned";

const CLUSTER = "eks-windows:index:WindowsCluster";
const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const COMPONENTS = [
    "eks-windows:index:ControlPlane shop",
    "eks-windows:index:CoreDns shop-coredns",
    "eks-windows:index:LinuxNodeGroup shop-linux",
    "eks-windows:index:Network shop-network",
    "eks-windows:index:NodeRole shop-linux-nodes",
    "eks-windows:index:NodeRole shop-windows-nodes",
    "eks-windows:index:WindowsNodeGroup shop-batch",
    "eks-windows:index:WindowsNodeGroup shop-web",
    "eks-windows:index:WindowsSupport shop-windows",
];

function build(more: Partial<WindowsClusterArgs> = {}) {
    return planned(() => new WindowsCluster("shop", {
        kubernetesVersion: "1.35", windowsNodeGroups: [{ name: "web" }, { name: "batch", instanceTypes: ["m6i.4xlarge"] }], ...more,
    }));
}

/** Whether everything of a type, or of a type and name, is among what the resource waits for. */
function waitsFor(seen: PlannedResource[], resource: PlannedResource, type: string, name?: string): boolean {
    const wanted = seen.filter(other => other.type === type && (name === undefined || other.name.startsWith(name)));
    return wanted.length > 0 && wanted.every(({ urn }) => resource.dependencies.includes(urn));
}

describe("WindowsCluster", () => {
    it("composes exactly these components", async () => {
        const seen = await build();
        assert.deepEqual(childrenOf(seen, only(seen, CLUSTER)), COMPONENTS);
    });

    it("E4: has no Linux nodes where CoreDNS is on Fargate and nobody asked for them", async () => {
        const seen = await build({ coreDnsOnFargate: true });
        assert.deepEqual(childrenOf(seen, only(seen, CLUSTER)), COMPONENTS.filter(child => !child.includes("LinuxNodeGroup")));
        assert.ok(seen.some(({ type }) => type === "aws:eks/fargateProfile:FargateProfile"));
        const both = await build({ coreDnsOnFargate: true, linuxNodeGroup: {} });
        assert.deepEqual(childrenOf(both, only(both, CLUSTER)), COMPONENTS);
    });

    for (const [authenticationMode, entries, awsAuth] of [
        [AuthenticationMode.ConfigMap, 0, 1], [AuthenticationMode.ApiAndConfigMap, 1, 1], [AuthenticationMode.Api, 1, 0],
    ] as const) {
        it(`E3, L11: in mode ${authenticationMode} the Windows role has ${entries} access entries and aws-auth ${awsAuth} owner`, async () => {
            const seen = await build({ authenticationMode });
            const windows = seen.filter(({ type, inputs }) => type === "aws:eks/accessEntry:AccessEntry" && inputs.type === "EC2_WINDOWS");
            assert.equal(windows.length, entries);
            windows.forEach(({ propertyDependencies }) => assert.match(propertyDependencies.principalArn.join(), /Role::shop-windows-nodes$/));
            assert.equal(seen.filter(({ inputs }) => (inputs.metadata as any)?.name === "aws-auth").length, awsAuth);
        });
    }

    it("L11: starts no Windows node before the role's identity, its policies and the cluster; CoreDNS may come later", async () => {
        const seen = await build();
        for (const name of ["shop-web", "shop-batch"]) {
            const group = only(seen, NODE_GROUP, name);
            assert.ok(waitsFor(seen, group, "aws:eks/accessEntry:AccessEntry"), "access entry");
            assert.ok(waitsFor(seen, group, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "shop-windows-nodes"), "role policies");
            assert.ok(!waitsFor(seen, group, "aws:eks/addon:Addon", "shop-coredns"), "CoreDNS");
            assert.ok(waitsFor(seen, group, "eks:index:Cluster"), "cluster");
        }
    });

    it("E4: starts CoreDNS after the Linux nodes, and those after the cluster and their role's policies", async () => {
        const seen = await build();
        const coreDns = only(seen, "aws:eks/addon:Addon", "shop-coredns");
        assert.ok(waitsFor(seen, coreDns, NODE_GROUP, "shop-linux"));
        const linux = only(seen, NODE_GROUP, "shop-linux");
        assert.ok(waitsFor(seen, linux, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "shop-linux-nodes"));
        assert.ok(waitsFor(seen, linux, "eks:index:Cluster"));
    });

    it("E6: has a RuntimeClass for each Windows Server release of its groups where they are asked for", async () => {
        const seen = await build({ runtimeClasses: true, windowsNodeGroups: [
            { name: "web" }, { name: "old", amiType: WindowsAmiType.Core2019 }, { name: "batch", amiType: WindowsAmiType.Full2022 },
        ] });
        const classes = seen.filter(({ type }) => type === "kubernetes:node.k8s.io/v1:RuntimeClass");
        assert.deepEqual(classes.map(({ inputs }) => (inputs.metadata as any).name), ["windows-2019", "windows-2022"]);
        assert.ok(classes.every(({ provider }) => provider?.includes("::shop-kubernetes")));
    });

    it("has volumes for Windows pods where they are asked for, after the Linux nodes", async () => {
        const seen = await build({ windowsStorage: true });
        const driver = only(seen, "aws:eks/addon:Addon", "shop-storage-pod-identity");
        assert.ok(waitsFor(seen, driver, NODE_GROUP, "shop-linux"));
        assert.ok(only(seen, "kubernetes:storage.k8s.io/v1:StorageClass", "shop-storage").provider?.includes("::shop-kubernetes"));
    });

    it("tests volumes on each group where there are both, after their storage class", async () => {
        const tested = async (more: Partial<WindowsClusterArgs>) => {
            const seen = await build({ smokeTest: true, ...more });
            return seen.filter(({ type }) => type === "kubernetes:batch/v1:Job").map(job => ({
                classes: (job.inputs as any).spec.template.spec.volumes?.map(({ ephemeral }: any) => ephemeral.volumeClaimTemplate.spec.storageClassName),
                waits: waitsFor(seen, job, "kubernetes:storage.k8s.io/v1:StorageClass"),
            }));
        };
        const proven = { classes: ["windows-gp3"], waits: true };
        assert.deepEqual(await tested({ windowsStorage: true }), [proven, proven]);
        const without = { classes: undefined, waits: false };
        assert.deepEqual(await tested({}), [without, without]);
    });

    it("D2: keeps blocks of each private subnet for prefixes where they are asked for, before there are Windows nodes", async () => {
        const seen = await build({ reservePrefixes: true, windowsIpam: { prefixDelegation: true }, windowsNodeGroups: [{ name: "web" }] });
        const reservations = seen.filter(({ type }) => type === "aws:ec2/subnetCidrReservation:SubnetCidrReservation");
        const [first, second] = ["1", "2"].map(zone => reservations.filter(({ propertyDependencies }) =>
            propertyDependencies.subnetId.some(urn => urn.endsWith(`shop-network-private-${zone}`))));
        assert.ok(first.length > 0 && first.length === second.length);
        assert.ok(waitsFor(seen, only(seen, NODE_GROUP, "shop-web"), "aws:ec2/subnetCidrReservation:SubnetCidrReservation"));
    });

    it("E3: gives Linux and Windows nodes a role each", async () => {
        const seen = await build();
        const roleOf = (name: string) => only(seen, NODE_GROUP, name).propertyDependencies.nodeRoleArn.join();
        assert.match(roleOf("shop-web"), /Role::shop-windows-nodes$/);
        assert.match(roleOf("shop-batch"), /Role::shop-windows-nodes$/);
        assert.match(roleOf("shop-linux"), /Role::shop-linux-nodes$/);
    });

    it("A3: pins all Windows groups to one AMI release, and Linux and Windows nodes to one Kubernetes version", async () => {
        const seen = await build({ releaseVersion: "1.35-2026.04.18" });
        const groups = seen.filter(({ type }) => type === NODE_GROUP);
        assert.deepEqual(groups.map(({ name, inputs }) => [name, inputs.version, inputs.releaseVersion ?? null]).sort(), [
            ["shop-batch", "1.35", "1.35-2026.04.18"], ["shop-linux", "1.35", null], ["shop-web", "1.35", "1.35-2026.04.18"],
        ]);
    });

    it("A3: pins each AMI type to a release of its own", async () => {
        const seen = await build({
            windowsNodeGroups: [{ name: "web" }, { name: "full", amiType: "WINDOWS_FULL_2025_x86_64" }, { name: "core", amiType: "WINDOWS_CORE_2025_x86_64" }],
            releaseVersions: {
                WINDOWS_CORE_2022_x86_64: "1.35-2026.07.21", WINDOWS_FULL_2025_x86_64: "1.35-2026.07.21", WINDOWS_CORE_2025_x86_64: "1.35-2026.07.18",
            },
        });
        assert.deepEqual(["web", "full", "core"].map(name => only(seen, NODE_GROUP, `shop-${name}`).inputs.releaseVersion),
            ["1.35-2026.07.21", "1.35-2026.07.21", "1.35-2026.07.18"]);
        assert.deepEqual(only(seen, NODE_GROUP, "shop-core").options.ignoreChanges, []);
    });

    it("D1, D2: says how many pods fit on a node of each group", async () => {
        assert.deepEqual(only(await build(), CLUSTER).outputs.podsPerNode, { web: 9, batch: 29 });
        assert.deepEqual(only(await build({ windowsIpam: { prefixDelegation: true } }), CLUSTER).outputs.podsPerNode, { web: 110, batch: 110 });
    });

    it("puts nodes into private subnets of every zone, and tags everything that can be tagged", async () => {
        const seen = await build({ network: { availabilityZoneCount: 3 }, tags: { team: "web" } });
        const { propertyDependencies } = only(seen, NODE_GROUP, "shop-web");
        assert.deepEqual(propertyDependencies.subnetIds.filter(urn => urn.includes(":Subnet::")).map(urn => urn.split("::").pop()).sort(),
            ["shop-network-private-1", "shop-network-private-2", "shop-network-private-3"]);
        const untagged = seen.filter(({ custom, type, inputs, parent }) => custom && (inputs.tags as any)?.team !== "web"
            && !/(Attachment|Association|:Route|SecurityGroupRule|securityGroup:SecurityGroup)$/.test(type)
            && !type.startsWith("kubernetes:") && !type.startsWith("pulumi:") && !parent?.includes("eks:index:Cluster"));
        assert.deepEqual(untagged.map(({ urn }) => urn), []);
    });

    it("says the problems of all its parts at once, before anything is made", async () => {
        await assert.rejects(build({
            kubernetesVersion: "1.34",
            releaseVersion: "1.35-2026.04.18",
            network: { cidrBlock: "10.0.0.0" },
            windowsIpam: { warmPrefixTarget: 1 },
            linuxNodeGroup: { scaling: { minSize: 0, maxSize: 1, desiredSize: 0 } },
            windowsNodeGroups: [{ name: "web", amiType: "WINDOWS_CORE_2025_x86_64" }, { name: "web", instanceTypes: ["t4g.large"] }],
        }), (error: any) => {
            assert.deepEqual(error.problems.map(({ path }: { path: string }) => path), [
                // The release is one for another version, and for groups of two AMI types.
                "windowsIpam.warmPrefixTarget", "releaseVersion", "releaseVersion", "network.cidrBlock", "linuxNodeGroup.scaling.desiredSize",
                "windowsNodeGroups[0].amiType", "windowsNodeGroups[1].name", "windowsNodeGroups[1].instanceTypes[0]",
            ]);
            return true;
        });
    });
});
