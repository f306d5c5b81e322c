import * as assert from "node:assert/strict";
import { Role } from "@pulumi/aws/iam";
import { Provider } from "@pulumi/kubernetes/provider";
import { VpcCniOwner, WindowsIpam, WindowsSupport } from "../../components";
import { title } from "./providers/callLog";
import { gapsInAccess, gapsInWindowsCapacity } from "./support/availability";
import { startEngine } from "./support/baseline";
import { Changes, NOTHING } from "./support/changes";
import { notAllowed } from "./support/deployerRights";
import { Deployment } from "./support/deployment";
import { Config, Program, ownConfig, ownProgram } from "./support/engine";

const GROUP = "aws:eks/nodeGroup:NodeGroup cluster-web";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate cluster-web";
const CLUSTER = "aws:eks/cluster:Cluster cluster-eksCluster";
const BUILDER = "aws:imagebuilder";

/** A way to run the cluster that neither dev nor prod has, and a change of it. */
interface Mode {
    title: string;
    config: Partial<Config>;
    /** What must be there after the first up, and what must not. */
    has: string[];
    hasNot?: string[];
    change: (config: Config) => void;
    expected: Partial<Changes>;
    /** What a destroy leaves on purpose. */
    kept?: RegExp;
}

const more = (config: Config) => { config.windowsNodeGroups[0].scaling = { minSize: 2, maxSize: 4, desiredSize: 3 }; };
const web = (settings: Config) => [{ name: "web", instanceTypes: ["t3.large"], scaling: { minSize: 1, maxSize: 2, desiredSize: 1 }, ...settings }];
const pipeline = { name: "iis", delivery: "DURING_UP", steps: [{ name: "log", powerShell: "wevtutil sl Application /ms:209715200" }] };

const MODES: Mode[] = [
    {
        title: "E4: CoreDNS on Fargate, without a Linux node",
        config: { coreDnsOnFargate: true },
        has: ["aws:eks/fargateProfile:FargateProfile cluster-coredns-fargate", "aws:eks/addon:Addon cluster-coredns"],
        hasNot: ["aws:eks/nodeGroup:NodeGroup cluster-linux"], change: more, expected: { updated: [GROUP] },
    },
    {
        title: "A4: an image that the up itself builds",
        config: { imagePipelines: [pipeline], windowsNodeGroups: web({ imagePipeline: "iis" }) },
        has: [`${BUILDER}/image:Image cluster-iis`],
        change: config => { config.imagePipelines = [{ ...pipeline, steps: [{ name: "log", powerShell: "wevtutil sl System /ms:209715200" }] }]; },
        expected: {
            created: [
                ...["contents", "log"].map(name => `${BUILDER}/component:Component cluster-iis-${name}`),
                `${BUILDER}/image:Image cluster-iis`, `${BUILDER}/imageRecipe:ImageRecipe cluster-iis`,
            ],
            updated: [TEMPLATE, GROUP, `${BUILDER}/imagePipeline:ImagePipeline cluster-iis`],
        },
        kept: /^aws:imagebuilder\/(component:Component|image:Image|imageRecipe:ImageRecipe) /,
    },
    {
        title: "D2, E6: runtime classes, volumes and reserved prefixes",
        config: { runtimeClasses: true, windowsStorage: true, reservePrefixes: true, windowsIpam: { prefixDelegation: true } },
        has: [
            "kubernetes:node.k8s.io/v1:RuntimeClass cluster-runtime-2022", "kubernetes:storage.k8s.io/v1:StorageClass cluster-storage",
            "aws:eks/addon:Addon cluster-storage", "aws:ec2/subnetCidrReservation:SubnetCidrReservation cluster-prefixes-1-24",
        ],
        change: config => { config.windowsNodeGroups[0].labels = { tier: "web" }; }, expected: { updated: [GROUP] },
    },
    {
        title: "L3: a secondary CIDR block with subnets for Windows nodes, added to a cluster that runs",
        config: {}, has: [GROUP], hasNot: ["aws:ec2/subnet:Subnet cluster-network-windows-1"],
        change: config => { config.network = { ...config.network, secondaryCidrBlock: "100.64.0.0/16" }; },
        expected: {
            created: [
                ...["1", "2"].map(number => `aws:ec2/routeTableAssociation:RouteTableAssociation cluster-network-windows-${number}`),
                ...["1", "2"].map(number => `aws:ec2/subnet:Subnet cluster-network-windows-${number}`),
                "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation cluster-network-windows",
            ],
            replaced: [GROUP],
        },
    },
    { title: "P1: the newest AMI release at each up", config: { followLatestRelease: true }, has: [GROUP], change: more, expected: { updated: [GROUP] } },
    {
        title: "a VPC that is there already",
        config: { network: { existingVpc: {
            vpcId: "vpc-0123456789abcdef0", privateSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
        } } },
        has: [GROUP], hasNot: ["aws:ec2/vpc:Vpc cluster-network"], change: more, expected: { updated: [GROUP] },
    },
    {
        title: "Spot nodes", config: { windowsNodeGroups: web({ capacityType: "SPOT", instanceTypes: ["m6i.large", "m5.large"] }) }, has: [GROUP],
        // EKS keeps what the group has where the setting is removed, so it takes the other value.
        change: config => { config.windowsNodeGroups = web({ capacityType: "ON_DEMAND", instanceTypes: ["m6i.large", "m5.large"] }); },
        expected: { replaced: [GROUP] },
    },
    {
        title: "E3: authentication by aws-auth alone, then by access entries as well",
        config: { authenticationMode: "CONFIG_MAP" }, has: ["kubernetes:core/v1:ConfigMap cluster-nodeAccess"],
        hasNot: ["aws:eks/accessEntry:AccessEntry cluster-windows"], change: config => { config.authenticationMode = "API_AND_CONFIG_MAP"; },
        expected: { created: ["aws:eks/accessEntry:AccessEntry cluster-windows"], updated: [CLUSTER] },
    },
    {
        title: "L11: authentication by access entries and aws-auth, then by access entries alone",
        config: {}, has: ["kubernetes:core/v1:ConfigMap cluster-nodeAccess", "aws:eks/accessEntry:AccessEntry cluster-windows"],
        change: config => { config.authenticationMode = "API"; },
        expected: { updated: [CLUSTER], deleted: ["kubernetes:core/v1:ConfigMap cluster-nodeAccess"] },
    },
];

