import * as assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { withComputedParts } from "../../plan/computedParts";
import { Properties, UNKNOWN, secret } from "../../plan/signatures";
import { only, planned } from "../support/planned";

const CLUSTER = "aws:eks/cluster:Cluster";
const vpcConfig = { subnetIds: ["subnet-1"] };

describe("parts of a property that AWS computes", () => {
    it("A4: a program reads the security group that EKS makes, and its service CIDR, as values that are not known yet", async () => {
        const seen = await planned(() => {
            const cluster = new aws.eks.Cluster("raw", { roleArn: "arn:aws:iam::111122223333:role/a", vpcConfig, kubernetesNetworkConfig: { ipFamily: "ipv4" } });
            new aws.ec2.LaunchTemplate("windows", {
                vpcSecurityGroupIds: ["sg-1", cluster.vpcConfig.clusterSecurityGroupId],
                userData: pulumi.interpolate`-ServiceCIDR ${cluster.kubernetesNetworkConfig.serviceIpv4Cidr.apply(cidr => cidr.trim())}`,
            });
        });
        const cluster = only(seen, CLUSTER);
        const { inputs, propertyDependencies } = only(seen, "aws:ec2/launchTemplate:LaunchTemplate");
        assert.deepEqual(inputs.vpcSecurityGroupIds, ["sg-1", UNKNOWN]);
        assert.equal(inputs.userData, UNKNOWN);
        assert.deepEqual(propertyDependencies, { vpcSecurityGroupIds: [cluster.urn], userData: [cluster.urn] });
        assert.deepEqual(cluster.inputs.vpcConfig, vpcConfig);
    });

    it("what the program gives, what is not known as a whole, and secrets stay as they are", () => {
        const same: [string, Properties][] = [
            [CLUSTER, { vpcConfig: UNKNOWN }], [CLUSTER, { vpcConfig: secret(vpcConfig) }], [CLUSTER, { roleArn: "arn" }], ["aws:eks/addon:Addon", { vpcConfig }],
        ];
        same.forEach(([type, inputs]) => assert.deepEqual(withComputedParts(type, inputs), inputs));
        const given = { kubernetesNetworkConfig: { serviceIpv4Cidr: "10.1.0.0/16" } };
        assert.deepEqual(withComputedParts(CLUSTER, given), { kubernetesNetworkConfig: { serviceIpv4Cidr: "10.1.0.0/16", serviceIpv6Cidr: UNKNOWN } });
    });
});
