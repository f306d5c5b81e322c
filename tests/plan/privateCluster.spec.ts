import * as assert from "node:assert/strict";
import { devConfig, planWith } from "../support/runPlan";

const PRIVATE = { ...devConfig(), network: { natGateways: "NONE" }, endpoint: { publicAccess: false } };

describe("a plan without a way to the internet", () => {
    it("A7, D3: counts endpoints in the subnets and in the cost, and violates no policy", async () => {
        const { code, stdout, stderr } = await planWith(PRIVATE, "--json");
        assert.equal(code, 0, stderr);
        const { capacity, cost, policy } = JSON.parse(stdout);
        assert.deepEqual(policy.violations, []);
        assert.deepEqual(capacity.subnets.map(({ endpointAddresses }: any) => endpointAddresses), [12, 12]);
        const withNat = JSON.parse((await planWith({ ...PRIVATE, network: { natGateways: "SINGLE" } }, "--json")).stdout).capacity.subnets;
        assert.deepEqual(capacity.subnets.map(({ neededAddresses }: any, i: number) => neededAddresses - withNat[i].neededAddresses), [12, 12]);
        const parts = cost.parts.map(({ part }: any) => part);
        assert.deepEqual(["NAT gateways", "public IPv4 addresses", "interface endpoints, each zone"].map(name => parts.includes(name)), [false, false, true]);
        assert.match(JSON.stringify(cost.parts), /24 at 0\.012 USD/);
    });

    it("says in the text what is in place of NAT gateways, and that the API is private", async () => {
        const { stdout } = await planWith(PRIVATE, "--details");
        assert.match(stdout, /0 NAT gateways, 12 interface\s+endpoints/);
        assert.match(stdout.replace(/\n {6}/g, " "), /8 for a load balancer and 12 for VPC endpoints in each subnet/);
        assert.match(stdout, /public access to the Kubernetes API is off/);
    });

    it("A7: is refused with all that needs the internet, by the keys of the stack's file", async () => {
        const { code, stderr } = await planWith({ ...PRIVATE, smokeTest: true, imagePipelines: [{ name: "apps" }] });
        assert.equal(code, 2);
        assert.match(stderr, /imagePipelines\[0\]\.build\.internetAccess: there is no way to the internet \(network\.natGateways NONE\)/);
        assert.match(stderr, /smokeTestImage: there is no way to the internet/);
    });

    it("runs the image that the stack's file names in its smoke tests", async () => {
        const smokeTestImage = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/windows/servercore:ltsc2022";
        const { code, stdout, stderr } = await planWith({ ...PRIVATE, smokeTest: true, smokeTestImage }, "--json");
        assert.equal(code, 0, stderr);
        const job = JSON.parse(stdout).resources.find(({ type }: any) => type === "kubernetes:batch/v1:Job");
        assert.equal(job.inputs.spec.template.spec.containers[0].image, smokeTestImage);
    });
});
