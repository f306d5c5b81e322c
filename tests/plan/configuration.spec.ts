import * as assert from "node:assert/strict";
import { devConfig, ownProgramWith, planInHost, planProgram, planWith, runPlan } from "../support/runPlan";

/** The configuration of dev, changed in one place. */
function changed(change: (config: Record<string, any>) => void): Record<string, any> {
    const config = devConfig();
    change(config);
    return config;
}

/** The configuration of dev with an image pipeline that its group runs. */
function withImages(pipeline: object): Record<string, any> {
    return changed(config => {
        config.imagePipelines = [{ name: "apps", ...pipeline }];
        config.windowsNodeGroups[0].imagePipeline = "apps";
    });
}

const BAD: [string, Record<string, unknown> | string, string[]][] = [
    ["no Kubernetes version", changed(config => { delete config.kubernetesVersion; }), [
        "kubernetesVersion: is required, got nothing; set a minor version such as \"1.35\"",
    ]],
    ["a Kubernetes version that YAML read as a number", changed(config => { config.kubernetesVersion = 1.3; }), [
        "kubernetesVersion: must be a minor version such as \"1.35\" (in quotes: YAML turns 1.30 into 1.3), got \"1.3\"",
    ]],
    ["A1: an unknown AMI type", changed(config => { config.windowsNodeGroups[0].amiType = "WINDOWS_CORE_2016_x86_64"; }), [
        "windowsNodeGroups[0].amiType: unknown value \"WINDOWS_CORE_2016_x86_64\"; use one of WINDOWS_CORE_2019_x86_64, WINDOWS_FULL_2019_x86_64, "
        + "WINDOWS_CORE_2022_x86_64, WINDOWS_FULL_2022_x86_64, WINDOWS_CORE_2025_x86_64, WINDOWS_FULL_2025_x86_64",
    ]],
    ["a CIDR block that is not one", changed(config => { config.network.cidrBlock = "10.0.0.0/33"; }), [
        "network.cidrBlock: must be an IPv4 CIDR block between /16 and /24 without host bits, such as \"10.0.0.0/16\", got \"10.0.0.0/33\"",
    ]],
    ["D3: a CIDR block too small for the pods", changed(config => { config.network.cidrBlock = "10.0.0.0/24"; }), [
        "network.cidrBlock: each private subnet needs 124 addresses when all node groups are at full size and has 59, "
        + "got \"10.0.0.0/24\"; use a /22 or larger, or lower maxSize",
    ]],
    ["an Arm instance type", changed(config => { config.windowsNodeGroups[0].instanceTypes = ["m7g.large"]; }), [
        "windowsNodeGroups[0].instanceTypes[0]: Windows AMIs are x86_64 and this type is Arm, got \"m7g.large\"; use \"m7a.large\"",
    ]],
    ["a desired size outside its range", changed(config => { config.windowsNodeGroups[0].scaling.desiredSize = 9; }), [
        "windowsNodeGroups[0].scaling.desiredSize: must lie in 1..2 (minSize..maxSize), got 9",
    ]],
    ["D3: a warm prefix target without prefix delegation", changed(config => { config.windowsIpam = { warmPrefixTarget: 1 }; }), [
        "windowsIpam.warmPrefixTarget: has no effect without prefix delegation, got 1; set prefixDelegation to true or remove it",
    ]],
    ["two Windows groups of one name", changed(config => { config.windowsNodeGroups.push({ name: "web" }); }), [
        "windowsNodeGroups[1].name: is already the name of windowsNodeGroups[0], got \"web\"; use another name",
    ]],
    ["E4: no Linux nodes", changed(config => { config.linuxNodeGroup = { scaling: { minSize: 0, maxSize: 2, desiredSize: 0 } }; }), [
        "linuxNodeGroup.scaling.desiredSize: CoreDNS and other system pods need at least one Linux node (two are better), got 0; "
        + "add a Linux node group or run CoreDNS on Fargate",
    ]],
    ["an unknown key", changed(config => { config.kubernetesVersoin = "1.35"; }), [
        "kubernetesVersoin: is not a setting; remove it or check its spelling (there are kubernetesVersion, clusterName,",
        "; did you mean kubernetesVersion?",
    ]],
    ["an unknown key within a setting", changed(config => { config.windowsNodeGroups[0].amitype = "x"; }), [
        "windowsNodeGroups[0].amitype: is not a setting, got \"x\"; remove it or check its spelling (there are name, imagePipeline, amiType,",
        "; did you mean amiType?",
    ]],
    ["a value of another type", changed(config => { config.deletionProtection = "maybe"; }), [
        "deletionProtection: must be of type boolean, got \"maybe\"; write true or false, without quotes",
    ]],
    ["a list where an object belongs", changed(config => { config.tags = ["a"]; }), [
        "tags: must be of type object, got [\"a\"]",
    ]],
    ["a region without Windows AMIs", changed(config => { config["aws:region"] = "cn-north-1"; }), [
        "aws:region: EKS has Windows AMI types in commercial regions only, got \"cn-north-1\"; use one such as \"eu-central-1\"",
    ]],
    ["a key twice in the file", "config:\n  eks-windows:kubernetesVersion: '1.35'\n  eks-windows:kubernetesVersion: '1.34'\n", [
        "Pulumi.dev.yaml: line 3: has the key \"eks-windows:kubernetesVersion\" twice, first in line 2; remove one",
    ]],
    ["A6, A8: a cached image of another Windows release", withImages({ cachedImages: [{ reference: "mcr.microsoft.com/windows/servercore:ltsc2019" }] }), [
        "imagePipelines[0].cachedImages[0].reference:",
    ]],
    ["A6: an ECR reference without a region", withImages({ cachedImages: [{ reference: "111122223333.dkr.ecr.amazonaws.com/app:1" }] }), [
        "imagePipelines[0].cachedImages[0].reference:",
    ]],
    ["A6: a disk too small for the images", withImages({ cachedImages: [{ reference: "mcr.microsoft.com/app:1", sizeGiB: 90 }] }), [
        "imagePipelines[0].rootVolume.sizeGiB:",
    ]],
    ["a cron expression that is none", withImages({ schedule: { expression: "every tuesday" } }), [
        "imagePipelines[0].schedule.expression: must be cron(...) with six fields, such as \"cron(0 3 ? * TUE *)\" for Tuesdays at three, "
            + "or a rate, such as \"rate(1 day)\" or \"rate(7 days)\", got \"every tuesday\"",
    ]],
    ["A5: Fast Launch of a group, which its image pipeline decides", changed(config => { config.windowsNodeGroups[0].fastLaunch = true; }), [
        "windowsNodeGroups[0].fastLaunch: is not a setting, got true; remove it or check its spelling",
    ]],
    ["A4: a step that a recipe can't have", withImages({ steps: [{ name: "agent", powerShell: "'{{ a }}'" }] }), [
        "imagePipelines[0].steps[0].powerShell: Image Builder reads double braces as the output of another step, got \"{{ a }}\"; "
        + "write { { in blocks, and '{' + '{' in text",
    ]],
    ["A4: two bases", withImages({ eksOptimizedBase: {}, windowsServerBase: {} }), [
        "imagePipelines[0].windowsServerBase: only one base is allowed, got eksOptimizedBase too; keep one",
    ]],
    ["A4: a pinned AMI release of another Kubernetes minor", withImages({ eksOptimizedBase: { releaseVersion: "1.34-2026.01.22" } }), [
        "imagePipelines[0].eksOptimizedBase.releaseVersion: is a release for Kubernetes 1.34, got \"1.34-2026.01.22\" on \"1.35\"; "
        + "pin a release that starts with \"1.35-\"",
    ]],
    ["kubelet arguments on Amazon's AMI", changed(config => { config.windowsNodeGroups[0].kubelet = { maxPods: 50 }; }), [
        "windowsNodeGroups[0].kubelet.maxPods: EKS passes no arguments to kubelet on its own Windows AMI types",
    ]],
    ["a region that is none", changed(config => { config["aws:region"] = "eu-centrl-1"; }), [
        "aws:region: is no AWS region, got \"eu-centrl-1\"; use one such as \"eu-central-1\"; did you mean eu-central-1?",
    ]],
    ["a prefix that is nearly the project's", changed(config => { config["eks-window:clusterName"] = "x"; }), [
        "eks-window:clusterName: is ignored, got the prefix \"eks-window\"; did you mean eks-windows:clusterName?",
    ]],
    ["a region under another name", changed(config => { config["aws:regoin"] = "eu-central-1"; }), [
        "aws:regoin: is not a setting of the AWS provider, got \"regoin\"; did you mean aws:region?",
    ]],
    ["a key without a value", changed(config => { config.network = null; }), ["network: has no value; give it one or remove the key"]],
    ["a wrong type beside a limit in the same group", changed(config => {
        config.windowsNodeGroups = [{ name: "web", instanceTypes: ["m7g.large"], scaling: { minSize: "one", maxSize: 2, desiredSize: 1 } }];
    }), [
        "windowsNodeGroups[0].scaling.minSize: must be of type number, got \"one\"",
        "windowsNodeGroups[0].instanceTypes[0]: Windows AMIs are x86_64",
    ]],
    ["a group that can't be read beside one with a wrong limit", changed(config => {
        config.windowsNodeGroups = [{ amiType: "WINDOWS_CORE_2022_x86_64" }, { name: "web", instanceTypes: ["m7g.large"] }];
    }), [
        "windowsNodeGroups[0].name: is required, got nothing; set it", "windowsNodeGroups[1].instanceTypes[0]: Windows AMIs are x86_64",
    ]],
    ["many mistakes at once", changed(config => {
        Object.assign(config, { kubernetesVersion: "1.34", windowsIpam: { warmPrefixTarget: -1 }, supportType: "FOREVER" });
        config.windowsNodeGroups = [{ name: "web", amiType: "WINDOWS_CORE_2025_x86_64", scaling: { minSize: "one", maxSize: 2, desiredSize: 3 } }];
    }), [
        "supportType: unknown value \"FOREVER\"; use one of STANDARD, EXTENDED",
        "windowsIpam.warmPrefixTarget: must be a whole number of at least 0, got -1",
        "windowsNodeGroups[0].scaling.minSize: must be of type number, got \"one\"",
        "windowsNodeGroups[0].scaling.desiredSize: must be at most maxSize, 2, got 3",
    ]],
    ["a key of ours with the prefix of something else", changed(config => { config["pulumi-eks-windows:smokeTest"] = true; config["aws:clusterName"] = "x"; }), [
        "pulumi-eks-windows:smokeTest: is ignored, got the prefix \"pulumi-eks-windows\"; did you mean eks-windows:smokeTest?",
        "aws:clusterName: is ignored, got the prefix \"aws\"; did you mean eks-windows:clusterName?",
    ]],
    ["a region without its prefix", changed(config => { config.region = "eu-west-1"; }), ["region: is not a setting", "; did you mean aws:region?"]],
    ["an item of an inner list that can't be read beside a wrong limit", withImages({ cachedImages: [{ refrence: "a" }, { reference: "b", sizeGiB: -1 }] }), [
        "imagePipelines[0].cachedImages[0].refrence: is not a setting", "imagePipelines[0].cachedImages[1].sizeGiB: must be more than 0 GiB, got -1",
    ]],
    ["an entry that lacks two keys beside one with a wrong ARN", changed(config => { config.accessEntries = [{}, { name: "ci", principalArn: "ci" }]; }), [
        "accessEntries[0].name: is required", "accessEntries[0].principalArn: is required", "accessEntries[1].principalArn: must be the ARN of an IAM role or user",
    ]],
    ["an encrypted region", changed(config => { config["aws:region"] = { secure: "v1:hidden" }; }), [
        "aws:region: is not valid; the value is secret, so it is not shown: check it against docs/configuration.md (an offline plan can't read encrypted values,",
    ]],
    ["required keys that may be in an environment of Pulumi ESC", "environment: [prod]\n", [
        "kubernetesVersion: is required, got nothing", "environment: Pulumi.dev.yaml imports environments of Pulumi ESC; an offline plan can't read them",
    ]],
    ["a misspelt key of the stack's file", "confg: {}\n", [
        "Pulumi.dev.yaml: \"confg\" is not a key of a stack's file, so the CLI ignores it; did you mean config?",
    ]],
    ["text with a colon", "config:\n  eks-windows:tags:\n    owner: team: web\n", [
        "Pulumi.dev.yaml: line 3: is not valid YAML: nested mappings are not allowed in compact mappings; "
        + "start the next key on a line of its own, or put the text in quotes if it holds a colon",
    ]],
];

