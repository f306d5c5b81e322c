import * as assert from "node:assert/strict";
import { Eip } from "@pulumi/aws/ec2";
import { Cluster } from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";
import { endpointWarnings } from "../../plan/notices";
import { planned } from "../support/planned";
import { devConfig, planWith } from "../support/runPlan";

const OFF = "public access to the Kubernetes API is off";

describe("warnings about who reaches the Kubernetes API", () => {
    it("are in the text and in the JSON, under the cluster's name", async () => {
        const config = { ...devConfig(), endpoint: { publicAccess: false } };
        assert.ok((await planWith(config)).stdout.replace(/\n {6}/g, " ").includes(`  cluster-eksCluster: ${OFF}: a program outside of the VPC`));
        const { code, stdout } = await planWith(config, "--json");
        assert.equal(code, 0);
        assert.ok(JSON.parse(stdout).warnings.some((warning: string) => warning.startsWith(`cluster-eksCluster: ${OFF}`)), stdout.slice(0, 200));
    });

    it("are about blocks that leave nodes out", async () => {
        const { stdout } = await planWith({ ...devConfig(), endpoint: { privateAccess: false, publicAccessCidrs: ["8.8.8.0/24"] } });
        assert.match(stdout.replace(/\n {6}/g, " "), /cluster-eksCluster: private access to the Kubernetes API is off, and public access is for 8\.8\.8\.0\/24 alone/);
    });

    it("are none where everybody reaches it", async () => {
        assert.doesNotMatch((await planWith(devConfig())).stdout, /access to the Kubernetes API is off/);
    });

    const raw = async (vpcConfig: (address: Eip) => object) => endpointWarnings(await planned(() => new Cluster("raw", {
        roleArn: "arn:aws:iam::111122223333:role/eks", vpcConfig: { subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"], ...vpcConfig(new Eip("nat", {})) },
    })));

    it("are about clusters of any program, with the defaults of EKS", async () => {
        assert.deepEqual(await raw(() => ({})), []);
        assert.match((await raw(() => ({ endpointPrivateAccess: true, endpointPublicAccess: false }))).join(), new RegExp(`^raw: ${OFF}`));
        assert.match((await raw(() => ({ publicAccessCidrs: ["8.8.8.8/32"] }))).join(), /^raw: private access .* is for 8\.8\.8\.8\/32 alone/);
    });

    it("are none where a block is known only later: it may be a NAT gateway's", async () => {
        assert.deepEqual(await raw(address => ({ publicAccessCidrs: ["8.8.8.8/32", pulumi.interpolate`${address.publicIp}/32`] })), []);
    });
});
