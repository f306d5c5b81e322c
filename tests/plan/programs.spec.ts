import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { ROOT, devConfig, ownProgramWith, planProgram, runPlan, withProgram } from "../support/runPlan";

const PROJECT = { name: "shop", runtime: "nodejs" };

const filesOf = (source: string, config: Record<string, unknown>) => ({ "Pulumi.yaml": PROJECT, "Pulumi.dev.yaml": { config }, "index.ts": source });

/** Plans a program that stands in a folder of its own, without packages of its own. */
const planSource = (source: string, config: Record<string, unknown>, ...args: string[]) => planProgram(filesOf(source, config), ...args);

/** A cluster of raw resources, as people have it who don't use the components. */
const RAW = (clusterArgs: string, policies: string[], linux: boolean) => `
    import * as aws from "@pulumi/aws";
    const role = new aws.iam.Role("cluster", { assumeRolePolicy: "{}" });
    for (const policy of ${JSON.stringify(policies)}) {
        new aws.iam.RolePolicyAttachment(policy, { role: role.name, policyArn: "arn:aws:iam::aws:policy/" + policy });
    }
    const nodes = new aws.iam.Role("nodes", { assumeRolePolicy: "{}" });
    const cluster = new aws.eks.Cluster("raw", { roleArn: role.arn, vpcConfig: { subnetIds: ["subnet-1"] }, ${clusterArgs} });
    new aws.eks.Addon("vpc-cni", {
        clusterName: cluster.name, addonName: "vpc-cni", configurationValues: JSON.stringify({ enableWindowsIpam: "true" }),
    });
    const group = { clusterName: cluster.name, nodeRoleArn: nodes.arn, subnetIds: ["subnet-1"], instanceTypes: ["m6i.large"],
        scalingConfig: { minSize: 1, maxSize: 2, desiredSize: 1 } };
    new aws.eks.NodeGroup("windows", { ...group, amiType: "WINDOWS_CORE_2022_x86_64" });
    ${linux ? "new aws.eks.NodeGroup(\"linux\", { ...group, amiType: \"AL2023_x86_64_STANDARD\" });" : ""}
    export const clusterName = cluster.name;
`;
const BOTH = ["AmazonEKSClusterPolicy", "AmazonEKSVPCResourceController"];

