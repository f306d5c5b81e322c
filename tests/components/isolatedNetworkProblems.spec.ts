import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { WindowsClusterArgs } from "../../components";
import { windowsClusterProblems } from "../../components/windowsClusterProblems";
import { isolatedImageProblems } from "../../limits/network/isolatedNetwork";

const ECR = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/windows/servercore:ltsc2022";
const MCR = "mcr.microsoft.com/windows/servercore:ltsc2022";
const WITHOUT: Record<string, WindowsClusterArgs["network"]> = {
    "network.natGateways NONE": { natGateways: "NONE" },
    "network.existingVpc.internetAccess false": { existingVpc: { vpcId: "vpc-0a1b2c3d", privateSubnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"], internetAccess: false } },
};
const problems = (args: Partial<WindowsClusterArgs>) => windowsClusterProblems({ kubernetesVersion: "1.35", windowsNodeGroups: [{ name: "web" }], ...args });
const needsInternet: Partial<WindowsClusterArgs> = {
    endpoint: { privateAccess: false }, smokeTest: true,
    imagePipelines: [{ name: "apps", cachedImages: [{ reference: ECR }, { reference: MCR }] }],
};

describe("A7: what needs the internet", () => {
    for (const [because, network] of Object.entries(WITHOUT)) {
        it(`is refused all at once with ${because}, with the way out`, () => {
            const found = problems({ ...needsInternet, network });
            assert.deepEqual(found.map(({ path }) => path), [
                "endpoint.privateAccess", "imagePipelines[0].build.internetAccess", "imagePipelines[0].cachedImages[1].reference", "smokeTestImage",
            ]);
            assert.ok(found.every(({ reason }) => reason.includes(`no way to the internet (${because})`)));
            const [endpoint, build, cached, test] = found.map(({ reason }) => reason);
            assert.match(endpoint, /got false; set it to true/);
            assert.match(build, /Windows Update, .* got nothing; set it to false if .* WSUS server in the VPC, or remove the pipeline/);
            assert.match(cached, /mcr\.microsoft\.com has no VPC endpoint, got "mcr.*"; copy the image into ECR/);
            assert.match(test, /copy Windows Server Core into ECR and name it here/);
        });

        it(`passes with ${because} where each has another way`, () => {
            assert.deepEqual(problems({
                network, smokeTest: true, smokeTestImage: ECR, endpoint: { publicAccess: false },
                imagePipelines: [{ name: "apps", build: { internetAccess: false }, cachedImages: [{ reference: ECR }, { reference: "registry.corp.example/app:1" }] }],
            }), []);
        });
    }

    it("is taken where there are NAT gateways", () => {
        assert.deepEqual(problems(needsInternet), []);
    });

    it("is no image that only pulumi up knows", () => {
        assert.deepEqual(isolatedImageProblems("image", pulumi.output(MCR), "because"), []);
        assert.deepEqual(isolatedImageProblems("image", "docker.io/library/golang:1", "because").length, 1);
    });
});

describe("the image of smoke tests", () => {
    it("A8: runs on the nodes of every group", () => {
        const windowsNodeGroups = [{ name: "web" }, { name: "old", amiType: "WINDOWS_CORE_2019_x86_64" as const }];
        assert.deepEqual(problems({ windowsNodeGroups, smokeTest: true, smokeTestImage: ECR }).map(({ path, reason }) => `${path}: ${reason.split(",")[0]}`), [
            "smokeTestImage: is an image for Windows Server 2022 while the AMI is Windows Server 2019",
        ]);
    });

    it("counts only with smoke tests", () => {
        assert.deepEqual(problems({ smokeTestImage: ECR }), [{ path: "smokeTestImage", reason: "counts only with smokeTest, got nothing beside it; set smokeTest to true or remove it" }]);
    });
});

describe("D3: addresses of a private subnet", () => {
    it("are for the endpoints too", () => {
        const small = { cidrBlock: "10.0.0.0/24" };
        const groups = [{ name: "web", scaling: { minSize: 1, maxSize: 1, desiredSize: 1 }, instanceTypes: ["t3.medium"] }];
        const linuxNodeGroup = { scaling: { minSize: 2, maxSize: 2, desiredSize: 2 }, instanceTypes: ["t3.small"] };
        const needed = (network: WindowsClusterArgs["network"]) => Number(/needs (\d+) addresses/.exec(problems({
            network, linuxNodeGroup, windowsNodeGroups: groups.map(group => ({ ...group, scaling: { ...group.scaling, maxSize: 20 } })),
        }).map(({ reason }) => reason).join())?.[1]);
        assert.equal(needed({ ...small, natGateways: "NONE" }) - needed(small), 12);
    });
});