describe("modes that neither stack has, under the real engine", () => {
    let deployment: Deployment;
    let empty: ReturnType<Deployment["save"]>;

    before(async () => {
        deployment = await Deployment.create(await startEngine(), "dev", "eks-windows", ownConfig("dev"), ownProgram);
        empty = deployment.save();
    });

    for (const { title: name, config: settings, has, hasNot = [], change, expected, kept = /^$/ } of MODES) {
        it(`${name}: up, change and destroy`, async () => {
            const { cloud } = deployment.engine;
            deployment.restore(empty);
            const config: Config = { ...ownConfig("dev"), ...settings };
            deployment.configure(config);
            const first = await deployment.up();
            assert.equal(first.failed, false, first.output);
            assert.deepEqual(notAllowed(cloud.log), []);
            const made = cloud.left().map(title);
            assert.deepEqual(has.filter(wanted => !made.includes(wanted)), []);
            assert.deepEqual(hasNot.filter(unwanted => made.includes(unwanted)), []);

            change(config);
            deployment.configure(config);
            const { changes, failed, output, before: earlier } = await deployment.up();
            assert.equal(failed, false, output);
            // A tag that marks the image in use comes and goes with it.
            assert.deepEqual({ ...changes, replaced: changes.replaced.filter(each => !each.startsWith("aws:ec2/tag:Tag ")) }, { ...NOTHING, ...expected });
            assert.deepEqual(gapsInWindowsCapacity(earlier, cloud.log), []);
            if (settings.authenticationMode === undefined) {
                assert.deepEqual(gapsInAccess(earlier, cloud.log), []);
            }
            assert.deepEqual((await deployment.up()).changes, NOTHING);

            const gone = await deployment.destroy();
            assert.equal(gone.failed, false, gone.output);
            assert.deepEqual(cloud.left().map(title).filter(left => !kept.test(left)), []);
        });
    }

    it("E2: a self-managed CNI in a cluster of somebody else: up, change and destroy", async () => {
        const { cloud } = deployment.engine;
        const patch = "kubernetes:core/v1:ConfigMapPatch support-vpc-cni";
        const program = (windowsIpam: WindowsIpam): Program => async () => {
            const { arn } = new Role("windows", { assumeRolePolicy: "{}" });
            new WindowsSupport("support", { clusterName: "legacy", nodeRoleArn: arn, vpcCniOwner: VpcCniOwner.SelfManaged, windowsIpam }, {
                providers: { kubernetes: new Provider("kubernetes", { kubeconfig: "{}" }) },
            });
        };
        deployment.restore(empty);
        deployment.use(program({}));
        const first = await deployment.up();
        assert.equal(first.failed, false, first.output);
        assert.deepEqual(first.changes.created.sort(), ["aws:eks/accessEntry:AccessEntry support", "aws:iam/role:Role windows", patch]);
        deployment.use(program({ prefixDelegation: true }));
        const { changes, failed, output } = await deployment.up();
        assert.equal(failed, false, output);
        assert.deepEqual(changes, { ...NOTHING, updated: [patch] });
        assert.deepEqual((await deployment.up()).changes, NOTHING);
        const gone = await deployment.destroy();
        assert.equal(gone.failed, false, gone.output);
        assert.deepEqual(cloud.left(), []);
    });

    it("authentication by access entries never goes back: EKS refuses, and nothing changes", async () => {
        deployment.restore(empty);
        const config = { ...ownConfig("dev"), authenticationMode: "API" };
        deployment.configure(config);
        await deployment.up();
        deployment.configure({ ...config, authenticationMode: "API_AND_CONFIG_MAP" });
        const { failed, output, changes } = await deployment.up();
        assert.equal(failed, true);
        assert.match(output, /Unsupported authentication mode update from API to API_AND_CONFIG_MAP/);
        assert.deepEqual(changes, NOTHING);
    });
});
