import * as assert from "node:assert/strict";
import { Role } from "@pulumi/aws/iam";
import { Provider } from "@pulumi/kubernetes/provider";
import { AuthenticationMode, ControlPlane, VpcCniOwner, WindowsSupport } from "../../components";
import { Made } from "./providers/cloud";
import { startEngine } from "./support/baseline";
import { NOTHING } from "./support/changes";
import { Deployment, Outcome } from "./support/deployment";
import { Program } from "./support/engine";

const role = (name: string) => new Role(name, { name, assumeRolePolicy: "{}" });
const roles = () => Object.fromEntries(["linux", "one", "other"].map(name => [name, role(name)]));

/** A control plane whose Windows nodes have this role, and nothing but aws-auth to let them in. */
const controlPlane = (windows: string): Program => async () => {
    const { linux, [windows]: windowsNodeRole } = roles();
    new ControlPlane("cluster", {
        kubernetesVersion: "1.35", authenticationMode: AuthenticationMode.ConfigMap, deletionProtection: false,
        vpcId: "vpc-1", privateSubnetIds: ["subnet-1", "subnet-2"], linuxNodeRole: linux, windowsNodeRole,
    });
};

/** Windows support for a cluster of somebody else, whose other roles are these. */
const support = (...others: string[]): Program => async () => {
    const kubernetes = new Provider("kubernetes", { kubeconfig: "{}" });
    new WindowsSupport("support", {
        clusterName: "legacy", nodeRoleArn: role("windows").arn, vpcCniOwner: VpcCniOwner.Addon,
        authenticationMode: AuthenticationMode.ConfigMap,
        awsAuthRoleMappings: others.map(name => ({ roleArn: `arn:aws:iam::111122223333:role/${name}`, username: name, groups: [] })),
    }, { providers: { kubernetes } });
};

const isAwsAuth = ({ type, inputs }: Made) => type.startsWith("kubernetes:core/v1:ConfigMap")
    && (inputs.metadata as { name: string }).name === "aws-auth";

describe("aws-auth under the real engine", () => {
    let deployment: Deployment;
    let empty: ReturnType<Deployment["save"]>;

    before(async () => {
        deployment = await Deployment.create(await startEngine(), "dev", "aws-auth", { "aws:region": "eu-central-1" }, controlPlane("one"));
        empty = deployment.save();
    });

    /** An up with another program; `gaps` are the calls during which nobody is mapped. */
    async function change(program: Program): Promise<Outcome & { gaps: string[] }> {
        const { cloud } = deployment.engine;
        const gaps: string[] = [];
        cloud.meanwhile = async (call, moment) => {
            if (!cloud.made.some(isAwsAuth)) {
                gaps.push(`${moment} ${call.method} ${call.name}`);
            }
        };
        deployment.use(program);
        return { ...await deployment.up(), gaps };
    }

    it("E3: another Windows role changes the mapping of eks.Cluster in place, and it is there at every moment", async () => {
        deployment.restore(empty);
        const first = await deployment.up();
        assert.equal(first.failed, false, first.output);
        const { failed, output, changes, gaps } = await change(controlPlane("other"));
        assert.equal(failed, false, output);
        assert.deepEqual(changes, { ...NOTHING, updated: ["kubernetes:core/v1:ConfigMap cluster-nodeAccess"] });
        assert.deepEqual(gaps, []);
    });

    it("E3: another mapping changes the patch of a cluster that is there already, and it is there at every moment", async () => {
        deployment.restore(empty);
        deployment.use(support("people"));
        const first = await deployment.up();
        assert.equal(first.failed, false, first.output);
        const { failed, output, changes, gaps } = await change(support("people", "machines"));
        assert.equal(failed, false, output);
        assert.deepEqual(changes, { ...NOTHING, updated: ["kubernetes:core/v1:ConfigMapPatch support-aws-auth"] });
        assert.deepEqual(gaps, []);
        await deployment.destroy();
        assert.equal(deployment.engine.cloud.made.filter(isAwsAuth).length, 1, "without it, every node of the cluster would be locked out");
    });
});