describe("plan of a bad configuration", () => {
    for (const [title, config, expected] of BAD) {
        it(`${title}: exit code 2, the key, the value and the mend, and no stack trace`, async () => {
            const { code, stdout, stderr } = await planProgram(ownProgramWith(config));
            assert.equal(code, 2, stderr);
            assert.equal(stdout, "");
            expected.forEach(line => assert.ok(stderr.includes(line.startsWith(";") ? line : `  - ${line}`), `${line}\nnot in\n${stderr}`));
            assert.doesNotMatch(stderr, /^\s+at /m);
        });
    }

    it("says the same in JSON, and registers nothing", async () => {
        const { code, stdout } = await planWith(changed(config => { config.kubernetesVersion = "1"; }), "--json");
        assert.equal(code, 2);
        const { formatVersion, resources, outputs, capacity, policy, problems } = JSON.parse(stdout);
        assert.deepEqual({ formatVersion, resources, outputs, capacity, policy, problems }, {
            formatVersion: 1, resources: [], outputs: {}, capacity: { nodeGroups: [], subnets: [] }, policy: { policies: [], violations: [], notRead: [] },
            problems: [{ path: "kubernetesVersion", reason: "must be a minor version such as \"1.35\" (in quotes: YAML turns 1.30 into 1.3), got \"1\"" }],
        });
    });

    it("a stack without a file: its configuration is empty, and the required keys are missing", async () => {
        const { code, stderr } = await planInHost("--stack", "dv");
        assert.equal(code, 2);
        assert.match(stderr, /kubernetesVersion: is required, got nothing/);
        assert.match(stderr, /--stack: no Pulumi\.dv\.yaml in .*, got "dv"; so its configuration is empty, .*\(there are dev, prod; did you mean dev\?\)/);
        assert.doesNotMatch(stderr, /^\s+at /m);
    });

    it("a program that needs no configuration plans without a stack's file, and the plan says so", async () => {
        const { code, stdout } = await planProgram({ "Pulumi.yaml": "name: small\nruntime: nodejs\n", "index.ts": "export const answer = 42;" });
        assert.equal(code, 0);
        assert.match(stdout, /Warnings\n[^]*no Pulumi\.dev\.yaml in .*, got "dev"; so its configuration is empty, as in a\s+preview\s+\(no stack has a file\)/);
    });

    it("a key that Pulumi.yaml declares and nobody sets, as the CLI refuses it", async () => {
        const { code, stderr } = await planProgram({
            "Pulumi.yaml": "name: small\nruntime: nodejs\nconfig:\n  size: { type: integer, description: Nodes. }\n  more: 1\n", "Pulumi.dev.yaml": "", "index.ts": "",
        });
        assert.equal(code, 2);
        assert.match(stderr, / {2}- size: is required by Pulumi\.yaml, got nothing; set it in Pulumi\.dev\.yaml \(Nodes\)/);
        assert.doesNotMatch(stderr, /more/);
    });

    it("never shows what is secret, nor what is near it", async () => {
        const { code, stderr } = await planProgram(ownProgramWith(changed(config => {
            config.secretsEncryptionKeyArn = { secure: "v1:hidden" };
            config.network = { existingVpc: { vpcId: { secure: "v1:hidden" }, privateSubnetIds: "subnet-1" } };
        })));
        assert.equal(code, 2);
        assert.match(stderr, / {2}- network.*: is not valid; the value is secret, so it is not shown/);
        assert.doesNotMatch(stderr, /hidden|subnet-1|04da6b54/);
    });

    it("a folder without a program", async () => {
        assert.match((await planProgram({})).stderr, /--program: no Pulumi\.yaml there/);
        const noIndex = await planProgram({ "Pulumi.yaml": { name: "empty", runtime: "nodejs" }, "Pulumi.dev.yaml": {} });
        assert.equal(noIndex.code, 2);
        assert.match(noIndex.stderr, /--program: no program there/);
        const noMain = await planProgram({ "Pulumi.yaml": { name: "empty", runtime: "nodejs", main: "src/start.ts" } });
        assert.equal(noMain.code, 2);
        assert.match(noMain.stderr, /Pulumi\.yaml: main names no file of the program, got "src\/start\.ts"; name the file/);
        assert.match((await planProgram({ "Pulumi.yaml": { runtime: "nodejs" } })).stderr, /Pulumi\.yaml: name must be text, got nothing/);
    });

    it("an unknown argument", () => {
        const { code, stderr } = runPlan("--stak", "dev");
        assert.equal(code, 2);
        assert.match(stderr, /arguments: Unknown option '--stak'/);
    });
});
