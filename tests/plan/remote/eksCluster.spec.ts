import * as assert from "node:assert/strict";
import { Cluster, ClusterArgs } from "@pulumi/eks/cluster";
import { VpcCniAddon } from "@pulumi/eks/vpcCniAddon";
import { only, planned } from "../../support/planned";

const ADDON = "aws:eks/addon:Addon";
const CLUSTER = { vpcId: "vpc-1", privateSubnetIds: ["subnet-1", "subnet-2"], skipDefaultNodeGroup: true };

/** Configuration values of the add-on that the component makes. */
async function values(vpcCniOptions: ClusterArgs["vpcCniOptions"]): Promise<any> {
    const seen = await planned(() => new Cluster("main", { ...CLUSTER, vpcCniOptions }));
    return JSON.parse(only(seen, ADDON, "main-vpc-cni").inputs.configurationValues as string);
}

/** The environment that pulumi-eks v4.3.0 gives the CNI by itself (nodejs/eks/addons/cni-addon.ts, `computeEnv`). */
const ENV = {
    AWS_VPC_ENI_MTU: "9001", AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "false", AWS_VPC_K8S_CNI_EXTERNALSNAT: "false", AWS_VPC_K8S_CNI_LOGLEVEL: "DEBUG",
    AWS_VPC_K8S_CNI_LOG_FILE: "/host/var/log/aws-routed-eni/ipamd.log", AWS_VPC_K8S_CNI_VETHPREFIX: "eni", AWS_VPC_K8S_PLUGIN_LOG_FILE:
        "/var/log/aws-routed-eni/plugin.log", AWS_VPC_K8S_PLUGIN_LOG_LEVEL: "DEBUG", ENABLE_POD_ENI: "false", WARM_ENI_TARGET: "1",
};
const INIT = { env: { DISABLE_TCP_EARLY_DEMUX: "false" } };

describe("children of eks.Cluster in a plan", () => {
    it("E2: the add-on has the values of @pulumi/eks 4.3 beside the program's, with sorted keys", async () => {
        const found = await values({ configurationValues: { enableWindowsIpam: "true" } });
        assert.deepEqual(found, { enableWindowsIpam: "true", env: ENV, init: INIT });
        assert.deepEqual(Object.keys(found.env), Object.keys(ENV).sort());
    });

    it("L2: options of the component and values of the program change them, and values count first", async () => {
        assert.deepEqual(await values({
            enablePodEni: true, warmEniTarget: 0, warmIpTarget: 2, externalSnat: true, disableTcpEarlyDemux: true, enableNetworkPolicy: true,
            configurationValues: { env: { AWS_VPC_ENI_MTU: "1500" }, init: { image: "own" } },
        }), {
            enableNetworkPolicy: "true", init: { image: "own", env: { DISABLE_TCP_EARLY_DEMUX: "true" } },
            env: { ...ENV, ENABLE_POD_ENI: "true", WARM_ENI_TARGET: "0", WARM_IP_TARGET: "2", AWS_VPC_K8S_CNI_EXTERNALSNAT: "true", AWS_VPC_ENI_MTU: "1500" },
        });
    });

    it("L3: customNetworkConfig alone turns nothing on, as cniCustomNetworkCfg overrules it", async () => {
        assert.equal((await values({ customNetworkConfig: true })).env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG, "false");
        assert.equal((await values({ cniCustomNetworkCfg: true })).env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG, "true");
    });

    it("E3: aws-auth is not immutable, and its provider changes it in place where the program says so", async () => {
        const seen = await planned(() => new Cluster("main", { ...CLUSTER, enableConfigMapMutable: true }));
        const { inputs, provider } = only(seen, "kubernetes:core/v1:ConfigMap");
        const kubernetes = only(seen, "pulumi:providers:kubernetes");
        assert.equal(inputs.immutable, false);
        assert.equal(provider, kubernetes.urn);
        assert.equal(kubernetes.inputs.enableConfigMapMutable, "true");
    });

    it("security group rules say what they are for", async () => {
        const seen = await planned(() => new Cluster("main", CLUSTER));
        const rules = seen.filter(({ type }) => type === "aws:ec2/securityGroupRule:SecurityGroupRule");
        assert.equal(rules.length, 6);
        assert.deepEqual(rules.filter(({ inputs }) => typeof inputs.description !== "string"), []);
    });

    it("E2: a VpcCniAddon of its own shows no inputs either, but the add-on that it makes", async () => {
        const seen = await planned(() => new VpcCniAddon("cni", {
            clusterName: "shop", addonVersion: "v1.20.0-eksbuild.1", configurationValues: { enableWindowsIpam: "true" },
        }));
        assert.deepEqual(only(seen, "eks:index:VpcCniAddon").inputs, {});
        const { inputs, parent } = only(seen, ADDON, "cni");
        assert.deepEqual([inputs.clusterName, inputs.addonName, inputs.addonVersion], ["shop", "vpc-cni", "v1.20.0-eksbuild.1"]);
        assert.equal(JSON.parse(inputs.configurationValues as string).enableWindowsIpam, "true");
        assert.equal(parent, only(seen, "eks:index:VpcCniAddon").urn);
    });
});