describe("plan of other programs", () => {
    it("passes raw resources that are in order", async () => {
        const { code, stdout, stderr } = await planSource(RAW("", BOTH, true), {}, "--json");
        assert.equal(code, 0, stderr);
        assert.deepEqual(JSON.parse(stdout).policy.violations, []);
        assert.equal(JSON.parse(stdout).outputs.clusterName, "[unknown]");
    });

    it("E1, E4, L4: exit code 1 where mandatory policies are violated, and all of them are named", async () => {
        const { code, stdout } = await planSource(RAW("kubernetesNetworkConfig: { ipFamily: \"ipv6\" }", BOTH.slice(0, 1), false), {}, "--json");
        assert.equal(code, 1);
        const { violations } = JSON.parse(stdout).policy;
        assert.deepEqual(violations.map(({ policy, enforcementLevel, urn }: any) => [policy, enforcementLevel, urn]), [
            ["windows-cluster-role-policies", "mandatory", "urn:pulumi:dev::shop::aws:eks/cluster:Cluster::raw"],
            ["windows-linux-capacity", "mandatory", "urn:pulumi:dev::shop::aws:eks/nodeGroup:NodeGroup::windows"],
            ["windows-no-ipv6-cluster", "mandatory", "urn:pulumi:dev::shop::aws:eks/cluster:Cluster::raw"],
        ]);
        assert.match(violations[2].message, /kubernetesNetworkConfig\.ipFamily: Windows nodes can't join an IPv6 cluster, got "ipv6"; use "ipv4"/);
    });

    for (const [title, args, expected] of [
        ["its own default role lacks the VPC resource controller's policy", "", ["windows-cluster-role-policies", "windows-ipam"]],
        ["Auto Mode may bring Linux nodes", "autoMode: { enabled: true }", ["windows-cluster-role-policies"]],
        ["Fargate may run CoreDNS", "fargate: true", ["windows-cluster-role-policies", "windows-ipam"]],
        ["without any of them there is no Linux capacity", "skipDefaultNodeGroup: true",
            ["windows-cluster-role-policies", "windows-ipam", "windows-linux-capacity"]],
    ] as const) {
        it(`E1, E4: knows of eks.Cluster that ${title}`, async () => {
            const { stdout } = await planSource(`
                import * as aws from "@pulumi/aws";
                import * as eks from "@pulumi/eks";
                const cluster = new eks.Cluster("comp", { ${args} });
                new aws.eks.NodeGroup("windows", { clusterName: cluster.eksCluster.name, nodeRoleArn: "arn:aws:iam::111122223333:role/w",
                    subnetIds: ["subnet-1"], amiType: "WINDOWS_CORE_2022_x86_64", scalingConfig: { minSize: 1, maxSize: 1, desiredSize: 1 } });
            `, {}, "--json");
            assert.deepEqual(JSON.parse(stdout).policy.violations.map(({ policy }: any) => policy), expected);
        });
    }

    it("L3, L4: judges what eks.Cluster makes inside its own provider", async () => {
        const { code, stdout } = await planSource(`
            import * as aws from "@pulumi/aws";
            import * as eks from "@pulumi/eks";
            const cluster = new eks.Cluster("comp", { ipFamily: "ipv6", skipDefaultNodeGroup: true,
                vpcCniOptions: { cniCustomNetworkCfg: true } });
            new aws.eks.NodeGroup("windows", { clusterName: cluster.eksCluster.name, nodeRoleArn: "arn:aws:iam::111122223333:role/w",
                subnetIds: ["subnet-1"], amiType: "WINDOWS_CORE_2022_x86_64", scalingConfig: { minSize: 1, maxSize: 1, desiredSize: 1 } });
        `, {}, "--json");
        assert.equal(code, 1);
        assert.deepEqual(JSON.parse(stdout).policy.violations.map(({ policy }: any) => policy), [
            "windows-cluster-role-policies", "windows-ipam", "windows-linux-capacity", "windows-no-custom-networking", "windows-no-ipv6-cluster",
        ]);
    });

    it("plans what reads another stack or an existing cluster, and says that what they give is unknown", async () => {
        const { code, stdout, stderr } = await planSource(`
            import * as aws from "@pulumi/aws";
            import * as pulumi from "@pulumi/pulumi";
            const network = new pulumi.StackReference("acme/network/prod");
            const legacy = aws.eks.Cluster.get("legacy", "legacy");
            new aws.eks.NodeGroup("windows", { clusterName: legacy.name, nodeRoleArn: "arn:aws:iam::111122223333:role/w",
                subnetIds: network.requireOutput("subnetIds"), amiType: "WINDOWS_CORE_2022_x86_64",
                scalingConfig: { minSize: 1, maxSize: 1, desiredSize: 1 } });
            export const vpcId = network.getOutput("vpcId");
        `, {}, "--json");
        assert.equal(code, 0, stdout + stderr);
        const { resources, outputs, policy } = JSON.parse(stdout);
        assert.deepEqual(resources.map(({ name }: any) => name), ["shop-dev", "windows"]);
        assert.deepEqual({ outputs, violations: policy.violations }, { outputs: { vpcId: "[unknown]" }, violations: [] });
        assert.match(stderr, /pulumi:pulumi:StackReference acme\/network\/prod is only read by the program; its outputs are unknown/);
    });

    it("shows an encrypted value as an unknown secret, whole or in part", async () => {
        const { code, stdout, stderr } = await planSource(`
            import * as pulumi from "@pulumi/pulumi";
            import * as aws from "@pulumi/aws";
            const config = new pulumi.Config();
            const bucket = new aws.s3.Bucket("b", { tags: { password: config.requireSecret("password") } });
            export const url = pulumi.interpolate\`https://\${config.requireSecret("password")}@example.com\`;
            export const port = config.requireSecretObject<{ port: number }>("database").apply(({ port }) => port);
        `, { "shop:password": { secure: "v1:AAAA:BBBB" }, "shop:database": { port: 5432, key: { secure: "v1:CCCC:DDDD" } } }, "--json");
        assert.equal(code, 0, stderr);
        const { resources, outputs } = JSON.parse(stdout);
        assert.deepEqual(resources.find(({ name }: any) => name === "b").inputs.tags, { password: "[secret]" });
        assert.deepEqual(outputs, { url: "[secret]", port: "[secret]" });
        assert.doesNotMatch(stdout, /v1:|AAAA|5432/);
    });

    it("keeps an encrypted setting of this package's own program secret", async () => {
        const config = { ...devConfig(), secretsEncryptionKeyArn: { secure: "v1:AAAA:BBBB" }, tags: { owner: { secure: "v1:CCCC:DDDD" } } };
        const { code, stdout, stderr } = await planProgram(ownProgramWith(config), "--json");
        assert.equal(code, 0, stderr);
        const { inputs } = JSON.parse(stdout).resources.find(({ type }: any) => type === "aws:eks/cluster:Cluster");
        assert.equal(inputs.encryptionConfig.provider.keyArn, "[secret]");
        assert.equal(inputs.tags.owner, "[secret]");
        assert.doesNotMatch(stdout, /v1:AAAA|v1:CCCC|04da6b54/);
    });

    it("says which encrypted setting it can't do without, and does not show it", async () => {
        const { code, stderr } = await planProgram(ownProgramWith({ ...devConfig(), kubernetesVersion: { secure: "v1:AAAA:BBBB" } }));
        assert.equal(code, 2);
        assert.match(stderr, /- kubernetesVersion: is not valid; the value is secret, so it is not shown.*\(an offline plan can't read encrypted values, so it may be valid;/);
    });

    it("names a function that has no stored answer, and goes on with an unknown result", async () => {
        const { code, stdout } = await planSource(`
            import * as aws from "@pulumi/aws";
            const vpc = aws.ec2.getVpcOutput({ default: true });
            new aws.ec2.Subnet("s", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
        `, {});
        assert.equal(code, 0);
        assert.match(stdout, /aws:ec2\/getVpc:getVpc: no stored answer for \{"default":true\}; its\s+result\s+is\s+unknown\s+in\s+this\s+plan/);
    });

    it("keeps what a program prints and warns of off standard output", () => {
        const source = `
            import * as pulumi from "@pulumi/pulumi";
            console.log("printed");
            pulumi.log.info("informed");
            pulumi.log.warn("warned");
        `;
        const { stdout, stderr } = withProgram(filesOf(source, {}), folder => runPlan("--program", folder, "--json"));
        assert.doesNotThrow(() => JSON.parse(stdout));
        for (const word of ["printed", "informed", "warning: warned"]) {
            assert.ok(stderr.includes(word), word);
        }
    });

    it("never runs stale code", () => {
        withProgram({ "Pulumi.yaml": PROJECT, "Pulumi.dev.yaml": {}, "index.ts": "export const word = \"one\";" }, folder => {
            const word = () => JSON.parse(runPlan("--program", folder, "--json").stdout).outputs.word;
            assert.equal(word(), "one");
            fs.writeFileSync(path.join(folder, "index.ts"), "export const word = \"two\";");
            assert.equal(word(), "two");
        });
    });

    it("lends this package to a program that imports it by name", async () => {
        const { code, stdout, stderr } = await planSource(`
            import { Network } from "pulumi-eks-windows";
            export const vpcId = new Network("net", {}).vpcId;
        `, {}, "--resources");
        assert.equal(code, 0, stderr);
        assert.match(stdout, /└─ eks-windows:index:Network {2}net/);
    });
});

describe("start of the plan", () => {
    it("compiles nothing that was compiled before", () => {
        assert.equal(runPlan().code, 0);
        const { status, stderr } = spawnSync(process.execPath, ["-r", path.join(ROOT, "tests/support/noCompiler.js"), path.join(ROOT, "plan/run.js")],
            { encoding: "utf8", cwd: os.tmpdir() });
        assert.equal(status, 0, stderr);
    });
});
