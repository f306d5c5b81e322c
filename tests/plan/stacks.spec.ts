import * as assert from "node:assert/strict";
import { assertPlanSchema } from "../support/planSchema";
import { devConfig, planInHost, planWith, runPlan } from "../support/runPlan";

/** What the plan of a stack says as JSON; it runs once for all cases. */
async function json(...args: string[]): Promise<any> {
    const { code, stdout, stderr } = await planInHost(...args, "--json");
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout);
}

const count = (plan: any, type: string, where: (inputs: any) => boolean = () => true) =>
    plan.resources.filter((resource: any) => resource.type === type && where(resource.inputs)).length;
const inputs = (plan: any, type: string, name: string) => plan.resources.find((resource: any) => resource.type === type && resource.name === name).inputs;

describe("plan of the stacks dev and prod", () => {
    let dev: any;
    let prod: any;
    before(async () => {
        dev = await json();
        prod = await json("--stack", "prod");
    });

    it("is one document with these keys, and each resource with these", () => {
        for (const plan of [dev, prod]) {
            assert.deepEqual(["resources", "outputs", "capacity", "policy", "problems"].filter(key => !(key in plan)), []);
            assert.deepEqual(Object.keys(plan.capacity), ["nodeGroups", "subnets"]);
            assertPlanSchema(plan);
            assert.deepEqual([plan.formatVersion, plan.policy.violations, plan.policy.notRead, plan.problems], [1, [], [], []]);
            for (const resource of plan.resources) {
                assert.deepEqual(Object.keys(resource).slice(0, 6), ["urn", "type", "name", "parent", "custom", "inputs"]);
                assert.ok(resource.parent === null ? resource.type === "pulumi:pulumi:Stack"
                    : plan.resources.some(({ urn }: any) => urn === resource.parent), resource.urn);
            }
        }
    });

    it("gives URNs as the engine does", () => {
        const { urn } = dev.resources.find(({ type }: any) => type === "aws:eks/cluster:Cluster");
        assert.equal(urn, "urn:pulumi:dev::eks-windows::eks-windows:index:WindowsCluster$eks-windows:index:ControlPlane$eks:index:Cluster"
            + "$aws:eks/cluster:Cluster::cluster-eksCluster");
    });

    it("shows the fourteen children that eks.Cluster makes in its own provider", () => {
        const { urn } = dev.resources.find(({ type }: any) => type === "eks:index:Cluster");
        const below = dev.resources.filter(({ parent }: any) => parent?.startsWith(urn.split("::cluster")[0]));
        assert.deepEqual(below.map(({ type, name }: any) => `${type} ${name}`).sort(), [
            "aws:ec2/securityGroup:SecurityGroup cluster-eksClusterSecurityGroup",
            "aws:ec2/securityGroup:SecurityGroup cluster-nodeSecurityGroup",
            ...["eksClusterIngressRule", "eksClusterInternetEgressRule", "eksExtApiServerClusterIngressRule", "eksNodeClusterIngressRule",
                "eksNodeIngressRule", "eksNodeInternetEgressRule"].map(rule => `aws:ec2/securityGroupRule:SecurityGroupRule cluster-${rule}`),
            "aws:eks/addon:Addon cluster-kube-proxy",
            "aws:eks/addon:Addon cluster-vpc-cni",
            "aws:eks/cluster:Cluster cluster-eksCluster",
            "eks:index:VpcCniAddon cluster-vpc-cni",
            "kubernetes:core/v1:ConfigMap cluster-nodeAccess",
            "pulumi:providers:kubernetes cluster-eks-k8s",
        ].sort());
    });

    it("E1: has both policies on the cluster's role", () => {
        for (const plan of [dev, prod]) {
            for (const policy of ["AmazonEKSClusterPolicy", "AmazonEKSVPCResourceController"]) {
                assert.equal(count(plan, "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                    ({ policyArn }) => policyArn === `arn:aws:iam::aws:policy/${policy}`), 1, policy);
            }
        }
    });

    it("E2, D2: has one owner of Windows IPAM, with prefix delegation in prod", () => {
        const values = (plan: any) => JSON.parse(inputs(plan, "aws:eks/addon:Addon", "cluster-vpc-cni").configurationValues);
        assert.deepEqual([values(dev).enableWindowsIpam, values(dev).enableWindowsPrefixDelegation], ["true", "false"]);
        assert.deepEqual([values(prod).enableWindowsIpam, values(prod).enableWindowsPrefixDelegation], ["true", "true"]);
        for (const plan of [dev, prod]) {
            assert.equal(count(plan, "aws:eks/addon:Addon", ({ addonName }) => addonName === "vpc-cni"), 1);
            assert.equal(count(plan, "kubernetes:core/v1:ConfigMap", ({ metadata }) => metadata.name === "amazon-vpc-cni"), 0);
        }
    });

    it("E3, L11: maps the Windows role in aws-auth and gives it an EC2_WINDOWS entry", () => {
        for (const plan of [dev, prod]) {
            assert.equal(count(plan, "kubernetes:core/v1:ConfigMap", ({ metadata }) => metadata.name === "aws-auth"), 1);
            assert.equal(count(plan, "aws:eks/accessEntry:AccessEntry", ({ type }) => type === "EC2_WINDOWS"), 1);
        }
    });

    it("gives prod's deployers, CI and people access entries of their own", () => {
        assert.equal(count(prod, "aws:eks/accessEntry:AccessEntry", ({ type }) => type === "STANDARD"), 3);
        assert.equal(count(prod, "aws:eks/accessPolicyAssociation:AccessPolicyAssociation"), 3);
    });

    it("E4: has Linux nodes for CoreDNS, at least two", () => {
        assert.deepEqual(inputs(dev, "aws:eks/nodeGroup:NodeGroup", "cluster-linux").scalingConfig, { minSize: 2, maxSize: 3, desiredSize: 2 });
        assert.equal(inputs(prod, "aws:eks/nodeGroup:NodeGroup", "cluster-linux").scalingConfig.desiredSize, 3);
        assert.equal(count(dev, "aws:eks/addon:Addon", ({ addonName }) => addonName === "coredns"), 1);
    });

    it("makes two zones with one NAT gateway in dev, three with one each in prod", () => {
        const zones = (plan: any) => new Set(plan.resources.filter(({ type }: any) => type === "aws:ec2/subnet:Subnet")
            .map((subnet: any) => subnet.inputs.availabilityZone));
        assert.deepEqual([...zones(dev)].sort(), ["eu-central-1a", "eu-central-1b"]);
        assert.deepEqual([...zones(prod)].sort(), ["eu-central-1a", "eu-central-1b", "eu-central-1c"]);
        assert.deepEqual([count(dev, "aws:ec2/natGateway:NatGateway"), count(prod, "aws:ec2/natGateway:NatGateway")], [1, 3]);
    });

    it("A3, A4: runs both groups of prod on the image of one pipeline, and states the support type", () => {
        for (const name of ["cluster-web", "cluster-batch"]) {
            const { amiType, version, releaseVersion } = inputs(prod, "aws:eks/nodeGroup:NodeGroup", name);
            assert.deepEqual([amiType, version, releaseVersion], [undefined, undefined, undefined]);
            assert.equal(inputs(prod, "aws:ec2/launchTemplate:LaunchTemplate", name).imageId, "ami-0a1b2c3d4e5f60718");
        }
        assert.deepEqual(inputs(prod, "aws:eks/cluster:Cluster", "cluster-eksCluster").upgradePolicy, { supportType: "EXTENDED" });
        assert.deepEqual(inputs(dev, "aws:eks/cluster:Cluster", "cluster-eksCluster").upgradePolicy, { supportType: "STANDARD" });
    });

    it("P2, A5, A6: builds prod's image on a schedule, with two cached containers and Fast Launch, and announces it in SSM", () => {
        assert.equal(inputs(prod, "aws:imagebuilder/imagePipeline:ImagePipeline", "cluster-apps").schedule.scheduleExpression, "cron(0 3 ? * TUE *)");
        const [distribution] = inputs(prod, "aws:imagebuilder/distributionConfiguration:DistributionConfiguration", "cluster-apps").distributions;
        assert.equal(distribution.ssmParameterConfigurations[0].parameterName, "/eks-windows/eks-windows/prod/cluster-apps/image-id");
        assert.equal(distribution.fastLaunchConfigurations[0].snapshotConfiguration.targetResourceCount, 12);
        const { data } = inputs(prod, "aws:imagebuilder/component:Component", "cluster-apps-cache");
        ["mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022", "111122223333.dkr.ecr.eu-central-1.amazonaws.com/batch:1.0-ltsc2022"]
            .forEach(image => assert.ok(data.includes(`Save-Image '${image}'`), image));
        const [update] = inputs(prod, "aws:imagebuilder/imageRecipe:ImageRecipe", "cluster-apps").components;
        assert.match(update.componentArn, /update-windows/);
    });

    it("D1, D2: knows how many pods each Windows group holds", () => {
        const rows = (plan: any) => plan.capacity.nodeGroups.map((group: any) => [
            group.name, group.instanceTypes[0], group.minSize, group.desiredSize, group.maxSize, group.ipv4PerInterface, group.ipamMode,
            group.addressablePods, group.podsPerNode, group.podsAtDesiredSize, group.podsAtMaxSize,
        ]).sort();
        assert.deepEqual(rows(dev), [["cluster-web", "t3.large", 1, 1, 2, 12, "secondary addresses", 11, 11, 11, 22]]);
        assert.deepEqual(rows(prod), [
            ["cluster-batch", "m6i.4xlarge", 1, 1, 4, 30, "prefix delegation", 464, 110, 110, 440],
            ["cluster-web", "m6i.xlarge", 3, 3, 9, 15, "prefix delegation", 224, 110, 330, 990],
        ]);
    });

    it("D3: holds the private subnets against what the groups need at full size", () => {
        // prod, per subnet: EKS 16; web (9 + 6 surge) / 3 = 5 x (1 + 7 x 16); batch (4 + 6) / 3 = 4 x 113; Linux (4 + 6) / 3 = 4 x 3 x 10.
        const [first] = prod.capacity.subnets;
        assert.deepEqual([first.cidrBlock, first.usableAddresses, first.neededAddresses], ["10.20.0.0/18", 16379, 16 + 5 * 113 + 4 * 113 + 4 * 30]);
        assert.equal(prod.capacity.subnets.length, 3);
        // dev: 16; web (2 + 4) / 2 = 3 x 12; Linux (3 + 4) / 2 = 4 x 3 x 6.
        assert.deepEqual(dev.capacity.subnets.map((subnet: any) => subnet.neededAddresses), [16 + 36 + 72, 16 + 36 + 72]);
    });

    it("shows the nodes' disk, metadata service and taint", () => {
        const template = inputs(prod, "aws:ec2/launchTemplate:LaunchTemplate", "cluster-batch");
        assert.deepEqual([template.blockDeviceMappings[0].ebs.volumeSize, template.blockDeviceMappings[0].ebs.encrypted], [200, "true"]);
        assert.equal(template.metadataOptions.httpTokens, "required");
        assert.deepEqual(inputs(prod, "aws:eks/nodeGroup:NodeGroup", "cluster-batch").taints, [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }]);
    });

    it("masks the kubeconfig and names what is unknown", () => {
        assert.equal(dev.outputs.kubeconfig, "[secret]");
        assert.equal(dev.outputs.clusterName, "[unknown]");
        assert.deepEqual(dev.outputs.podsPerNode, { web: 11 });
        assert.doesNotMatch(JSON.stringify([dev, prod]), /04da6b54|1b47061264138c4ac30d75fd1eb44270/);
    });
});

describe("plan as text", () => {
    it("shows every part, and says that nothing was asked of AWS", () => {
        const { code, stdout, stderr } = runPlan("--stack", "prod", "--resources", "--details");
        assert.equal(code, 0, stderr);
        assert.equal(stderr, "");
        for (const part of [
            "Made offline", "AWS was not asked", "└─ eks-windows:index:WindowsCluster  cluster", "Chosen by default",
            "authenticationMode = API_AND_CONFIG_MAP", "AmazonEKSClusterPolicy, AmazonEKSVPCResourceController", "access entry EC2_WINDOWS (cluster-windows)",
            "taint os=windows:NO_SCHEDULE", "prefix delegation", "2027-03-27  standard support of Kubernetes 1.35 ends", "found nothing",
            "  found nothing  windows-access-entry-order, ", "kubeconfig: [secret]", "12 snapshots kept ready",
            "holds mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022 (8 GiB)", "disk 100 GiB: Windows 30, images 18",
            "run by cluster-web, cluster-batch",
        ]) {
            assert.ok(stdout.includes(part), part);
        }
        assert.match(stdout, /cluster-web +CUSTOM +own image +m6i\.xlarge +3\/3\/9 +110 +330\/990/);
        assert.match(stdout, /cluster-web: 15 IPv4 addresses on a node, prefix delegation: 224 pods, of which kubelet accepts\s+110;/);
        assert.match(stdout, /cluster-network-private-1, CIDR block 10\.20\.0\.0\/18, usable 16379, needed 1153/);
    });

    it("names a choice as a default only where the user made none", async () => {
        assert.doesNotMatch((await planInHost("--stack", "prod")).stdout, /supportType = |linuxNodeGroup|instanceTypes = /);
        assert.match((await planWith({ kubernetesVersion: "1.35", windowsNodeGroups: [{ name: "web" }] })).stdout,
            / supportType = STANDARD[^]* linuxNodeGroup\.instanceTypes = \["t3\.medium"\][^]* instanceTypes = \["m6i\.large"\]/);
    });

    it("P3: says of a self-managed group that an update adds one node, in the singular", async () => {
        const groups = [{ name: "web", selfManaged: {} }];
        assert.match((await planWith({ ...devConfig(), followLatestRelease: true, windowsNodeGroups: groups })).stdout, /; an update adds 1 node\n/);
    });

    it("D3, P3: says what the controller keeps ready, and how many nodes an update adds", async () => {
        const groups = [{ name: "web" }, { name: "batch", update: { strategy: "MINIMAL", maxUnavailable: 2 } }];
        const shown = async (windowsIpam: object) => (await planWith({ ...devConfig(), windowsNodeGroups: groups, windowsIpam })).stdout;
        assert.match(await shown({}), /Windows IPAM +secondary addresses, 1 address kept free on each node, 3 held at least;\s+set\s+by aws:eks\/addon:Addon/);
        assert.match(await shown({}), /cluster-web: .*; an update adds 4 nodes\n {2}cluster-batch: .*; an update adds 0 nodes\n/);
        assert.match(await shown({ prefixDelegation: true, warmPrefixTarget: 2 }),
            /prefix delegation, 2 prefixes kept free on each node; set\s+by/);
    });

    it("A3: takes the latest release for what this package has stored, and says so", async () => {
        const { stdout } = await planWith({ ...devConfig(), followLatestRelease: true });
        const [, warnings] = /\nWarnings\n([^]*?)\nPolicies/.exec(stdout.replace(/\n {6}/g, " "))!;
        assert.match(warnings, /AMI release 1\.35-2026\.07\.21 is the latest that this package knows; pulumi up asks SSM for the latest/);
        assert.doesNotMatch(warnings, /days old/);
    });

    it("A3: pins each AMI type, as the stack's file says", async () => {
        const { stdout, code } = await planWith({
            ...devConfig(), windowsNodeGroups: [{ name: "web", amiType: "WINDOWS_CORE_2025_x86_64" }, { name: "full", amiType: "WINDOWS_FULL_2025_x86_64" }],
            releaseVersions: { WINDOWS_CORE_2025_x86_64: "1.35-2026.07.18", WINDOWS_FULL_2025_x86_64: "1.35-2026.07.21" },
        });
        assert.equal(code, 0);
        assert.match(stdout, /cluster-web +WINDOWS_CORE_2025_x86_64 +1\.35-2026\.07\.18[^]*cluster-full +WINDOWS_FULL_2025_x86_64 +1\.35-2026\.07\.21/);
        assert.doesNotMatch(stdout, /windows-one-release\n/);
    });

    it("says when support of Windows Server ends", async () => {
        const config = { ...devConfig(), windowsNodeGroups: [{ name: "web" }, { name: "old", amiType: "WINDOWS_CORE_2019_x86_64" }] };
        const { stdout } = await planWith(config, "--details");
        assert.match(stdout, /\nSupport and calendar\n[^]*2024-01-09 {2}mainstream support of Windows Server 2019 ended; [^]*2026-10-13 {2}mainstream support of Windows Server 2022 ended/);
        assert.match((await planWith(config)).stdout, /2029-01-09 {2}support of Windows Server 2019 ends\n[^]*2031-10-14 {2}support of Windows Server 2022 ends\n/);
    });

    it("warns of a Kubernetes version that it does not know, and plans it", async () => {
        const { stdout, code } = await planWith({ ...devConfig(), kubernetesVersion: "1.99" });
        assert.equal(code, 0);
        assert.match(stdout, /Warnings\n[^]*Kubernetes 1\.99 is newer than this package, which knows versions up to 1\.36/);
    });

    it("A3: shows the pinned release, and says how to get the newest where it is old", async () => {
        const { stdout } = await planWith({ ...devConfig(), releaseVersion: "1.35-2026.04.18" });
        assert.match(stdout, /cluster-web +WINDOWS_CORE_2022_x86_64 +1\.35-2026\.04\.18/);
        assert.match(stdout, /AMI release 1\.35-2026\.04\.18 is \d+ days old[^]*Windows_Server-2022-English-Core-EKS_Optimized-1\.35/);
    });

    it("knows no capacity of a type that the table lacks, warns, and refuses nothing", async () => {
        const config = devConfig();
        config.windowsNodeGroups[0].instanceTypes = ["m99i.large"];
        const { code, stdout } = await planWith(config);
        assert.equal(code, 0);
        assert.match(stdout, /m99i\.large +1\/1\/2 +unknown +unknown\/unknown\n {2}cluster-web: unknown IPv4 addresses on a node, secondary addresses/);
        assert.match(stdout, /cluster-web: m99i\.large is not in the table of network interfaces/);
        const document = await planWith(config, "--json");
        assert.equal(JSON.parse(document.stdout).capacity.nodeGroups[0].podsPerNode, null);
        assert.match(document.stderr, /warning: cluster-web: m99i\.large is not in the table/);
    });

    it("prints its usage", () => {
        const { code, stdout } = runPlan("--help");
        assert.equal(code, 0);
        assert.match(stdout, /^Usage: npm run plan -- \[--stack NAME\] \[--program DIR\] \[--json \| --markdown\]/);
    });
});
