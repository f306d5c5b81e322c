import * as assert from "node:assert/strict";
import { gapsInAccess } from "./support/availability";
import { changesIn, NOTHING } from "./support/changes";
import { Deployment } from "./support/deployment";
import { startEngine } from "./support/baseline";
import { Config, ownConfig, ownProgram } from "./support/engine";
import { title } from "./providers/callLog";

/** What stays on purpose: recipes and components that images may have been built from. */
const KEPT: Record<string, RegExp> = { dev: /^$/, prod: /^aws:imagebuilder\/(component:Component|imageRecipe:ImageRecipe) / };

for (const stack of ["dev", "prod"]) {
    describe(`the life of stack ${stack} in the real engine`, () => {
        let deployment: Deployment;
        let config: Config;
        let planned: string[];

        before(async () => {
            config = ownConfig(stack);
            deployment = await Deployment.create(await startEngine(), stack, "eks-windows", config, ownProgram);
        });

        it("previews under the policy pack, and calls nobody", async () => {
            const { changes, output, failed } = await deployment.preview({ policies: true });
            assert.equal(failed, false, output);
            assert.match(output, /Policies:\s+✅ eks-windows/);
            assert.deepEqual(deployment.engine.cloud.log.calls, []);
            assert.deepEqual({ ...changes, created: [] }, NOTHING);
            planned = changes.created;
        });

        it("L11: comes up under the policy pack with what the preview showed", async () => {
            const { changes, output, failed } = await deployment.up({ policies: true });
            assert.equal(failed, false, output);
            assert.match(output, /Policies:\s+✅ eks-windows/);
            assert.deepEqual(changes, { ...NOTHING, created: planned });
            assert.deepEqual(gapsInAccess([], deployment.engine.cloud.log), []);
            assert.doesNotMatch(output, /warning: resource plugin/);
        });

        it("exports what people need, and the kubeconfig as a secret", async () => {
            const { clusterName, kubeconfig, windowsNodeGroupNames } = await deployment.outputs();
            assert.match(String(clusterName.value), /^cluster-eksCluster-[0-9a-f]{7}$/);
            assert.equal(kubeconfig.secret, true);
            assert.deepEqual(Object.keys(windowsNodeGroupNames.value as object).sort(), config.windowsNodeGroups.map(({ name }: Config) => name).sort());
        });

        it("changes nothing the second time", async () => {
            const { changes, output, failed } = await deployment.up();
            assert.equal(failed, false, output);
            assert.deepEqual(changes, NOTHING);
            assert.match(output, /Resources:\s+\d+ unchanged\s/);
            assert.doesNotMatch(output, /\d+ (updated|created|replaced)/);
        });

        it("finds nothing to refresh", async () => {
            const { output, failed } = await deployment.refresh();
            assert.equal(failed, false, output);
            assert.match(output, /Resources:\s+\d+ unchanged\s/);
            assert.doesNotMatch(output, /\d+ (updated|deleted)/);
        });

        it("goes, in the order that AWS wants, and leaves nothing behind", async () => {
            deployment.configure({ ...config, deletionProtection: false });
            await deployment.up();
            const { output, failed } = await deployment.destroy();
            assert.equal(failed, false, output);
            assert.deepEqual(deployment.engine.cloud.left().map(title).filter(name => !KEPT[stack].test(name)), []);
            assert.deepEqual(goneTooEarly(deployment), []);
            assert.deepEqual(changesIn(deployment.engine.cloud.log).created, []);
        });
    });
}

/** What went while node groups, or the cluster itself, still needed it. */
function goneTooEarly({ engine }: Deployment): string[] {
    const removals = engine.cloud.log.done("delete");
    const end = (type: string) => Math.max(...removals.filter(call => call.type === type).map(({ ended }) => ended!));
    const needed: [string, RegExp][] = [
        ["aws:eks/nodeGroup:NodeGroup", /^aws:(eks\/(accessEntry|cluster):|iam\/role|ec2\/(subnet|vpc):)/],
        ["aws:eks/cluster:Cluster", /^aws:(iam\/rolePolicyAttachment:.* cluster-role|iam\/role:.* cluster-role|kms\/|ec2\/(subnet|vpc):|ec2\/securityGroup:.*-eksClusterSecurityGroup$)/],
    ];
    // A role of Image Builder serves no node.
    return needed.flatMap(([type, what]) => removals
        .filter(call => what.test(title(call)) && !title(call).includes("-apps-") && call.started < end(type))
        .map(call => `${title(call)} went before the last ${type}`));
}
