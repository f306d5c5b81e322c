import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { windowsClusterProblems } from "../../components/windowsClusterProblems";
import { UpdateStrategy } from "../../limits/nodes/nodeScaling";
import { WindowsAmiType } from "../../limits/nodes/windowsAmiType";
import { WindowsClusterArgs } from "../../components/windowsClusterSettings";

const judge = (args: Partial<WindowsClusterArgs> = {}) =>
    windowsClusterProblems({ kubernetesVersion: "1.35", windowsNodeGroups: [{ name: "web" }], ...args });
const scaling = (maxSize: number, desiredSize = 1) => ({ minSize: 0, maxSize, desiredSize });
const KEY = "\"arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab\"";
const many = (count: number, prefix = "tag") => Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}-${i}`, "x"]));
const existingVpc = { vpcId: "vpc-0123456789abcdef0", privateSubnetIds: ["subnet-0123456789abcdef1", "subnet-0123456789abcdef2"] };

const NO_LINUX = {
    path: "linuxNodeGroup.scaling.desiredSize",
    reason: "CoreDNS and other system pods need at least one Linux node (two are better), got 0; "
        + "add a Linux node group or run CoreDNS on Fargate",
};

describe("arguments of a Windows cluster", () => {
    const passing: [string, Partial<WindowsClusterArgs>][] = [
        ["with nothing but a version and a name", {}],
        ["D2: with prefixes and three zones", { windowsIpam: { prefixDelegation: true }, network: { availabilityZoneCount: 3 } }],
        ["A3: with a pinned release", { releaseVersion: "1.35-2026.04.18" }],
        ["A3: with a release for each AMI type", {
            windowsNodeGroups: [{ name: "web" }, { name: "full", amiType: WindowsAmiType.Full2022 }, { name: "own", imagePipeline: "apps" }],
            imagePipelines: [{ name: "apps" }],
            releaseVersions: { WINDOWS_CORE_2022_x86_64: "1.35-2026.07.21", WINDOWS_FULL_2022_x86_64: "1.35-2026.07.21" },
        }],
        ["A3: with one release beside a group that runs a pipeline of another Windows Server", {
            windowsNodeGroups: [{ name: "web" }, { name: "own", imagePipeline: "apps" }],
            imagePipelines: [{ name: "apps", eksOptimizedBase: { amiType: WindowsAmiType.Core2025 } }], releaseVersion: "1.35-2026.07.21",
        }],
        ["A3: with pipelines alone, and no latest release to follow", {
            windowsNodeGroups: [{ name: "own", imagePipeline: "apps" }], imagePipelines: [{ name: "apps" }], followLatestRelease: false,
        }],
        ["A2: with a self-managed group on a pinned release, and one on a pipeline", {
            releaseVersion: "1.35-2026.07.21", imagePipelines: [{ name: "apps" }],
            windowsNodeGroups: [
                { name: "web", kubelet: { maxPods: 29 }, selfManaged: {} }, { name: "own", imagePipeline: "apps", selfManaged: { warmPool: { minSize: 1 } } },
            ],
        }],
        ["A2: with self-managed groups that follow the latest release", { followLatestRelease: true, windowsNodeGroups: [{ name: "web", selfManaged: {} }] }],
        ["E4: with CoreDNS on Fargate", { coreDnsOnFargate: true }],
        ["E4: with CoreDNS on Fargate and no Linux node to begin with", { coreDnsOnFargate: true, linuxNodeGroup: { scaling: scaling(2, 0) } }],
        ["D2: with blocks for prefixes", { reservePrefixes: true, windowsIpam: { prefixDelegation: true } }],
        ["D2: without blocks for prefixes", { reservePrefixes: false }],
        ["with volumes, runtime classes and CoreDNS on Fargate beside Linux nodes", { windowsStorage: true, runtimeClasses: true, coreDnsOnFargate: true, linuxNodeGroup: {} }],
        ["with groups that start with no node, and no smoke test", { windowsNodeGroups: [{ name: "web", autoscaled: true, scaling: { minSize: 0, maxSize: 3, desiredSize: 0 } }] }],
        ["with a smoke test on a group that may shrink to no node", { smokeTest: true, windowsNodeGroups: [{ name: "web", scaling: { minSize: 0, maxSize: 3, desiredSize: 1 } }] }],
        ["with two groups", { windowsNodeGroups: [{ name: "web" }, { name: "batch-2", instanceTypes: ["m6i.4xlarge"] }] }],
        ["with the shortest name", { windowsNodeGroups: [{ name: "w" }] }],
        ["with the longest name", { windowsNodeGroups: [{ name: "a".repeat(30) }] }],
        ["with an existing VPC, whose size nobody knows", { network: { existingVpc }, windowsNodeGroups: [{ name: "web", scaling: scaling(9000) }] }],
        ["with a type that the table lacks", { windowsNodeGroups: [{ name: "web", instanceTypes: ["m99i.large"], scaling: scaling(90_000) }] }],
    ];
    for (const [what, args] of passing) {
        it(`pass: ${what}`, () => {
            assert.deepEqual(judge(args), []);
        });
    }

    for (const [what, args, problems] of [
        ["E4: no Linux node to begin with", { linuxNodeGroup: { scaling: scaling(2, 0) } }, [NO_LINUX]],
        ["D2: blocks for prefixes without prefix delegation", { reservePrefixes: true }, [{
            path: "reservePrefixes", reason: "has no effect without prefix delegation, got true; set windowsIpam.prefixDelegation to true or remove it",
        }]],
        ["D2: blocks for prefixes in an existing VPC", { reservePrefixes: true, windowsIpam: { prefixDelegation: true }, network: { existingVpc } }, [{
            path: "reservePrefixes", reason: "has no effect with network.existingVpc, got true; use the component PrefixReservations for existing subnets",
        }]],
        ["E4: volumes without Linux nodes", { windowsStorage: true, coreDnsOnFargate: true }, [{
            path: "windowsStorage", reason: "needs Linux nodes for the driver's controller, got true and none; add linuxNodeGroup: {}",
        }]],
        ["a smoke test on a group that has no node", { smokeTest: true, windowsNodeGroups: [{ name: "web", scaling: { minSize: 0, maxSize: 3, desiredSize: 0 } }] }, [{
            path: "windowsNodeGroups[0].scaling.desiredSize", reason: "leaves no node for the group's smoke test, so `up` would "
                + "wait and fail, got 0 beside smokeTest; start with 1 or set smokeTest to false; see docs/troubleshooting.md#up-waits-for-a-node-group",
        }]],
        ["a smoke test on a group for which an autoscaler is to start the first node", {
            smokeTest: true, windowsNodeGroups: [{ name: "web", autoscaled: true, scaling: { minSize: 0, maxSize: 3, desiredSize: 0 } }],
        }, [{
            path: "windowsNodeGroups[0].scaling.desiredSize", reason: "leaves no node for the group's smoke test, so `up` would "
                + "wait and fail, got 0 beside smokeTest; start with 1 (the autoscaler may lower it later) or set smokeTest to false; see docs/troubleshooting.md#up-waits-for-a-node-group",
        }]],
        ["A2: a self-managed group without a release", { windowsNodeGroups: [{ name: "web", selfManaged: {} }] }, [{
            path: "releaseVersion", reason: "windowsNodeGroups[0] is self-managed, so EKS chooses no AMI release for it, got nothing; "
                + "set it to \"1.35-YYYY.MM.DD\", or set followLatestRelease to true",
        }]],
        ["settings of a managed group beside selfManaged, and limits below it", {
            followLatestRelease: true, windowsNodeGroups: [{ name: "web", update: { maxUnavailable: 1 }, selfManaged: { drainSeconds: 10 } }],
        }, [
            { path: "windowsNodeGroups[0].update", reason: "is only for groups that EKS manages, got {\"maxUnavailable\":1}; "
                + "remove it and set instanceRefresh of the self-managed group" },
            { path: "windowsNodeGroups[0].selfManaged.drainSeconds", reason: "must be a whole number from 30 to 7200, got 10" },
        ]],
        ["no group", { windowsNodeGroups: [] }, [{ path: "windowsNodeGroups", reason: "names no group; add one with a name" }]],
        ["a name twice", { windowsNodeGroups: [{ name: "web" }, { name: "api" }, { name: "web" }] }, [{
            path: "windowsNodeGroups[2].name", reason: "is already the name of windowsNodeGroups[0], got \"web\"; use another name",
        }]],
        ["E5: an old version, once", { kubernetesVersion: "1.30" }, [{
            path: "kubernetesVersion", reason: "EKS has dropped this version, got \"1.30\"; use a later one, up to \"1.36\"",
        }]],
        ["A3: another version's release", { releaseVersion: "1.34-2026.01.22" }, [{
            path: "releaseVersion",
            reason: "is a release for Kubernetes 1.34, got \"1.34-2026.01.22\" on \"1.35\"; pin a release that starts with \"1.35-\"",
        }]],
        ["A3: a pin that is followed", { releaseVersion: "1.35-2026.04.18", followLatestRelease: true }, [{
            path: "followLatestRelease", reason: "can't be set together with a pinned release, got true and \"1.35-2026.04.18\"; keep one",
        }]],
        ["A3: one release for two AMI types", {
            releaseVersion: "1.35-2026.07.21", windowsNodeGroups: [{ name: "web" }, { name: "full", amiType: WindowsAmiType.Full2022 }],
        }, [{
            path: "releaseVersion",
            reason: "can't pin several AMI types, because their releases differ, got \"1.35-2026.07.21\" for WINDOWS_CORE_2022_x86_64, "
                + "WINDOWS_FULL_2022_x86_64; remove it and set releaseVersions to "
                + "{ WINDOWS_CORE_2022_x86_64: \"1.35-YYYY.MM.DD\", WINDOWS_FULL_2022_x86_64: \"1.35-YYYY.MM.DD\" }",
        }]],
        ["A3: a group whose AMI type has no release while another's has", {
            releaseVersions: { WINDOWS_CORE_2022_x86_64: "1.35-2026.07.21" },
            windowsNodeGroups: [{ name: "web" }, { name: "full", amiType: WindowsAmiType.Full2022 }, { name: "more", amiType: WindowsAmiType.Full2022 }],
        }, [{
            path: "releaseVersions",
            reason: "has no release for WINDOWS_FULL_2022_x86_64, the AMI type of full, more, got {\"WINDOWS_CORE_2022_x86_64\":\"1.35-2026.07.21\"}; "
                + "set it to { WINDOWS_CORE_2022_x86_64: \"1.35-YYYY.MM.DD\", WINDOWS_FULL_2022_x86_64: \"1.35-YYYY.MM.DD\" }",
        }]],
        ["A3: releases that are none, of another version, of no AMI type and of no group", {
            windowsNodeGroups: [{ name: "web" }, { name: "full", amiType: WindowsAmiType.Full2022 }],
            releaseVersions: {
                WINDOWS_CORE_2022_x86_64: "latest", WINDOWS_FULL_2022_x86_64: "1.34-2026.07.21", WINDOWS_CORE_2021_x86_64: "1.35-2026.07.21",
                WINDOWS_FULL_2025_x86_64: "1.35-2026.07.21",
            },
        }, [
            { path: "releaseVersions.WINDOWS_CORE_2022_x86_64", reason: "must look like \"1.35-YYYY.MM.DD\" (Kubernetes minor, date), got \"latest\"" },
            { path: "releaseVersions.WINDOWS_FULL_2022_x86_64", reason: "is a release for Kubernetes 1.34, got \"1.34-2026.07.21\" on \"1.35\"; "
                + "pin a release that starts with \"1.35-\"" },
            { path: "releaseVersions.WINDOWS_CORE_2021_x86_64", reason: `unknown value "WINDOWS_CORE_2021_x86_64"; use one of ${Object.values(WindowsAmiType).join(", ")}` },
            { path: "releaseVersions.WINDOWS_FULL_2025_x86_64", reason: "no group with Amazon's AMI has this amiType, got \"1.35-2026.07.21\"; remove it" },
        ]],
        ["A3: releases beside one release, and beside the latest", {
            releaseVersion: "1.35-2026.07.21", followLatestRelease: true, releaseVersions: { WINDOWS_CORE_2022_x86_64: "1.35-2026.07.21" },
        }, [
            { path: "followLatestRelease", reason: "can't be set together with a pinned release, got true and \"1.35-2026.07.21\"; keep one" },
            { path: "releaseVersion", reason: "can't be set together with releaseVersions, got \"1.35-2026.07.21\"; keep one" },
            { path: "followLatestRelease", reason: "can't be set together with releaseVersions, got true; keep one" },
        ]],
        ...([["releaseVersion", "1.35-2026.07.21"], ["releaseVersions", { WINDOWS_CORE_2022_x86_64: "1.35-2026.07.21" }], ["followLatestRelease", true]] as const)
            .map(([path, value]) => [`A3, A4: ${path} where every group runs the image of a pipeline`, {
                windowsNodeGroups: [{ name: "web", imagePipeline: "apps" }, { name: "batch", imagePipeline: "apps" }], imagePipelines: [{ name: "apps" }], [path]: value,
            }, [{
                path, reason: `has no effect: all Windows groups run images of pipelines, got ${JSON.stringify(value)}; remove it`,
            }]] as const),
        ["D2: a Xen type with prefixes", {
            windowsIpam: { prefixDelegation: true }, windowsNodeGroups: [{ name: "web" }, { name: "old", instanceTypes: ["m4.large"] }],
        }, [{
            path: "windowsNodeGroups[1].instanceTypes[0]",
            reason: "instances of Xen types get no prefixes, got \"m4.large\"; use a Nitro type such as \"m5.large\" "
                + "or turn prefixDelegation off",
        }]],
        ["tags that a service refuses", { tags: { "aws:team": "web", ...many(45) } }, [
            { path: "tags", reason: "AWS allows 50 tags, of which a node has 6 others, got 46; remove 2" },
            { path: "tags[\"aws:team\"]", reason: "AWS reserves keys that begin with aws:, got \"aws:team\"; use another key" },
        ]],
        ["tags that are too many together with an image's", { tags: many(37), imagePipelines: [{ name: "img", imageTags: many(10, "image") }] }, [
            { path: "tags", reason: "AWS allows 50 tags, of which an image has 14 others, got 37; remove 1" },
        ]],
        ["tags that Image Builder refuses, of a cluster and an image", {
            tags: { größe: "x" }, imagePipelines: [{ name: "img", imageTags: { "aws:größe": "x" } }],
        }, [
            { path: "tags[\"größe\"]", reason: "a key has letters from a to z, digits, spaces and any of _.:/=+-@, got \"größe\"; change the key" },
            { path: "imagePipelines[0].imageTags[\"aws:größe\"]",
                reason: "AWS reserves keys that begin with aws:, got \"aws:größe\"; use another key" },
            { path: "imagePipelines[0].imageTags[\"aws:größe\"]",
                reason: "a key has letters from a to z, digits, spaces and any of _.:/=+-@, got \"aws:größe\"; change the key" },
        ]],
        ["A3: a pin that is wrong in itself, where all groups run images", {
            windowsNodeGroups: [{ name: "web", imagePipeline: "img" }], imagePipelines: [{ name: "img" }], releaseVersion: "1.34-2026.01.22",
        }, [{
            path: "releaseVersion", reason: "has no effect: all Windows groups run images of pipelines, got \"1.34-2026.01.22\"; remove it",
        }]],
        ["A4: an image pipeline where there is none", { windowsNodeGroups: [{ name: "web", imagePipeline: "img" }] }, [{
            path: "windowsNodeGroups[0].imagePipeline",
            reason: "is not the name of an image pipeline, got \"img\"; add it to imagePipelines",
        }]],
        ["a key that is none", {
            windowsNodeGroups: [{ name: "web", rootVolume: { kmsKeyArn: "nodes" } }],
            imagePipelines: [{ name: "img", build: { kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:alias/images" } }],
        }, [
            { path: "imagePipelines[0].build.kmsKeyArn", reason: "must be the ARN of a key, not of an "
                + `alias, got "arn:aws:kms:eu-central-1:111122223333:alias/images"; use one such as ${KEY}` },
            { path: "windowsNodeGroups[0].rootVolume.kmsKeyArn", reason: `must be the ARN of a KMS key, such as ${KEY}, got "nodes"` },
        ]],
        ["services in the default VPC", { serviceIpv4Cidr: "10.0.0.0/20" }, [{
            path: "serviceIpv4Cidr", reason: "overlaps with the VPC, got \"10.0.0.0/20\" and \"10.0.0.0/16\"; use another block",
        }]],
    ] as const) {
        it(`are refused: ${what}`, () => {
            assert.deepEqual(judge(args as Partial<WindowsClusterArgs>), problems);
        });
    }

    for (const name of ["", "Web", "web_1", "web.1", "a".repeat(31)]) {
        it(`are refused: a group named ${JSON.stringify(name)}`, () => {
            assert.deepEqual(judge({ windowsNodeGroups: [{ name }] }).map(({ path }) => path), ["windowsNodeGroups[0].name"]);
        });
    }

    it("E4, A1: are judged as a whole, without the sums of sizes that are wrong", () => {
        assert.deepEqual(judge({
            kubernetesVersion: "1.3", windowsIpam: { warmIpTarget: 0 }, network: { cidrBlock: "10.0.0.0/8", availabilityZoneCount: 4 },
            linuxNodeGroup: { instanceTypes: [], scaling: scaling(2, 0) },
            windowsNodeGroups: [{ name: "Web", instanceTypes: ["m7g.large"] }, { name: "web", scaling: scaling(0, 0) }],
        }).map(({ path }) => path), [
            "kubernetesVersion", "windowsIpam.warmIpTarget", "network.cidrBlock", "network.availabilityZoneCount",
            "linuxNodeGroup.instanceTypes", "linuxNodeGroup.scaling.desiredSize",
            "windowsNodeGroups[0].name", "windowsNodeGroups[0].instanceTypes[0]", "windowsNodeGroups[1].scaling.maxSize",
        ]);
    });
});

describe("address budget of a Windows cluster", () => {
    const web = (maxSize: number, more = {}) => [{ name: "web", scaling: scaling(maxSize), ...more }];
    const network = (prefixLength: number, availabilityZoneCount = 2) => ({ cidrBlock: `10.0.0.0/${prefixLength}`, availabilityZoneCount });
    const prefixes = (warmPrefixTarget?: number) => ({ windowsIpam: { prefixDelegation: true, warmPrefixTarget }, coreDnsOnFargate: true });

    // A private subnet of a /22 has 251 addresses, of a /21 507; EKS takes 16, the default Linux group 72 in two zones and 54 in three.
    for (const [what, most, args] of [
        ["D1: of 10 addresses", 28, max => ({ network: network(22), windowsNodeGroups: web(max) })],
        ["D1: of 10 addresses in three zones", 48, max => ({ network: network(22, 3), windowsNodeGroups: web(max) })],
        ["D2: of 113 addresses", 4, max => ({ network: network(21), windowsNodeGroups: web(max), ...prefixes() })],
        ["D3: of 129 addresses, a warm prefix among them", 2, max => ({ network: network(21), windowsNodeGroups: web(max), ...prefixes(1) })],
        ["P3: of a group that twenty nodes come on top of", 12, max => ({
            network: network(22), windowsNodeGroups: web(max, { update: { maxUnavailable: 20 } }),
        })],
        ["P3: of a group whose old nodes go before new ones come", 32, max => ({
            network: network(22), windowsNodeGroups: web(max, { update: { maxUnavailable: 20, strategy: UpdateStrategy.Minimal } }),
        })],
        ["P3: of a self-managed group that a refresh adds a node in ten to, and of its warm pool", 26, max => ({
            network: network(22), followLatestRelease: true, windowsNodeGroups: web(max, { selfManaged: { warmPool: { minSize: 3 } } }),
        })],
        ["D2: of a kubelet that takes 140 pods", 2, max => ({
            network: network(21), imagePipelines: [{ name: "apps" }], ...prefixes(),
            windowsNodeGroups: web(max, { imagePipeline: "apps", kubelet: { maxPods: 140 } }),
        })],
        ["D3: of 129 addresses, with 120 that each node holds at least", 2, max => ({
            network: network(21), windowsNodeGroups: web(max), coreDnsOnFargate: true, windowsIpam: { prefixDelegation: true, minimumIpTarget: 120 },
        })],
        ["D3: of 145 addresses, with 20 that are kept free", 2, max => ({
            network: network(21), windowsNodeGroups: web(max), coreDnsOnFargate: true, windowsIpam: { prefixDelegation: true, warmIpTarget: 20 },
        })],
        ["D1: of the largest of several types", 10, max => ({
            network: network(22), coreDnsOnFargate: true,
            windowsNodeGroups: web(max, { instanceTypes: ["m6i.large", "m6i.4xlarge", "m99i.large"] }),
        })],
        ["D1: of a group beside another", 20, max => ({ network: network(22), windowsNodeGroups: [...web(max), { name: "api" }] })],
        ["E4: of the Linux group", 16, max => ({ network: network(22), linuxNodeGroup: { scaling: scaling(max) } })],
    ] as [string, number, (max: number) => Partial<WindowsClusterArgs>][]) {
        it(`holds ${most} nodes at most ${what}`, () => {
            assert.deepEqual(judge(args(most)), []);
            assert.deepEqual(judge(args(most + 1)).map(({ path }) => path), ["network.cidrBlock"]);
        });
    }

    it("D3: names the smallest VPC that is large enough, where there is one", () => {
        const sizes = fc.record({ max: fc.integer({ min: 1, max: 1500 }), prefixDelegation: fc.boolean(), zones: fc.constantFrom(2, 3) });
        fc.assert(fc.property(sizes, ({ max, prefixDelegation, zones }) => {
            const inVpc = (prefixLength: number) => judge({
                network: network(prefixLength, zones), windowsNodeGroups: web(max), windowsIpam: { prefixDelegation },
            });
            const [problem] = inVpc(24);
            const named = /use a \/(\d+) or larger/.exec(problem?.reason ?? "")?.[1];
            if (named) {
                assert.deepEqual(inVpc(Number(named)), []);
                assert.equal(inVpc(Number(named) + 1).length, 1);
            } else {
                assert.equal(inVpc(16).length, 1);
            }
        }));
    });
});
