import * as assert from "node:assert/strict";
import { Subnet, Vpc } from "@pulumi/aws/ec2";
import { Namespace } from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";
import { WindowsCluster, WindowsServiceAccount } from "../../components";
import { Made } from "./providers/cloud";
import { startEngine } from "./support/baseline";
import { NOTHING } from "./support/changes";
import { Deployment, UNHANDLED } from "./support/deployment";
import { Config, Program } from "./support/engine";

const CONFIG: Config = { "aws:region": "eu-central-1" };
const PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
const ACCOUNT = "kubernetes:core/v1:ServiceAccount";

/** A VPC as awsx has it: the ids of all its subnets are one output. */
class OtherVpc extends pulumi.ComponentResource {
    public readonly vpcId: pulumi.Output<string>;
    public readonly privateSubnetIds: pulumi.Output<string[]>;

    constructor(name: string, zones: number) {
        super("other:index:Vpc", name);
        const vpc = new Vpc(name, { cidrBlock: "10.0.0.0/16" }, { parent: this });
        const subnets = ["a", "b", "c"].slice(0, zones).map((zone, index) => new Subnet(`${name}-${zone}`, {
            vpcId: vpc.id, cidrBlock: `10.0.${64 * index}.0/18`, availabilityZone: `eu-central-1${zone}`,
        }, { parent: this }));
        this.vpcId = vpc.id;
        this.privateSubnetIds = pulumi.all(subnets.map(({ id }) => id));
        this.registerOutputs({ vpcId: this.vpcId, privateSubnetIds: this.privateSubnetIds });
    }
}

/** The program of somebody who has a VPC of another make, and pods that send messages. */
const shop = (zones: number): Program => async () => {
    const { vpcId, privateSubnetIds } = new OtherVpc("vpc", zones);
    const cluster = new WindowsCluster("shop", {
        kubernetesVersion: "1.35", network: { existingVpc: { vpcId, privateSubnetIds } }, deletionProtection: false,
        imagePipelines: [{ name: "apps", fastLaunch: {} }], windowsNodeGroups: [{ name: "web", imagePipeline: "apps" }],
    });
    const namespace = new Namespace("web", { metadata: { name: "web" } }, { provider: cluster.kubernetesProvider }).metadata.name;
    const orders = new WindowsServiceAccount("orders", {
        oidcProviderArn: cluster.oidcProviderArn, namespace, policyArns: { sqs: "arn:aws:iam::aws:policy/AmazonSQSFullAccess" },
    }, { providers: { kubernetes: cluster.kubernetesProvider } });
    const { clusterName, clusterSecurityGroupId, oidcProviderArn, oidcProviderUrl, windowsNodeRoleName, publicSubnetIds } = cluster;
    return { clusterName, clusterSecurityGroupId, oidcProviderArn, oidcProviderUrl, windowsNodeRoleName, publicSubnetIds, roleArn: orders.roleArn };
};

describe("a program that composes, under the real engine", () => {
    const deploy = async (zones: number) => Deployment.create(await startEngine(), "dev", "compose", CONFIG, shop(zones));
    const only = (made: Made[], type: string, name: string) => made.filter(each => each.type === type && each.name === name)[0];

    it("E6: takes subnets as one output, gives the next resource what it needs, and changes nothing the second time", async () => {
        const deployment = await deploy(3);
        const preview = await deployment.preview();
        assert.equal(preview.failed, false, preview.output);
        const { failed, output } = await deployment.up();
        assert.equal(failed, false, output);
        const { made } = deployment.engine.cloud;

        const group = made.find(({ type }) => type === "aws:eks/nodeGroup:NodeGroup")!;
        assert.equal((group.inputs.subnetIds as string[]).length, 3);
        const distribution = JSON.stringify(made.find(({ type }) => type.includes("DistributionConfiguration"))!.inputs);
        // One node to roll, and twice as many as zones to begin with: the count follows from the subnets.
        assert.match(distribution, /"targetResourceCount":6/);

        const outputs = await deployment.outputs();
        const value = (key: string) => outputs[key].value as string;
        assert.equal(value("clusterSecurityGroupId"), `sg-of-${value("clusterName")}`);
        const provider = only(made, PROVIDER, "shop-oidc");
        assert.deepEqual([provider.outputs.arn, provider.inputs.url], [value("oidcProviderArn"), value("oidcProviderUrl")]);
        assert.deepEqual(provider.inputs.clientIdLists, ["sts.amazonaws.com"]);

        const role = only(made, "aws:iam/role:Role", "orders");
        const [{ Condition: { StringEquals: conditions } }] = JSON.parse(String(role.inputs.assumeRolePolicy)).Statement;
        const issuer = value("oidcProviderUrl").replace("https://", "");
        assert.deepEqual(conditions, { [`${issuer}:aud`]: "sts.amazonaws.com", [`${issuer}:sub`]: "system:serviceaccount:web:orders" });
        const { annotations } = only(made, ACCOUNT, "orders").inputs.metadata as { annotations: Record<string, string> };
        assert.equal(annotations["eks.amazonaws.com/role-arn"], value("roleArn"));
        assert.equal(value("roleArn"), role.outputs.arn);

        assert.deepEqual((await deployment.up()).changes, NOTHING);
    });

    it("judges subnets that only the up knows, in the same words, and makes nothing of the cluster", async () => {
        const deployment = await deploy(1);
        const preview = await deployment.preview();
        assert.equal(preview.failed, false, preview.output);
        const { failed, output } = await deployment.up();
        assert.equal(failed, true);
        assert.match(output, /eks-windows:index:WindowsCluster \(shop\)[^]*?error: invalid arguments:\s+- network\.existingVpc\.privateSubnetIds: needs subnets of at least two zones, got 1; add one/);
        assert.doesNotMatch(output, UNHANDLED);
        const types = deployment.engine.cloud.left().map(({ type }) => type);
        assert.ok(types.includes("aws:ec2/subnet:Subnet"));
        assert.deepEqual(types.filter(type => type.startsWith("aws:eks/") || type.startsWith("kubernetes:")), []);
    });
});
